import type { Action, ProcessId, Statement, TransitionSystem, VariableId } from '../form.ts';
import { expressionsOf, visitExpression, visitStatements } from '../traverse.ts';

/** What a local holds at a counter: always 0, or whatever. */
type Content = 'zero' | 'any';

/** One way in which an action can leave program counter and local. */
interface Outcome {
  readonly counter: number;
  readonly content: Content;
}

/**
 * Counters of its process at which a local is always 0, whatever happens; empty if it is no local that only its
 * process refers to. There the 0 may be a placeholder: the local was set to 0 because it is dead.
 */
export function placeholderCounters(system: TransitionSystem, variable: VariableId): readonly number[] {
  const process = system.variables[variable]!.process;
  const pc = process === undefined ? undefined : system.processes[process]!.pc;
  if (process === undefined || pc === undefined || pc === variable) return [];
  if (!isPrivate(system, process, [variable, pc])) return [];
  const contents = new Map<number, Content>();
  const { initial } = system.variables[variable]!;
  const open = [system.variables[pc]!.initial];
  contents.set(open[0]!, initial === 0 ? 'zero' : 'any');
  const own = system.actions.filter((action) => action.process === process);
  const walk = new Outcomes(system, variable, pc);
  for (let counter = open.pop(); counter !== undefined; counter = open.pop()) {
    for (const action of own) {
      if (action.pc !== undefined && action.pc !== counter) continue;
      for (const outcome of walk.of(action, { counter, content: contents.get(counter)! })) {
        const before = contents.get(outcome.counter);
        if (before === 'any' || before === outcome.content) continue;
        contents.set(outcome.counter, outcome.content);
        open.push(outcome.counter);
      }
    }
  }
  const zero = [...contents].flatMap(([counter, content]) => (content === 'zero' ? [counter] : []));
  return zero.sort((a, b) => a - b);
}

/** Whether no other process, and no condition on states, refers to variables. */
export function isPrivate(
  system: TransitionSystem,
  process: ProcessId,
  variables: readonly VariableId[],
): boolean {
  const wanted = new Set(variables);
  return system.actions.every((action) => action.process === process || !refers(action, wanted));
}

function refers({ guard, body }: Action, wanted: ReadonlySet<VariableId>): boolean {
  let found = false;
  const read = (expression: Parameters<typeof visitExpression>[0]): void =>
    visitExpression(expression, (each) => {
      if (each.kind === 'variable' && wanted.has(each.variable)) found = true;
      if (each.kind === 'element') found ||= touches(each.first, each.count, wanted);
    });
  if (guard !== undefined) read(guard);
  visitStatements(body, (statement) => {
    expressionsOf(statement).forEach(read);
    if (statement.kind === 'assign' && wanted.has(statement.variable)) found = true;
    if (statement.kind === 'assign-element') found ||= touches(statement.first, statement.count, wanted);
  });
  return found;
}

const touches = (first: VariableId, count: number, wanted: ReadonlySet<VariableId>): boolean =>
  [...wanted].some((variable) => variable >= first && variable < first + count);

/** Finds the outcomes of actions for one local and its program counter. */
export class Outcomes {
  private readonly variable: VariableId;
  private readonly pc: VariableId;
  private readonly counters: number;

  constructor(system: TransitionSystem, variable: VariableId, pc: VariableId) {
    this.variable = variable;
    this.pc = pc;
    this.counters = system.variables[pc]!.values;
  }

  /** The outcomes of an action. */
  of(action: Action, before: Outcome): readonly Outcome[] {
    return this.list(action.body, [before]);
  }

  private list(statements: readonly Statement[], before: readonly Outcome[]): readonly Outcome[] {
    return statements.reduce((outcomes, statement) => this.statement(statement, outcomes), before);
  }

  private statement(statement: Statement, before: readonly Outcome[]): readonly Outcome[] {
    switch (statement.kind) {
      case 'check':
        return before;
      case 'if':
        return distinct([...this.list(statement.then, before), ...this.list(statement.otherwise, before)]);
      case 'assign': {
        const { variable, value } = statement;
        if (variable === this.pc) {
          return value.kind === 'constant'
            ? distinct(before.map(({ content }) => ({ counter: value.value, content })))
            : this.anywhere(before);
        }
        if (variable !== this.variable) return before;
        const content = value.kind === 'constant' && value.value === 0 ? 'zero' : 'any';
        return distinct(before.map(({ counter }) => ({ counter, content })));
      }
      case 'assign-element': {
        const { first, count } = statement;
        let outcomes = before;
        if (touches(first, count, new Set([this.pc]))) outcomes = this.anywhere(outcomes);
        if (!touches(first, count, new Set([this.variable]))) return outcomes;
        return distinct(outcomes.map(({ counter }) => ({ counter, content: 'any' })));
      }
    }
  }

  private anywhere(before: readonly Outcome[]): readonly Outcome[] {
    const contents = new Set(before.map(({ content }) => content));
    return [...contents].flatMap((content) =>
      Array.from({ length: this.counters }, (_, counter) => ({ counter, content })),
    );
  }
}

function distinct(outcomes: readonly Outcome[]): readonly Outcome[] {
  return [...new Map(outcomes.map((each) => [`${each.counter} ${each.content}`, each])).values()];
}
