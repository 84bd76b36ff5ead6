import { constantOf } from '../expression.ts';
import type { Action, Expression, ProcessId, Statement, TransitionSystem, VariableId } from '../form.ts';
import { contains, footprintOfBody, members, only, windowOf } from './footprint.ts';
import type { Narrowing, Values } from './values.ts';
import { either, mostFollowed } from './values.ts';

/** What is followed of a process. */
interface Followed {
  /** Variables that only this process assigns. */
  readonly own: readonly VariableId[];
  readonly locks: ReadonlySet<VariableId>;
}

/**
 * Possible values at the counters of one process, found by a forward analysis of its text: of variables that only it
 * assigns, and of locks while it has them. `specialise` says what a lock is.
 */
export class ProcessValues {
  /** Locks that the process does not use as such. */
  readonly misused = new Set<VariableId>();
  private readonly system: TransitionSystem;
  private readonly process: ProcessId;
  private readonly followed: Followed;
  private readonly narrowing: Narrowing;
  private readonly pc: VariableId | undefined;
  /** By counter; undefined where the process never is. A process whose counter others move is everywhere. */
  private readonly at: (Values | undefined)[];

  constructor(system: TransitionSystem, process: ProcessId, followed: Followed, narrowing: Narrowing) {
    this.system = system;
    this.narrowing = narrowing;
    this.process = process;
    this.followed = followed;
    const pc = system.processes[process]!.pc;
    this.pc = pc !== undefined && followed.own.includes(pc) ? pc : undefined;
    const initial = new Map(followed.own.map((each) => [each, only(system.variables[each]!.initial)]));
    if (this.pc === undefined) this.at = [new Map()];
    else {
      this.at = Array.from({ length: system.variables[this.pc]!.values }, () => undefined);
      this.at[system.variables[this.pc]!.initial] = initial;
    }
    this.solve();
  }

  /** Counters at which the process has a lock. */
  holding(lock: VariableId): ReadonlySet<number> {
    const counters = [...this.at.keys()].filter((counter) => this.at[counter]?.has(markOf(lock)) === true);
    return new Set(this.pc === undefined ? [] : counters);
  }

  /** An action of the process without what never happens. */
  narrowedAction(number: number): Action {
    const action = this.system.actions[number]!;
    const before = this.before(action);
    const taken = before && this.guarded(action, before);
    if (taken === undefined) return { ...action, guard: { kind: 'constant', value: 0 }, body: [] };
    const { guard, ...rest } = action;
    return {
      ...rest,
      ...(guard === undefined ? {} : { guard: this.narrowing.narrowed(guard, before!) }),
      body: this.narrowedBody(action.body, taken),
    };
  }

  private solve(): void {
    const { pc } = this;
    if (pc === undefined) return this.misuseAll();
    const open = new Set([this.system.variables[pc]!.initial]);
    for (const counter of open) {
      open.delete(counter);
      this.stepOn(counter, pc).forEach((changed) => open.add(changed));
    }
  }

  /** Takes the actions of a counter; returns the counters at which more has become possible. */
  private stepOn(counter: number, pc: VariableId): ReadonlySet<number> {
    const changed = new Set<number>();
    for (const action of this.actionsAt(counter)) {
      const taken = this.guarded(action, this.at[counter]!);
      const after = taken && this.after(action.body, taken);
      if (after !== undefined) this.enter(after, pc).forEach((each) => changed.add(each));
    }
    return changed;
  }

  private actionsAt(counter: number): readonly Action[] {
    return this.system.actions.filter(
      ({ process, pc }) => process === this.process && (pc === undefined || pc === counter),
    );
  }

  /** A process without a counter of its own does not take locks. */
  private misuseAll(): void {
    for (const { process, body } of this.system.actions) {
      if (process !== this.process) continue;
      const { writes } = footprintOfBody(body);
      for (const lock of this.followed.locks) if (contains(writes, lock)) this.misused.add(lock);
    }
  }

  /** What is possible before an action. */
  private before({ pc }: Action): Values | undefined {
    if (this.pc === undefined) return this.at[0];
    if (pc !== undefined) return this.at[pc];
    return this.at.reduce<Values | undefined>((all, each) => either(all, each), undefined);
  }

  private guarded({ guard }: Action, before: Values): Values | undefined {
    return guard === undefined ? before : this.narrowing.where(guard, 'true', before);
  }

