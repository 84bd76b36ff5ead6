import type { RuleId, TransitionSystem } from '../../transition/form.ts';
import { Interpreter } from '../../transition/interpret.ts';
import { layOut } from '../../transition/pack.ts';
import { validate } from '../../transition/validate.ts';
import type { BrokenInSearch, PackedLimitName, PackedLimits, PackedResult } from './result.ts';

interface Node {
  readonly state: Int32Array;
  readonly depth: number;
  readonly parent: Node | undefined;
  readonly action: number;
}

/**
 * The search that is easy to believe, and that the packed one is tested against: a Map of texts over the
 * interpreter. `limits.bytes` is ignored.
 * @throws ModelError if the system breaks the rules of its form.
 */
export function exploreReference(system: TransitionSystem, limits: PackedLimits = {}): PackedResult {
  validate(system);
  const interpreter = new Interpreter(system);
  const known = new Map<string, Node>();
  const queue: Node[] = [];
  const taken = new Set<number>();
  const reached = system.sometimes.map(() => false);
  const broken = new Map<RuleId, BrokenInSearch>();
  let transitions = 0;
  let bound: PackedLimitName | undefined;

  const store = (node: Node): void => {
    const key = node.state.join();
    if (known.has(key)) return;
    if (known.size >= (limits.states ?? Infinity)) {
      bound ??= 'states';
      return;
    }
    known.set(key, node);
    queue.push(node);
  };
  const note = (rule: RuleId, trace: readonly number[]): void => {
    const before = broken.get(rule);
    const shorter = before === undefined || trace.length < before.trace.length;
    broken.set(rule, { rule, count: (before?.count ?? 0) + 1, trace: shorter ? trace : before.trace });
  };

  store({ state: interpreter.initial(), depth: 0, parent: undefined, action: -1 });
  for (const node of queue) {
    const inspection = interpreter.inspect(node.state);
    for (const rule of inspection.broken) note(rule, traceOf(node));
    for (const [number, is] of inspection.reached.entries()) if (is) reached[number] = true;
    const enabled = interpreter.enabled(node.state);
    if (node.depth === limits.depth && enabled.length > 0) bound ??= 'depth';
    if (bound !== undefined) continue;
    for (const action of enabled) {
      transitions++;
      taken.add(action);
      const step = interpreter.step(node.state, action);
      for (const rule of step.broken) note(rule, [...traceOf(node), action]);
      store({ state: step.state, depth: node.depth + 1, parent: node, action });
    }
  }
  const { words } = layOut(system);
  return {
    outcome: bound === undefined ? { kind: 'complete' } : { kind: 'bounded', limit: bound },
    states: known.size,
    transitions,
    depth: queue.at(-1)!.depth,
    bytesPerState: 4 * words,
    wordsPerState: words,
    broken: [...broken.values()].sort((a, b) => a.rule - b.rule),
    reached,
    neverTaken: system.actions.flatMap((_, action) => (taken.has(action) ? [] : [action])),
  };
}

function traceOf(node: Node): readonly number[] {
  const trace: number[] = [];
  for (let at = node; at.parent !== undefined; at = at.parent) trace.push(at.action);
  return trace.reverse();
}
