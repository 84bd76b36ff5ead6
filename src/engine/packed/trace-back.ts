import type { TransitionSystem } from '../../transition/form.ts';
import { Interpreter } from '../../transition/interpret.ts';
import { unpack } from '../../transition/pack.ts';
import type { Ancestry } from './ancestry.ts';
import type { GeneratedSearch } from './generate.ts';
import type { StateMemory } from './state-memory.ts';

/** Finds shortest traces to stored states, by expanding chunks of states once more. */
export class TraceBack {
  private readonly interpreter: Interpreter;
  private readonly search: GeneratedSearch;
  private readonly memory: StateMemory;
  private readonly ancestry: Ancestry;

  /** Of a search that has ended. Generated code counts again what it meets: read its results before. */
  constructor(system: TransitionSystem, search: GeneratedSearch, memory: StateMemory, ancestry: Ancestry) {
    this.interpreter = new Interpreter(system);
    this.search = search;
    this.memory = memory;
    this.ancestry = ancestry;
  }

  /**
   * Actions of a shortest trace to a state, followed by `last` if there is one. Where several actions of one
   * predecessor lead on, one of the process that moves next is taken.
   */
  traceTo(state: number, last?: number): readonly number[] {
    const backwards: number[] = last === undefined ? [] : [last];
    for (let at = state; at !== 0;) {
      const { from, to } = this.ancestry.chunkBefore(at);
      const { target } = this.search.map;
      this.memory.view().set(this.memory.state(at), target / 4);
      const before = this.memory.code.find(from, to) >>> 0;
      if (before === to) throw new Error(`no predecessor of state ${at} among ${from} to ${to}`);
      backwards.push(this.actionBetween(before, at, backwards.at(-1)));
      at = before;
    }
    return backwards.reverse();
  }

  private actionBetween(before: number, after: number, next: number | undefined): number {
    const { interpreter } = this;
    const processOf = (action: number): number => interpreter.system.actions[action]!.process;
    const state = this.values(before);
    const goal = this.values(after);
    const candidates = interpreter
      .enabled(state)
      .filter((action) => interpreter.step(state, action).state.every((value, at) => value === goal[at]));
    const same = candidates.find((action) => next !== undefined && processOf(action) === processOf(next));
    const action = same ?? candidates[0];
    if (action === undefined) throw new Error(`generated code and interpreter differ in state ${before}`);
    return action;
  }

  private values(state: number): Int32Array {
    return unpack(this.search.layout, this.memory.state(state));
  }
}