  /** Adds what is possible at the counters that values say. */
  private enter(values: Values, pc: VariableId): ReadonlySet<number> {
    const changed = new Set<number>();
    const kept = new Map([...values].filter(([variable]) => this.isSteady(variable, values)));
    for (const counter of members(values.get(pc)!)) {
      const before = this.at[counter];
      const joined = either(before, new Map([...kept, [pc, only(counter)]]))!;
      if (before !== undefined && equal(before, joined)) continue;
      this.at[counter] = joined;
      changed.add(counter);
    }
    return changed;
  }

  /** Whether nobody else changes a variable while the process does nothing. */
  private isSteady(variable: VariableId, values: Values): boolean {
    return variable < 0 || values.has(markOf(variable)) || this.followed.own.includes(variable);
  }

  private after(body: readonly Statement[], before: Values): Values | undefined {
    let now: Values | undefined = before;
    for (const statement of body) {
      if (now === undefined) return undefined;
      now = this.statement(statement, now);
    }
    return now;
  }

  private statement(statement: Statement, now: Values): Values | undefined {
    switch (statement.kind) {
      case 'check':
        return now;
      case 'if': {
        const yes = this.narrowing.where(statement.condition, 'true', now);
        const no = this.narrowing.where(statement.condition, 'false', now);
        return either(yes && this.after(statement.then, yes), no && this.after(statement.otherwise, no));
      }
      case 'assign-element': {
        const after = new Map(now);
        for (const variable of members(windowOf(statement.first, statement.count))) {
          if (this.followed.locks.has(variable)) this.misused.add(variable);
          after.delete(variable);
          after.delete(markOf(variable));
        }
        return this.withCounter(after);
      }
      case 'assign':
        return this.assign(statement.variable, statement.value, now);
    }
  }

  private assign(variable: VariableId, expression: Expression, now: Values): Values {
    const value = constantOf(this.narrowing.narrowed(expression, now));
    const after = new Map(now);
    if (this.followed.locks.has(variable)) {
      const has = now.has(markOf(variable));
      const takes = now.get(variable) === only(0) && value !== undefined && value !== 0;
      if (value === undefined || !(takes || has)) this.misused.add(variable);
      if (value === 0) after.delete(markOf(variable));
      else after.set(markOf(variable), 1n);
    }
    const { values } = this.system.variables[variable]!;
    if (value !== undefined && value >= 0 && value < values && values <= mostFollowed)
      after.set(variable, only(value));
    else after.delete(variable);
    return this.withCounter(after);
  }

  /** Values with all counters where nothing is known of the counter. */
  private withCounter(values: Map<VariableId, bigint>): Values {
    if (this.pc !== undefined && !values.has(this.pc)) values.set(this.pc, windowOf(0, this.at.length));
    return values;
  }

  private narrowedBody(body: readonly Statement[], before: Values): readonly Statement[] {
    let now: Values | undefined = before;
    const list: Statement[] = [];
    for (const statement of body) {
      if (now === undefined) break;
      switch (statement.kind) {
        case 'assign':
        case 'assign-element':
          list.push({ ...statement, value: this.narrowing.narrowed(statement.value, now) });
          break;
        case 'check': {
          const condition = this.narrowing.narrowed(statement.condition, now);
          if (condition.kind !== 'constant' || condition.value === 0) list.push({ ...statement, condition });
          break;
        }
        case 'if': {
          const yes = this.narrowing.where(statement.condition, 'true', now);
          const no = this.narrowing.where(statement.condition, 'false', now);
          const then = yes === undefined ? [] : this.narrowedBody(statement.then, yes);
          const otherwise = no === undefined ? [] : this.narrowedBody(statement.otherwise, no);
          if (yes !== undefined && no !== undefined) {
            list.push({
              kind: 'if',
              condition: this.narrowing.narrowed(statement.condition, now),
              then,
              otherwise,
            });
          } else list.push(...then, ...otherwise);
          break;
        }
      }
      now = this.statement(statement, now);
    }
    return list;
  }
}

/** A key that is present in {@link Values} where the process has a lock. */
const markOf = (lock: VariableId): number => ~lock;

const equal = (a: Values, b: Values): boolean =>
  a.size === b.size && [...a].every(([variable, mask]) => b.get(variable) === mask);
