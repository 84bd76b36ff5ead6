import { evaluate, inBounds } from './evaluate.ts';
import type { Action, Condition, RuleId, Statement, TransitionSystem, VariableId } from './form.ts';
import { ModelError } from './model-error.ts';

/** What one action does. */
export interface Step {
  /** Value of each variable afterwards. */
  readonly state: Int32Array;
  /** Rules whose `check` failed, ascending, each once. */
  readonly broken: readonly RuleId[];
}

/** What the conditions on states say of one state. */
export interface Inspection {
  /** Rules of invariants, finals and deadlock that the state breaks, ascending, each once. */
  readonly broken: readonly RuleId[];
  /** For each `sometimes` whether its condition is non-zero. */
  readonly reached: readonly boolean[];
}

/**
 * The meaning of a transition system, written to be believed and not to be fast. A state is an Int32Array with the
 * value of each variable. All methods throw ModelError when an index is out of bounds or an assigned value out of
 * range.
 */
export class Interpreter {
  readonly system: TransitionSystem;
  private readonly progress: ReadonlySet<number>;
  /** For each process: the actions without a counter under -1, the others under their counter. */
  private readonly actions: readonly ReadonlyMap<number, readonly number[]>[];

  constructor(system: TransitionSystem) {
    this.system = system;
    this.progress = new Set(system.progress);
    const actions = system.processes.map(() => new Map<number, number[]>());
    for (const [number, { process, pc }] of system.actions.entries()) {
      const atCounter = actions[process]!.get(pc ?? -1);
      if (atCounter === undefined) actions[process]!.set(pc ?? -1, [number]);
      else atCounter.push(number);
    }
    this.actions = actions;
  }

  /** The initial state. */
  initial(): Int32Array {
    return Int32Array.from(this.system.variables, (variable) => variable.initial);
  }

  /** Numbers of the enabled actions, process by process. */
  enabled(state: Int32Array): readonly number[] {
    return this.system.processes.flatMap(({ pc }, process) => {
      const byCounter = this.actions[process]!;
      const counter = pc === undefined ? -1 : state[pc]!;
      const candidates = [
        ...(counter === -1 ? [] : (byCounter.get(counter) ?? [])),
        ...(byCounter.get(-1) ?? []),
      ];
      return candidates.filter((action) => this.isEnabled(state, action));
    });
  }

  /** Whether an action is enabled. */
  isEnabled(state: Int32Array, action: number): boolean {
    const { process, pc, guard } = this.action(action);
    if (pc !== undefined && state[this.system.processes[process]!.pc!] !== pc) return false;
    return guard === undefined || evaluate(this.system, guard, state, this.place(action)) !== 0;
  }

  /** What an enabled action does to a state. */
  step(state: Int32Array, action: number): Step {
    const after = state.slice();
    const broken = new Set<RuleId>();
    this.run(this.action(action).body, after, broken, this.place(action));
    return { state: after, broken: ascending(broken) };
  }

  /** Whether all `cpu` processes have finished. */
  finished(state: Int32Array): boolean {
    return this.system.processes.every(
      ({ kind, pc, end }) => kind !== 'cpu' || (pc !== undefined && end !== undefined && state[pc] === end),
    );
  }

  /** What invariants, finals, deadlock and `sometimes` say of a state. */
  inspect(state: Int32Array): Inspection {
    const { system } = this;
    const broken = new Set<RuleId>();
    const demand = (conditions: readonly Condition[], where: string): void => {
      for (const { rule, condition } of conditions) {
        if (evaluate(system, condition, state, where) === 0) broken.add(rule);
      }
    };
    demand(system.invariants, 'an invariant');
    if (this.finished(state)) demand(system.finals, 'a final condition');
    else if (!this.enabled(state).some((action) => this.isProgress(action))) broken.add(system.deadlock);
    const reached = system.sometimes.map(
      ({ condition, name }) => evaluate(system, condition, state, `'${name}'`) !== 0,
    );
    return { broken: ascending(broken), reached };
  }

  private isProgress(action: number): boolean {
    const { process } = this.action(action);
    return this.system.processes[process]!.kind === 'cpu' || this.progress.has(process);
  }

  private action(number: number): Action {
    const action = this.system.actions[number];
    if (action === undefined) throw new ModelError(this.system.name, `there is no action ${number}`);
    return action;
  }

  private place(action: number): string {
    const { label, process } = this.system.actions[action]!;
    return `action ${action} '${label}' of ${this.system.processes[process]!.name}`;
  }

  private run(body: readonly Statement[], state: Int32Array, broken: Set<RuleId>, where: string): void {
    const { system } = this;
    for (const statement of body) {
      switch (statement.kind) {
        case 'assign':
          this.assign(state, statement.variable, evaluate(system, statement.value, state, where), where);
          break;
        case 'assign-element': {
          const { first, count } = statement;
          const index = evaluate(system, statement.index, state, where);
          inBounds(system, where, system.variables[first]!.name, index, count);
          this.assign(state, first + index, evaluate(system, statement.value, state, where), where);
          break;
        }
        case 'if': {
          const holds = evaluate(system, statement.condition, state, where) !== 0;
          this.run(holds ? statement.then : statement.otherwise, state, broken, where);
          break;
        }
        case 'check':
          if (evaluate(system, statement.condition, state, where) === 0) broken.add(statement.rule);
          break;
      }
    }
  }

  private assign(state: Int32Array, variable: VariableId, value: number, where: string): void {
    const { name, values } = this.system.variables[variable]!;
    if (value < 0 || value >= values) {
      throw new ModelError(this.system.name, `${where}: ${name} := ${value}, but it ends at ${values - 1}`);
    }
    state[variable] = value;
  }
}

const ascending = (rules: ReadonlySet<RuleId>): readonly RuleId[] => [...rules].sort((a, b) => a - b);
