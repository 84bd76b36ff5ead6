import { constantOf } from '../expression.ts';
import type { Action, Expression, Statement, TransitionSystem, VariableId } from '../form.ts';
import type { Variables } from './footprint.ts';
import { contains, members, only, readsOf } from './footprint.ts';
import { assuming } from './partial.ts';
import { isFixed, Tendencies } from './tendency.ts';

/**
 * What hardware may hold and may drop at any time: TLB entries, walk caches.
 *
 * A variable is *held* if hardware has an action that sets it to 0 whenever it is not 0, and if holding more never
 * helps: write s0 ⊑ s if s0 is s with some held variables at 0. Then for every action a other than the dropping ones,
 * if a is enabled in s0, then either it is enabled in s too, a(s0) ⊑ a(s), and a check of a that fails in s0 fails in
 * s; or a is a step of hardware that *minds* one held variable: its guard is false in s because of that variable
 * alone, as a load's is that needs an empty slot. Of the conditions on states, what is broken or reached in s0 is
 * broken or reached in s, and guards that decide about deadlock do not refer to held variables. (So s simulates s0 up
 * to dropping; see {@link planHolding} for what follows.)
 *
 * That all this is so is read from the expressions by {@link Tendencies}; variables for which it is not seen are
 * taken out until the rest fits.
 */
export interface Held {
  readonly variables: Variables;
  /** The action that drops a variable. */
  readonly drops: ReadonlyMap<VariableId, number>;
  /** Hardware actions that mind a held variable, by variable. */
  readonly minding: ReadonlyMap<VariableId, readonly Minding[]>;
}

/** An action whose guard may be false because a variable is held. */
export interface Minding {
  readonly action: number;
  /** Whether the guard is false whatever is held; otherwise only for some values. */
  readonly needsZero: boolean;
}

/** Finds what is held in a system, as far as it can be seen; `system` should be simplified. */
export function findHeld(system: TransitionSystem): Held {
  const drops = dropsOf(system);
  let held = 0n;
  for (const variable of drops.keys()) held |= only(variable);
  for (;;) {
    const attempt = new Attempt(system, drops, held);
    const spoilt = attempt.spoilt();
    if (spoilt === 0n) {
      const kept = new Map([...drops].filter(([variable]) => contains(held, variable)));
      return { variables: held, drops: kept, minding: attempt.minding };
    }
    held &= ~spoilt;
  }
}

/** For each variable the first hardware action that is enabled exactly when it is not 0 and sets it to 0. */
function dropsOf(system: TransitionSystem): ReadonlyMap<VariableId, number> {
  const drops = new Map<VariableId, number>();
  const progress = new Set(system.progress);
  const counters = new Set(system.processes.map(({ pc }) => pc));
  for (const [number, { process, pc, guard, body }] of system.actions.entries()) {
    const [first, ...more] = body;
    if (system.processes[process]!.kind === 'cpu' || progress.has(process) || pc !== undefined) continue;
    if (guard === undefined || first?.kind !== 'assign' || more.length > 0) continue;
    const { variable, value } = first;
    if (constantOf(value) !== 0 || counters.has(variable) || drops.has(variable)) continue;
    if (isOwnTruth(system, guard, variable)) drops.set(variable, number);
  }
  return drops;
}

/** Whether a guard is false exactly where the variable is 0. */
function isOwnTruth(system: TransitionSystem, guard: Expression, variable: VariableId): boolean {
  const { values } = system.variables[variable]!;
  if (readsOf(guard) !== only(variable) || values > 256) return false;
  for (let value = 0; value < values; value++) {
    const result = constantOf(assuming(system, guard, new Map([[variable, value]])));
    if (result === undefined || (result === 0) !== (value === 0)) return false;
  }
  return true;
}

/** Looks whether a set of variables can be held together. */
class Attempt {
  readonly minding = new Map<VariableId, Minding[]>();
  private readonly system: TransitionSystem;
  private readonly drops: ReadonlyMap<VariableId, number>;
  private readonly held: Variables;
  private readonly tendencies: Tendencies;
  private bad = 0n;

