import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import { layOut, pack, unpack } from '../../transition/pack.ts';
import { grown } from '../growth.ts';
import { CompiledSystem } from './compile-system.ts';
import { tooManyStatesForExact } from './diagnostics.ts';
import { StateIndex } from './state-index.ts';
import { progressOf } from './system-subject.ts';

/**
 * All that a random walk of a system can do: a finite Markov chain. State 0 is the initial one. Edges of state s are
 * `edges[s] .. edges[s + 1] - 1`; a state without any is the end of a walk.
 */
export interface WalkGraph {
  readonly states: number;
  readonly edges: Int32Array;
  readonly targets: Int32Array;
  readonly probabilities: Float64Array;
  /** Rules that the step breaks, as bits of {@link ruleIds}. */
  readonly brokenByEdge: Int32Array;
  /** Rules that the state breaks. */
  readonly brokenByState: Int32Array;
  readonly ruleIds: readonly string[];
}

/**
 * Builds the chain of attempts as the random scheduler makes them.
 * @param weights by process, as of the scheduler.
 * @throws ThpcheckError THP6050 if there are more states than `mostStates`.
 */
export function walkGraphOf(
  system: TransitionSystem,
  weights: readonly number[],
  mostStates: number,
): WalkGraph {
  const compiled = new CompiledSystem(system);
  const layout = layOut(system);
  const packed = new Int32Array(layout.words);
  const index = new StateIndex(layout.words);
  const progress = progressOf(system);
  let edges = new Int32Array(1 << 12);
  let brokenByState = new Int32Array(1 << 12);
  let targets = new Int32Array(1 << 12);
  let brokenByEdge = new Int32Array(1 << 12);
  let probabilities = new Float64Array(1 << 12);
  let count = 0;

  const addEdge = (probability: number): void => {
    if (count === targets.length) {
      targets = grown(targets, count + 1);
      brokenByEdge = grown(brokenByEdge, count + 1);
      probabilities = grown(probabilities, count + 1);
    }
    pack(layout, compiled.state, packed);
    targets[count] = index.numberOf(packed);
    if (index.size > mostStates) throw new ThpcheckError(tooManyStatesForExact(mostStates));
    brokenByEdge[count] = compiled.broken[0]!;
    probabilities[count++] = probability;
  };
  const leave = (values: Int32Array, ready: number): void => {
    const counts = compiled.counts.slice();
    const choices = compiled.choices.slice();
    const sum = weights.reduce(
      (total, weight, mover) => total + (((ready >>> mover) & 1) === 1 ? weight : 0),
      0,
    );
    const movers = weights.filter((_, mover) => ((ready >>> mover) & 1) === 1).length;
    for (const [mover, weight] of weights.entries()) {
      if (((ready >>> mover) & 1) === 0) continue;
      const chosen = sum === 0 ? 1 / movers : weight / sum;
      if (chosen === 0) continue;
      for (let at = 0; at < counts[mover]!; at++) {
        compiled.state.set(values);
        compiled.broken[0] = 0;
        compiled.steps[choices[mover * compiled.stride + at]!]!();
        addEdge(chosen / counts[mover]!);
      }
    }
  };

  compiled.begin();
  pack(layout, compiled.state, packed);
  index.numberOf(packed);
  for (let state = 0; state < index.size; state++) {
    if (state + 1 >= edges.length) {
      edges = grown(edges, state + 2);
      brokenByState = grown(brokenByState, state + 2);
    }
    const values = unpack(layout, index.state(state));
    compiled.state.set(values);
    compiled.broken[0] = 0;
    compiled.invariants();
    if (compiled.finished()) compiled.finals();
    const ready = compiled.finished() ? 0 : compiled.ready();
    const isStuck = !compiled.finished() && (ready & progress) === 0;
    if (isStuck) compiled.note(system.deadlock);
    brokenByState[state] = compiled.broken[0]!;
    if (ready !== 0 && !isStuck) leave(values, ready);
    edges[state + 1] = count;
  }
  return {
    states: index.size,
    edges: edges.subarray(0, index.size + 1),
    targets: targets.subarray(0, count),
    probabilities: probabilities.subarray(0, count),
    brokenByEdge: brokenByEdge.subarray(0, count),
    brokenByState: brokenByState.subarray(0, index.size),
    ruleIds: compiled.ruleIds,
  };
}
