import type { Action, ProcessId, Statement, TransitionSystem, VariableId } from './form.ts';
import type { PathEnd } from './live-summary.ts';
import { LocalSummaries } from './live-summary.ts';
import { expressionsOf, stateConditions, visitExpression, visitStatements } from './traverse.ts';

/**
 * The same system with fewer states: locals of a process whose value can no longer matter are set to 0 by the action
 * after which that is so. Actions keep their numbers, and every trace of one system is a trace of the other, with the
 * same broken rules.
 */
export function withoutDeadLocals(system: TransitionSystem): TransitionSystem {
  const candidates = localsByProcess(system);
  const actions = [...system.actions];
  const variables = [...system.variables];
  for (const [process, locals] of candidates.entries()) {
    if (locals.length === 0) continue;
    const liveness = new ProcessLiveness(system, process, locals);
    for (const variable of liveness.deadInitially())
      variables[variable] = { ...variables[variable]!, initial: 0 };
    for (const [number, action] of system.actions.entries()) {
      if (action.process === process) actions[number] = liveness.rewritten(action);
    }
  }
  return { ...system, variables, actions };
}

/** For each process its locals that no other process and no condition on states refers to. */
function localsByProcess(system: TransitionSystem): readonly (readonly VariableId[])[] {
  const users = system.variables.map(() => new Set<ProcessId | 'condition'>());
  const counters = new Map(system.processes.map(({ pc }, process) => [pc, process]));
  for (const expression of stateConditions(system)) {
    visitExpression(expression, (each) => {
      if (each.kind === 'variable') users[each.variable]!.add('condition');
      if (each.kind === 'element') addAll(users, each.first, each.count, 'condition');
    });
  }
  const moved = new Set<ProcessId>();
  for (const { process, guard, body } of system.actions) {
    const read = (expression: Parameters<typeof visitExpression>[0]): void =>
      visitExpression(expression, (each) => {
        if (each.kind === 'variable') users[each.variable]!.add(process);
        if (each.kind === 'element') addAll(users, each.first, each.count, process);
      });
    if (guard !== undefined) read(guard);
    visitStatements(body, (statement) => {
      expressionsOf(statement).forEach(read);
      for (const variable of assignedBy(statement)) {
        users[variable]!.add(process);
        const owner = counters.get(variable);
        if (owner !== undefined && owner !== process) moved.add(owner);
      }
    });
  }
  return system.processes.map((_, process) =>
    moved.has(process)
      ? []
      : system.variables.flatMap((variable, number) => {
          const own = [...users[number]!].every((user) => user === process);
          return variable.process === process && own && !counters.has(number) ? [number] : [];
        }),
  );
}

function addAll<T>(sets: readonly Set<T>[], first: number, count: number, item: T): void {
  for (let at = first; at < first + count; at++) sets[at]!.add(item);
}

/** Variables that a statement itself may assign. */
function assignedBy(statement: Statement): readonly VariableId[] {
  if (statement.kind === 'assign') return [statement.variable];
  if (statement.kind !== 'assign-element') return [];
  return Array.from({ length: statement.count }, (_, at) => statement.first + at);
}

/** Which locals of a process matter at each of its program counters. A process without one has the counter 0. */
class ProcessLiveness {
  private readonly system: TransitionSystem;
  private readonly locals: readonly VariableId[];
  private readonly pc: VariableId | undefined;
  private readonly summaries: LocalSummaries;
  /** By counter: a mask with bit n for `locals[n]`. */
  private readonly live: bigint[];

  constructor(system: TransitionSystem, process: ProcessId, locals: readonly VariableId[]) {
    this.system = system;
    this.locals = locals;
    this.pc = system.processes[process]!.pc;
    const counters = this.pc === undefined ? 1 : system.variables[this.pc]!.values;
    this.live = Array.from({ length: counters }, () => 0n);
    this.summaries = new LocalSummaries(locals, this.pc, counters);
    this.solve(system.actions.filter((action) => action.process === process));
  }

  /** Locals whose initial value does not matter. */
  deadInitially(): readonly VariableId[] {
    const counter = this.pc === undefined ? 0 : this.system.variables[this.pc]!.initial;
    return this.locals.filter((_, bit) => !has(this.live[counter]!, bit));
  }

  /** An action of the process that leaves 0 in the locals that are dead after it. */
  rewritten(action: Action): Action {
    const written = this.summaries.written(action.body);
    const liveBefore = this.countersOf(action).reduce((mask, counter) => mask | this.live[counter]!, 0n);
    // What was dead before and is not written is 0 already.
    const concerned = written | liveBefore;
    if (concerned === 0n) return action;
    const body = this.summaries.atPathEnds(action.body, action.pc, (end) => this.zeroing(end, concerned));
    return { ...action, body };
  }

  private solve(actions: readonly Action[]): void {
    const summaries = actions.map((action) => this.summaries.of(action));
    for (let changed = true; changed;) {
      changed = false;
      for (let at = actions.length - 1; at >= 0; at--) {
        const { reads, ends } = summaries[at]!;
        for (const counter of this.countersOf(actions[at]!)) {
          let mask = this.live[counter]! | reads;
          for (const { counters, passes } of ends) {
            for (const next of counters ?? [counter]) mask |= this.live[next]! & passes;
          }
          if (mask === this.live[counter]!) continue;
          this.live[counter] = mask;
          changed = true;
        }
      }
    }
  }

  private countersOf(action: Action): readonly number[] {
    return action.pc === undefined ? [...this.live.keys()] : [action.pc];
  }

  /** Statements for the end of a path that leads to some counters. */
  private zeroing({ counters }: PathEnd, concerned: bigint): readonly Statement[] {
    const possible = counters ?? [...this.live.keys()];
    const deadAt = (counter: number): bigint => concerned & ~this.live[counter]!;
    const always = possible.reduce((mask, counter) => mask & deadAt(counter), concerned);
    const statements: Statement[] = this.zeroes(always);
    for (const counter of possible) {
      const more = deadAt(counter) & ~always;
      if (more === 0n || this.pc === undefined) continue;
      const condition = {
        kind: 'binary',
        operator: 'eq',
        left: { kind: 'variable', variable: this.pc },
        right: { kind: 'constant', value: counter },
      } as const;
      statements.push({ kind: 'if', condition, then: this.zeroes(more), otherwise: [] });
    }
    return statements;
  }

  private zeroes(mask: bigint): Statement[] {
    return this.locals.flatMap((variable, bit) =>
      has(mask, bit) ? [{ kind: 'assign', variable, value: { kind: 'constant', value: 0 } } as const] : [],
    );
  }
}

const has = (mask: bigint, bit: number): boolean => ((mask >> BigInt(bit)) & 1n) === 1n;
