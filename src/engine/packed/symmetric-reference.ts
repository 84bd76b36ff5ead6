import type { RuleId, TransitionSystem } from '../../transition/form.ts';
import { Interpreter } from '../../transition/interpret.ts';
import { canonical, imagesOfActions, orbitSize } from '../../transition/symmetry/canonical.ts';
import type { Symmetry } from '../../transition/symmetry/find.ts';
import { realTrace } from '../../transition/symmetry/real-trace.ts';
import { validate } from '../../transition/validate.ts';
import type { BrokenInSearch, PackedLimits } from './result.ts';

/** What a search of one state of each orbit found. */
export interface SymmetricResult {
  readonly outcome: 'complete' | 'bounded';
  /** Representatives. */
  readonly states: number;
  /** States that the representatives stand for: those of the search without reduction if the initial state is fixed. */
  readonly orbits: number;
  readonly transitions: number;
  readonly depth: number;
  /** By rule, ascending; rules of one identifier can stand for each other. Traces are those of the whole system. */
  readonly broken: readonly BrokenInSearch[];
  readonly reached: readonly boolean[];
  /** Actions that were never taken, nor any of their images, ascending. */
  readonly neverTaken: readonly number[];
}

interface Node {
  readonly state: Int32Array;
  readonly depth: number;
  readonly parent: Node | undefined;
}

/**
 * The search with symmetry that is easy to believe: as the reference search, but it stores the representative of each
 * state. Of the limits only `depth` binds.
 * @throws ModelError if the system breaks the rules of its form.
 */
export function exploreSymmetricReference(
  system: TransitionSystem,
  symmetry: Symmetry,
  limits: Pick<PackedLimits, 'depth'> = {},
): SymmetricResult {
  validate(system);
  const interpreter = new Interpreter(system);
  const representative = canonical(system, symmetry);
  const known = new Set<string>();
  const queue: Node[] = [];
  const taken = new Set<number>();
  const reached = system.sometimes.map(() => false);
  const broken = new Map<RuleId, BrokenInSearch>();
  let transitions = 0;
  let orbits = 0;
  let outcome: SymmetricResult['outcome'] = 'complete';

  const store = (found: Int32Array, parent: Node | undefined): void => {
    const state = representative(found);
    const key = state.join();
    if (known.has(key)) return;
    known.add(key);
    orbits += orbitSize(system, symmetry, state);
    queue.push({ state, depth: parent === undefined ? 0 : parent.depth + 1, parent });
  };
  const note = (rule: RuleId, length: number, trace: () => readonly number[]): void => {
    const before = broken.get(rule);
    const shortest = before !== undefined && before.trace.length <= length ? before.trace : trace();
    broken.set(rule, { rule, count: (before?.count ?? 0) + 1, trace: shortest });
  };

  store(interpreter.initial(), undefined);
  for (const node of queue) {
    const inspection = interpreter.inspect(node.state);
    for (const rule of inspection.broken)
      note(rule, node.depth, () => realTrace(system, symmetry, pathTo(node)));
    for (const [number, is] of inspection.reached.entries()) if (is) reached[number] = true;
    const enabled = interpreter.enabled(node.state);
    if (node.depth === limits.depth && enabled.length > 0) outcome = 'bounded';
    if (outcome === 'bounded') continue;
    for (const action of enabled) {
      transitions++;
      taken.add(action);
      const step = interpreter.step(node.state, action);
      for (const rule of step.broken) {
        note(rule, node.depth + 1, () => realTrace(system, symmetry, pathTo(node), rule));
      }
      store(step.state, node);
    }
  }
  const images = imagesOfActions(symmetry, taken);
  return {
    outcome,
    states: known.size,
    orbits,
    transitions,
    depth: queue.at(-1)!.depth,
    broken: [...broken.values()].sort((a, b) => a.rule - b.rule),
    reached,
    neverTaken: system.actions.flatMap((_, action) => (images.has(action) ? [] : [action])),
  };
}

function pathTo(node: Node): readonly Int32Array[] {
  const states: Int32Array[] = [];
  for (let at: Node | undefined = node; at !== undefined; at = at.parent) states.push(at.state);
  return states.reverse();
}
