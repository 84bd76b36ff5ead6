import type {
  Action,
  Expression,
  ProcessId,
  Statement,
  TransitionSystem,
  VariableId,
} from '../../transition/form.ts';
import type { FillingFirst } from '../../transition/independence/holding.ts';
import type { Known } from '../../transition/independence/partial.ts';
import { assuming } from '../../transition/independence/partial.ts';
import { Ranges } from '../../transition/ranges.ts';
import { expressionsOf, visitExpression, visitStatements } from '../../transition/traverse.ts';
import type { SelectionPlan } from '../../transition/independence/plan.ts';
import type { Partition } from './partition.ts';

/**
 * What depends on few components and is therefore kept by their numbers: the steps of a process, or conditions. (The
 * transition groups of Blom, van de Pol, Weber, "LTSmin: distributed and symbolic reachability", CAV 2010, with their
 * local caches.)
 */
export type Group =
  /** Actions that are taken alone where a condition is non-zero: the first choice that applies decides. */
  | { readonly kind: 'first'; readonly choices: readonly FirstChoice[]; readonly reads: Components }
  /** Whether a process, if any of its actions are enabled, takes them alone. */
  | {
      readonly kind: 'alone';
      readonly when: Expression;
      readonly process: ProcessId;
      readonly reads: Components;
    }
  | { readonly kind: 'process'; readonly process: ProcessId }
  /** Invariants and `sometimes` that read the same components. */
  | {
      readonly kind: 'conditions';
      readonly conditions: readonly StateCondition[];
      readonly reads: Components;
    }
  /** Looked at where all `cpu` processes have finished. */
  | { readonly kind: 'finals'; readonly conditions: readonly StateCondition[]; readonly reads: Components };

/** Actions that are taken alone where a condition is non-zero. */
export type FirstChoice = Pick<FillingFirst, 'when' | 'actions'>;

/** A condition on states: a rule that it breaks when it is 0, or a state to be reached. */
export type StateCondition =
  | { readonly kind: 'rule'; readonly rule: number; readonly condition: Expression }
  | { readonly kind: 'sometimes'; readonly number: number; readonly condition: Expression };

/** A set of components: bit n for component n. */
export type Components = number;

/** Most components of a partition: as many as a set has bits. */
export const mostComponents = 31;

/** The groups of a system: processes that count as progress, other processes, conditions, final conditions. */
export interface Groups {
  readonly all: readonly Group[];
  /** The first so many choose what is taken alone: the first that applies decides. */
  readonly choosing: number;
  /** So many of the next are processes whose steps count as progress. */
  readonly moving: number;
}

/** Finds the groups of a system, of which a plan selects some; processes without actions have none. */
export function groupsOf(
  system: TransitionSystem,
  partition: Partition,
  { fillFirst, alone }: Pick<SelectionPlan, 'fillFirst' | 'alone'> = { fillFirst: [], alone: [] },
): Groups {
  const choosing = [
    ...firstGroups(system, partition, fillFirst),
    ...alone.map(({ process, when }): Group => ({
      kind: 'alone',
      process,
      when,
      reads: componentsOf(partition, when),
    })),
  ];
  const progress = new Set(system.progress);
  const active = system.processes
    .map((_, process) => process)
    .filter((process) => system.actions.some((action) => action.process === process));
  const isMoving = (process: ProcessId): boolean =>
    system.processes[process]!.kind === 'cpu' || progress.has(process);
  const moving = active.filter(isMoving);
  const others = active.filter((process) => !isMoving(process));
  const processes = [...moving, ...others].map((process): Group => ({ kind: 'process', process }));
  const byReads = new Map<Components, StateCondition[]>();
  const ranges = new Ranges(system);
  const always: StateCondition[] = [
    ...system.invariants.flatMap(({ rule, condition }) =>
      conjuncts(condition, ranges).map((each) => ({ kind: 'rule' as const, rule, condition: each })),
    ),
    ...system.sometimes.map(({ condition }, number) => ({ kind: 'sometimes' as const, number, condition })),
  ];
  for (const each of always) {
    const reads = componentsOf(partition, each.condition);
    byReads.set(reads, [...(byReads.get(reads) ?? []), each]);
  }
  const finals = system.finals.map((each) => ({ kind: 'rule' as const, ...each }));
  const finalReads = finals.reduce((all, { condition }) => all | componentsOf(partition, condition), 0);
  return {
    all: [
      ...choosing,
      ...processes,
      ...merged(byReads).flatMap(([reads, conditions]) =>
        chunks(conditions).map((some): Group => ({ kind: 'conditions', conditions: some, reads })),
      ),
      ...(finals.length === 0 ? [] : [{ kind: 'finals' as const, conditions: finals, reads: finalReads }]),
    ],
    choosing: choosing.length,
    moving: moving.length,
  };
}

