import { evaluate } from '../../../transition/evaluate.ts';
import type { SelectionPlan } from '../../../transition/independence/plan.ts';
import { selectedActions } from '../../../transition/independence/select.ts';
import { Interpreter } from '../../../transition/interpret.ts';
import { longestChain } from '../chains.ts';

/** What a search that merges chains finds. */
export interface MergedResult {
  readonly states: number;
  readonly transitions: number;
  /** Merged steps to the newest state. */
  readonly depth: number;
  /** States that were stored or passed. */
  readonly visited: number;
}

/** A search by a plan that merges chains, easy to believe: sets of texts over the interpreter. */
export function exploreMerged(plan: SelectionPlan): MergedResult {
  const interpreter = new Interpreter(plan.system);
  const visited = new Set<string>();
  const stored = new Set<string>();
  let layer: Int32Array[] = [];
  let transitions = 0;
  const next = (state: Int32Array): Int32Array | undefined => {
    const [action, ...others] = selectedActions(plan, interpreter, state);
    if (action === undefined || others.length > 0 || breaksRule(plan, interpreter, state)) return undefined;
    const step = interpreter.step(state, action);
    return step.broken.length > 0 ? undefined : step.state;
  };
  const follow = (state: Int32Array): Int32Array => {
    let at = state;
    for (let links = 0; ; links++) {
      visited.add(at.join());
      const after = links === longestChain ? undefined : next(at);
      if (after === undefined) return at;
      at = after;
    }
  };
  const store = (state: Int32Array): void => {
    if (stored.has(state.join())) return;
    stored.add(state.join());
    layer.push(state);
  };
  const initial = interpreter.initial();
  visited.add(initial.join());
  store(initial);
  let depth = -1;
  while (layer.length > 0) {
    depth++;
    const present = layer;
    layer = [];
    for (const state of present) {
      for (const action of selectedActions(plan, interpreter, state)) {
        transitions++;
        store(follow(interpreter.step(state, action).state));
      }
    }
  }
  return { states: stored.size, transitions, depth, visited: visited.size };
}

/** Whether a search by a plan counts a state as one that breaks a rule; a deadlock is none where slots are filled first. */
function breaksRule(
  { system, fillFirst }: SelectionPlan,
  interpreter: Interpreter,
  state: Int32Array,
): boolean {
  const { broken } = interpreter.inspect(state);
  const fills = fillFirst.some(({ when }) => evaluate(system, when, state, 'a plan') !== 0);
  return broken.some((rule) => !fills || rule !== system.deadlock);
}
