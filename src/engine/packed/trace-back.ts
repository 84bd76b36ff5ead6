import type { TransitionSystem } from '../../transition/form.ts';
import { Interpreter } from '../../transition/interpret.ts';
import { unpack } from '../../transition/pack.ts';
import type { Ancestry } from './ancestry.ts';
import type { GeneratedSearch } from './generate.ts';
import type { StateMemory } from './state-memory.ts';

/** Layers of up to so many states are searched for the predecessor that suits best. */
const wholeLayer = 2 ** 16;
/** Predecessors that are looked at before one that suits less is taken. */
const mostCandidates = 64;

/** A state and an action that leads on from it. */
interface Predecessor {
  readonly state: number;
  readonly action: number;
}

/** Finds shortest traces to stored states, by expanding states once more. */
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
   * Actions of a shortest trace to a state, followed by `last` if there is one. Among the predecessors of a state one
   * is preferred from which the process moves that moves next too, so that processes switch seldom.
   */
  traceTo(state: number, last?: number): readonly number[] {
    const backwards: number[] = last === undefined ? [] : [last];
    for (let at = state; at !== 0;) {
      const predecessor = this.predecessor(at, backwards.at(-1));
      backwards.push(predecessor.action);
      at = predecessor.state;
    }
    return backwards.reverse();
  }

  private predecessor(at: number, next: number | undefined): Predecessor {
    const { from, to } = this.ancestry.before(at, wholeLayer);
    this.memory.view().set(this.memory.state(at), this.search.map.target / 4);
    const processOf = (action: number): number => this.interpreter.system.actions[action]!.process;
    const goal = this.values(at);
    let first: Predecessor | undefined;
    let start = from;
    for (let looked = 0; looked < mostCandidates && start < to; looked++) {
      const state = this.memory.code.find(start, to) >>> 0;
      if (state >= to) break;
      const actions = this.actionsTo(state, goal);
      const same = actions.find((action) => next === undefined || processOf(action) === processOf(next));
      if (same !== undefined) return { state, action: same };
      first ??= { state, action: actions[0]! };
      start = state + 1;
    }
    if (first === undefined) throw new Error(`no predecessor of state ${at} among ${from} to ${to}`);
    return first;
  }

  /** Actions that lead from a stored state to another state. */
  private actionsTo(state: number, goal: Int32Array): readonly number[] {
    const { interpreter } = this;
    const values = this.values(state);
    const actions = interpreter
      .enabled(values)
      .filter((action) => interpreter.step(values, action).state.every((value, at) => value === goal[at]));
    if (actions.length === 0) throw new Error(`generated code and interpreter differ in state ${state}`);
    return actions;
  }

  private values(state: number): Int32Array {
    return unpack(this.search.layout, this.memory.state(state));
  }
}
