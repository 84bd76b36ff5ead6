import type { TransitionSystem } from '../../transition/form.ts';
import { strongComponents, type Components } from './strong-components.ts';
import { walkGraphOf, type WalkGraph } from './walk-graph.ts';

/** A probability that is known to lie between two bounds, up to the rounding of double-precision arithmetic. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** How probable it is that one attempt under the random scheduler breaks a rule. */
export interface ExactProbabilities {
  readonly states: number;
  readonly transitions: number;
  /** By identifier of the rule; rules that cannot be broken are left out. */
  readonly rules: ReadonlyMap<string, Bounds>;
  /** Some rule. Attempts that go round in circles for ever keep the bounds apart. */
  readonly any: Bounds;
}

/** Sweeps through one component, at most. */
const mostSweeps = 20_000;
/** Distance of the bounds at which a component is done, absolute and relative. */
const absolutely = 1e-15;
const relatively = 1e-11;

/**
 * Computes the probabilities on the graph of all states. Components of the graph are taken last one first; inside of one,
 * the equations are solved by Gauss-Seidel sweeps from below (0) and from above (1), which the solution stays between:
 * interval iteration, Haddad and Monmege, "Interval iteration algorithm for MDPs and IMDPs", TCS 735, 2018.
 * @param weights by process, as of the scheduler.
 * @throws ThpcheckError THP6050 if there are more states than `mostStates`.
 */
export function exactProbabilities(
  system: TransitionSystem,
  weights: readonly number[],
  mostStates: number,
): ExactProbabilities {
  const graph = walkGraphOf(system, weights, mostStates);
  const components = strongComponents(graph.states, graph.edges, graph.targets);
  const rules = new Map<string, Bounds>();
  let breakable = 0;
  for (const broken of graph.brokenByState) breakable |= broken;
  for (const broken of graph.brokenByEdge) breakable |= broken;
  for (const [bit, id] of graph.ruleIds.entries()) {
    if (((breakable >>> bit) & 1) === 1) rules.set(id, boundsOf(graph, components, 1 << bit));
  }
  const any = breakable === 0 ? { low: 0, high: 0 } : boundsOf(graph, components, breakable);
  return { states: graph.states, transitions: graph.targets.length, rules, any };
}

/** Probability that a walk breaks one of the rules of a mask. */
function boundsOf(graph: WalkGraph, components: Components, mask: number): Bounds {
  const low = new Float64Array(graph.states);
  const high = new Float64Array(graph.states);
  for (let component = 0; component + 1 < components.starts.length; component++) {
    const members = components.order.subarray(components.starts[component], components.starts[component + 1]);
    for (const state of members) high[state] = 1;
    const sweeps = members.length === 1 ? 1 : mostSweeps;
    for (let sweep = 0; sweep < sweeps; sweep++) {
      let isDone = true;
      for (const state of members) {
        improve(graph, mask, state, low);
        improve(graph, mask, state, high);
        const distance = high[state]! - low[state]!;
        if (distance > absolutely && distance > relatively * low[state]!) isDone = false;
      }
      if (isDone) break;
    }
  }
  return { low: Math.max(0, low[0]!), high: Math.min(1, high[0]!) };
}

/** Solves the equation of one state for the values of its successors; a step back to itself is solved exactly. */
function improve(graph: WalkGraph, mask: number, state: number, values: Float64Array): void {
  if ((graph.brokenByState[state]! & mask) !== 0) {
    values[state] = 1;
    return;
  }
  const end = graph.edges[state + 1]!;
  let sum = 0;
  let itself = 0;
  for (let edge = graph.edges[state]!; edge < end; edge++) {
    const probability = graph.probabilities[edge]!;
    const target = graph.targets[edge]!;
    if ((graph.brokenByEdge[edge]! & mask) !== 0) sum += probability;
    else if (target === state) itself += probability;
    else sum += probability * values[target]!;
  }
  // A state that only leads to itself is never left: nothing more is broken.
  values[state] = itself > 1 - 1e-12 ? 0 : sum / (1 - itself);
}