  constructor(system: TransitionSystem, drops: ReadonlyMap<VariableId, number>, held: Variables) {
    this.system = system;
    this.drops = drops;
    this.held = held;
    this.tendencies = new Tendencies(system);
  }

  /** Variables that cannot be held. */
  spoilt(): Variables {
    const { system, held, tendencies } = this;
    for (const { condition } of [...system.invariants, ...system.finals]) {
      for (const each of tendencies.conjuncts(condition)) this.demand(tendencies.of(each, held).falls, each);
    }
    for (const { condition } of system.sometimes)
      this.demand(tendencies.of(condition, held).rises, condition);
    const dropping = new Set(members(held).map((variable) => this.drops.get(variable)));
    const progress = new Set(system.progress);
    for (const [number, action] of system.actions.entries()) {
      if (dropping.has(number)) continue;
      const mayAct = system.processes[action.process]!.kind === 'hardware' && !progress.has(action.process);
      const known = this.guard(number, action, mayAct ? 'may act' : 'progress');
      this.body(action.body, known);
    }
    return this.bad & held;
  }

  private demand(met: boolean, expression: Expression): void {
    if (!met) this.bad |= readsOf(expression);
  }

  /** Looks at a guard; returns the held variables that are the same in s0 and in s when the action is taken in both. */
  private guard(number: number, { guard }: Action, kind: 'may act' | 'progress'): Variables {
    const { system, held, tendencies } = this;
    let same = 0n;
    let minded: Minding | undefined;
    let mindedVariable: VariableId | undefined;
    if (guard === undefined) return same;
    for (const each of tendencies.conjuncts(guard)) {
      const depends = readsOf(each) & held;
      if (depends === 0n) continue;
      const { rises } = tendencies.of(each, held);
      const [variable, ...others] = members(depends);
      if (kind === 'progress') this.bad |= depends;
      else if (rises) {
        const without = assuming(system, each, new Map([[variable!, 0]]));
        if (others.length === 0 && constantOf(without) === 0) same |= depends;
      } else if (others.length > 0 || (mindedVariable !== undefined && mindedVariable !== variable)) {
        this.bad |= depends;
      } else {
        mindedVariable = variable!;
        const needsZero = tendencies.demandsZero(each, variable!);
        minded = { action: number, needsZero: needsZero || minded?.needsZero === true };
        if (needsZero) same |= depends;
      }
    }
    if (minded !== undefined && mindedVariable !== undefined) {
      const before = this.minding.get(mindedVariable);
      if (before === undefined) this.minding.set(mindedVariable, [minded]);
      else before.push(minded);
    }
    return same;
  }

  /** Looks at statements; `same` as {@link guard} returns it. Returns what is still the same after them. */
  private body(statements: readonly Statement[], same: Variables): Variables {
    const { held, tendencies } = this;
    let now = same;
    for (const statement of statements) {
      const open = held & ~now;
      switch (statement.kind) {
        case 'assign': {
          const value = tendencies.of(statement.value, open);
          if (!isFixed(value)) {
            this.demand(contains(held, statement.variable) && value.vanishes, statement.value);
            now &= ~only(statement.variable);
          } else now |= only(statement.variable) & held;
          break;
        }
        case 'assign-element': {
          this.demand(isFixed(tendencies.of(statement.index, open)), statement.index);
          this.demand(isFixed(tendencies.of(statement.value, open)), statement.value);
          break;
        }
        case 'if': {
          this.demand(isFixed(tendencies.of(statement.condition, open)), statement.condition);
          now = this.body(statement.then, now) & this.body(statement.otherwise, now);
          break;
        }
        case 'check':
          this.demand(tendencies.of(statement.condition, open).falls, statement.condition);
          break;
      }
    }
    return now;
  }
}
