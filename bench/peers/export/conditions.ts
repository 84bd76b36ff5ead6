import { all, any, eq, expressionOf, ne, not } from '../../../src/transition/expression.ts';
import type {
  Action,
  Condition,
  Expression,
  RuleId,
  Statement,
  TransitionSystem,
  VariableId,
} from '../../../src/transition/form.ts';
import { visitExpression, visitStatements } from '../../../src/transition/traverse.ts';

/** When an action is enabled. */
export function enabledWhen(system: TransitionSystem, { process, pc, guard }: Action): Expression {
  const counter = system.processes[process]!.pc;
  return all(
    pc === undefined || counter === undefined ? 1 : eq(variable(counter), pc),
    guard === undefined ? 1 : ne(guard, 0),
  );
}

/** Conditions that have to hold in every state: invariants, and finals where all CPUs have finished. */
export function stateRules(system: TransitionSystem): readonly Condition[] {
  const unfinished = not(finished(system));
  return [
    ...system.invariants.map(({ rule, condition }) => ({ rule, condition: ne(condition, 0) })),
    ...system.finals.map(({ rule, condition }) => ({ rule, condition: any(unfinished, ne(condition, 0)) })),
  ];
}

/** For each rule that a state can break, when it does; deadlock included. Each rule occurs once. */
export function brokenWhen(system: TransitionSystem): readonly Condition[] {
  const whole = new Map<RuleId, Expression>();
  const note = (rule: RuleId, condition: Expression): void =>
    void whole.set(rule, any(whole.get(rule) ?? 0, condition));
  for (const { rule, condition } of stateRules(system)) note(rule, not(condition));
  const progressing = system.actions.filter(
    ({ process }) => system.processes[process]!.kind === 'cpu' || system.progress.includes(process),
  );
  if (system.processes.some(({ kind }) => kind === 'cpu')) {
    const moves = progressing.map((action) => enabledWhen(system, action));
    note(system.deadlock, all(not(finished(system)), not(any(...moves))));
  }
  return [...whole].map(([rule, condition]) => ({ rule, condition }));
}

/** Rules that an action checks more than once, so that their failures have to be gathered. */
export function checkedOften({ body }: Action): ReadonlySet<RuleId> {
  const once = new Set<RuleId>();
  const often = new Set<RuleId>();
  visitStatements(body, (statement) => {
    if (statement.kind !== 'check') return;
    if (once.has(statement.rule)) often.add(statement.rule);
    once.add(statement.rule);
  });
  return often;
}

/** Those of some conditions that an action may change. */
export function concerned({ body }: Action, conditions: readonly Condition[]): readonly Condition[] {
  const written = writtenBy(body);
  return conditions.filter(({ condition }) => {
    let touched = false;
    visitExpression(condition, (each) => {
      if (each.kind === 'variable') touched ||= written.has(each.variable);
      if (each.kind !== 'element') return;
      for (let at = 0; at < each.count; at++) touched ||= written.has(each.first + at);
    });
    return touched;
  });
}

function writtenBy(body: readonly Statement[]): ReadonlySet<VariableId> {
  const written = new Set<VariableId>();
  visitStatements(body, (statement) => {
    if (statement.kind === 'assign') written.add(statement.variable);
    if (statement.kind !== 'assign-element') return;
    for (let at = 0; at < statement.count; at++) written.add(statement.first + at);
  });
  return written;
}

/** Whether all CPUs have finished. */
function finished({ processes }: TransitionSystem): Expression {
  return all(
    ...processes.map(({ kind, pc, end }) => {
      if (kind !== 'cpu') return 1;
      return pc === undefined || end === undefined ? 0 : eq(variable(pc), end);
    }),
  );
}

function variable(id: VariableId): Expression {
  return expressionOf({ kind: 'variable', variable: id });
}