/** Choices in their order; those that follow one another and read the same components are looked up together. */
function firstGroups(
  system: TransitionSystem,
  partition: Partition,
  choices: readonly FirstChoice[],
): readonly Group[] {
  const groups: { kind: 'first'; choices: FirstChoice[]; reads: Components }[] = [];
  for (const choice of choices) {
    const reads = choice.actions.reduce(
      (all, action) => all | componentsOfAction(partition, system.actions[action]!),
      componentsOf(partition, choice.when),
    );
    const last = groups.at(-1);
    if (last?.reads === reads) last.choices.push(choice);
    else groups.push({ kind: 'first', choices: [choice], reads });
  }
  return groups;
}

/** Conditions of which a word of 64 bits can say which hold. */
const mostConditions = 64;

function chunks<T>(list: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(list.length / mostConditions);
  return Array.from({ length: count }, (_, at) => list.slice(at * mostConditions, (at + 1) * mostConditions));
}

/** Puts conditions whose components are among those of others beside these. */
function merged(
  byReads: ReadonlyMap<Components, readonly StateCondition[]>,
): readonly (readonly [Components, readonly StateCondition[]])[] {
  const sizes = [...byReads].sort(([a], [b]) => population(b) - population(a));
  const kept: [Components, StateCondition[]][] = [];
  for (const [reads, conditions] of sizes) {
    const within = kept.find(([more]) => (reads & ~more) === 0);
    if (within === undefined) kept.push([reads, [...conditions]]);
    else within[1].push(...conditions);
  }
  return kept;
}

