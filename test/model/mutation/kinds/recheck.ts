import type { Action, Expression, Statement, TransitionSystem } from '../../../../src/transition/form.ts';
import { visitStatements } from '../../../../src/transition/traverse.ts';
import { expressionText } from '../expression-text.ts';
import { GoingOn } from '../go-on.ts';
import { kernelActions } from '../kernel-actions.ts';
import { Mutants, type Mutant } from '../mutant.ts';
import { plainName, rolesOf, type Role } from '../names.ts';
import { assigned, readBy, rewrite, targets } from '../rewrite.ts';
import { functionOf, type Step } from '../step.ts';

type If = Extract<Statement, { kind: 'if' }>;

/** What a condition does not decide: with these alone it is none of the kernel's. */
const incidental: readonly (Role | undefined)[] = ['local', 'bookkeeping of the rules', 'PG_dirty'];

/** Conditions of the kernel's text are taken to hold always, or never, whichever lets the path go on. */
export function recheckMutants(system: TransitionSystem): readonly Mutant[] {
  const mutants = new Mutants(system, 'recheck');
  const ordinals = new Map<string, number>();
  const roles = rolesOf(system);
  const goingOn = new GoingOn(system, roles);
  for (const branching of branchings(system, roles)) {
    const { condition, numbers, ifs } = branching;
    const ways = waysOf(roles, ifs[0]!.statement);
    const wanted = (each: If): boolean => each.condition === condition && waysOf(roles, each) === ways;
    const actions = numbers.map((number) => system.actions[number]!);
    const step = stepOfAll(actions);
    const text = expressionText(system, condition);
    // Two conditions that read alike and follow steps that read alike are told apart by their order.
    const exact = `${actions.map(({ label }) => label).join()} ${JSON.stringify(condition)} ${step.place}`;
    const ordinal = (ordinals.get(exact) ?? 0) + 1;
    ordinals.set(exact, ordinal);
    const which = ordinal === 1 ? '' : ` (${ordinal})`;
    for (const value of goingOn.values(ifs)) {
      mutants.add(
        step,
        `, ${text}${which} taken for ${value === 1 ? 'true' : 'false'}`,
        numbers.map((action) => ({ action, change: (each) => forced(each, wanted, value) })),
      );
    }
  }
  return mutants.list();
}

/** One `if` of a path. It can end up in several actions. */
interface Branching {
  readonly condition: Expression;
  readonly numbers: number[];
  readonly ifs: { readonly process: number; readonly statement: If }[];
}

/** Conditions that count. */
function branchings(system: TransitionSystem, roles: readonly Role[]): readonly Branching[] {
  const found = new Map<Expression, Map<string, Branching>>();
  for (const number of kernelActions(system)) {
    const { process, body } = system.actions[number]!;
    visitStatements(body, (statement) => {
      if (statement.kind !== 'if' || !counts(system, roles, statement)) return;
      const { condition } = statement;
      const ways = found.get(condition) ?? new Map<string, Branching>();
      found.set(condition, ways);
      const known = ways.get(waysOf(roles, statement)) ?? { condition, numbers: [], ifs: [] };
      ways.set(waysOf(roles, statement), known);
      if (!known.numbers.includes(number)) known.numbers.push(number);
      known.ifs.push({ process, statement });
    });
  }
  return [...found.values()].flatMap((ways) => [...ways.values()]);
}

/** Where the branches of a statement lead: what tells apart two that test the same variable. */
function waysOf(roles: readonly Role[], { then, otherwise }: If): string {
  return [then, otherwise]
    .map((body) => {
      const ends: (string | number)[] = [];
      visitStatements(body, (statement) => {
        const [variable] = targets(statement);
        if (variable === undefined || roles[variable] === 'local' || !('value' in statement)) return;
        const isCounter = roles[variable] === 'program counter' && statement.value.kind === 'constant';
        ends.push(isCounter ? `to ${(statement.value as { value: number }).value}` : variable);
      });
      return [...new Set(ends.map(String))].toSorted((a, b) => a.localeCompare(b)).join();
    })
    .join(' | ');
}

function counts(
  system: TransitionSystem,
  roles: readonly Role[],
  { condition, then, otherwise }: If,
): boolean {
  const branches = [...then, ...otherwise];
  const decides =
    [...assigned(branches)].some((variable) => !incidental.includes(roles[variable])) ||
    branches.some(({ kind }) => kind === 'check');
  const real = [...readBy(condition)].some((variable) => roles[variable] !== 'program counter');
  return decides && real && !isCaseDistinction(system, condition);
}

/** The function that a condition belongs to, and the step before it if that is one of the function's own. */
function stepOfAll(actions: readonly Action[]): Step {
  const [first, ...others] = actions;
  let common = first!.calls;
  for (const { calls } of others) {
    const differs = common.findIndex((name, at) => calls[at] !== name);
    if (differs >= 0) common = common.slice(0, differs);
  }
  const labels = new Set(
    actions.filter(({ calls }) => calls.length === common.length).map(({ label }) => plainName(label)),
  );
  const [label] = labels;
  const own = labels.size === 1 && !label!.startsWith('wait until');
  return { file: first!.source.file, place: functionOf(common), label: own ? label! : 'if' };
}

function forced(action: Action, wanted: (statement: If) => boolean, value: number): Action {
  const change = (body: readonly Statement[]): readonly Statement[] =>
    rewrite(body, (statement) => {
      if (statement.kind !== 'if' || !wanted(statement)) return undefined;
      return change(value === 1 ? statement.then : statement.otherwise);
    });
  return { ...action, body: change(action.body) };
}

/** Locals and functions that say which of its pages or tables the model means: the kernel has a pointer there. */
const whichPage = /^(pmd_page|pte_page|page of a (huge )?migration entry)\(/;
const whichTable = /^(pmd_pgtable\(.*\)|page|pgtable|table|page table|src_page|token|\(token - 1\)|new)$/;
/** What an mmu_gather holds, what the allocator has, and what a path gives its caller for the rules. */
const bookkeeping = /tlb\.(pages|tables|cleared)|spare tables|mincore\(\)/;

/** Whether a condition only says which page or table is meant, or what was gathered: no branch of the kernel's text. */
function isCaseDistinction(system: TransitionSystem, condition: Expression): boolean {
  const inner = condition.kind === 'not' ? condition.operand : condition;
  const whole = expressionText(system, inner);
  // put_page_testzero() is a branch of the kernel's.
  if (bookkeeping.test(whole) && !/^\(\((_refcount|_count)/.test(whole)) return true;
  if (inner.kind !== 'binary' || inner.right.kind !== 'constant') return false;
  const left = expressionText(system, inner.left);
  if (whichPage.test(left)) return true;
  // Numbers of tables count from 1 where 0 stands for NULL, except in `table`.
  return whichTable.test(left) && (inner.right.value !== 0 || left === 'table' || left === 'page');
}