function population(set: Components): number {
  let count = 0;
  for (let rest = set; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Conditions that are all non-zero exactly if one is; they may read fewer components each. */
function conjuncts(condition: Expression, ranges: Ranges): readonly Expression[] {
  const isTruth = (each: Expression): boolean => ranges.isBelow(each, 2);
  if (condition.kind === 'binary' && condition.operator === 'and') {
    const { left, right } = condition;
    if (isTruth(left) && isTruth(right)) return [...conjuncts(left, ranges), ...conjuncts(right, ranges)];
  }
  if (condition.kind === 'binary' && condition.operator === 'eq') {
    const { left, right } = condition;
    const zero = (each: Expression): boolean => each.kind === 'constant' && each.value === 0;
    if (zero(right) || zero(left)) return zeros(zero(right) ? left : right);
  }
  if (condition.kind === 'not') {
    const { operand } = condition;
    if (operand.kind === 'binary' && operand.operator === 'or') {
      return [operand.left, operand.right].flatMap((each) =>
        conjuncts({ kind: 'not', operand: each }, ranges),
      );
    }
  }
  return [condition];
}

/** Conditions that all hold exactly if an expression is 0: `(a | b) & c` is, if `a & c` and `b & c` are. */
function zeros(expression: Expression): readonly Expression[] {
  if (expression.kind === 'constant' && expression.value === 0) return [];
  if (expression.kind === 'binary' && expression.operator === 'or')
    return [...zeros(expression.left), ...zeros(expression.right)];
  if (expression.kind === 'binary' && expression.operator === 'and') {
    for (const [one, other] of [
      [expression.left, expression.right],
      [expression.right, expression.left],
    ] as const) {
      if (one.kind !== 'binary' || one.operator !== 'or') continue;
      return [one.left, one.right].flatMap((each) =>
        zeros({ kind: 'binary', operator: 'and', left: each, right: other }),
      );
    }
  }
  return [{ kind: 'binary', operator: 'eq', left: expression, right: { kind: 'constant', value: 0 } }];
}

/** The components that an expression reads. */
function componentsOf(partition: Partition, expression: Expression): Components {
  let set = 0;
  visitExpression(expression, (each) => {
    if (each.kind === 'variable') set |= bitOf(partition, each.variable);
    if (each.kind === 'element')
      for (let at = 0; at < each.count; at++) set |= bitOf(partition, each.first + at);
  });
  return set;
}

function bitOf(partition: Partition, variable: VariableId): Components {
  const component = partition.ofVariable[variable]!;
  return component < 0 ? 0 : 1 << component;
}

/** The components that an action reads or writes. */
function componentsOfAction(partition: Partition, { process, pc, guard, body }: Action): Components {
  let set = guard === undefined ? 0 : componentsOf(partition, guard);
  const own = partition.ofProcess[process];
  if (pc !== undefined && own !== undefined) set |= 1 << own;
  visitStatements(body, (statement) => {
    for (const expression of expressionsOf(statement)) set |= componentsOf(partition, expression);
    if (statement.kind === 'assign') set |= bitOf(partition, statement.variable);
    if (statement.kind === 'assign-element')
      for (let at = 0; at < statement.count; at++) set |= bitOf(partition, statement.first + at);
  });
  return set;
}

/**
 * Components that the steps of a process depend on or change while its counter and locals have known values: those
 * of its actions at that counter whose guards these values do not make 0. 0 if there are none.
 */
export function componentsOfSteps(
  system: TransitionSystem,
  partition: Partition,
  process: ProcessId,
  known: Known,
): Components {
  const { pc } = system.processes[process]!;
  let set = 0;
  let some = false;
  for (const action of system.actions) {
    if (action.process !== process) continue;
    if (action.pc !== undefined && pc !== undefined && known.get(pc) !== action.pc) continue;
    const narrowed = underKnown(system, action, known);
    if (narrowed.guard?.kind === 'constant' && narrowed.guard.value === 0) continue;
    some = true;
    set |= componentsOfAction(partition, narrowed);
  }
  const own = partition.ofProcess[process];
  return some ? set | (own === undefined ? 0 : 1 << own) : 0;
}

/** An action with the known values in place of the variables, except for those that it assigns. */
function underKnown(system: TransitionSystem, action: Action, known: Known): Action {
  const stable = new Map(known);
  visitStatements(action.body, (statement) => {
    if (statement.kind === 'assign') stable.delete(statement.variable);
    if (statement.kind === 'assign-element')
      for (let at = 0; at < statement.count; at++) stable.delete(statement.first + at);
  });
  const fold = (expression: Expression): Expression => assuming(system, expression, stable);
  const list = (body: readonly Statement[]): readonly Statement[] =>
    body.map((statement): Statement => {
      switch (statement.kind) {
        case 'assign':
          return { ...statement, value: fold(statement.value) };
        case 'assign-element': {
          const index = fold(statement.index);
          const value = fold(statement.value);
          const inBounds = index.kind === 'constant' && index.value >= 0 && index.value < statement.count;
          return inBounds
            ? { kind: 'assign', variable: statement.first + index.value, value }
            : { ...statement, index, value };
        }
        case 'if':
          return {
            kind: 'if',
            condition: fold(statement.condition),
            then: list(statement.then),
            otherwise: list(statement.otherwise),
          };
        case 'check':
          return { ...statement, condition: fold(statement.condition) };
      }
    });
  const guard = action.guard === undefined ? undefined : assuming(system, action.guard, known);
  return { ...action, ...(guard === undefined ? {} : { guard }), body: list(action.body) };
}
