import type { RuleId, TransitionSystem } from '../../transition/form.ts';
import type { SelectionPlan } from '../../transition/independence/plan.ts';
import { selectedActions } from '../../transition/independence/select.ts';
import { Interpreter } from '../../transition/interpret.ts';
import type { PackedLimits } from './result.ts';

/** What a search by a plan found. */
export interface ReducedResult {
  readonly outcome: 'complete' | 'bounded';
  readonly states: number;
  readonly transitions: number;
  /** Rules that are broken, ascending. */
  readonly broken: readonly RuleId[];
  /** For each rule that is broken a trace, of the full system too: action numbers from the initial state on. */
  readonly traces: ReadonlyMap<RuleId, readonly number[]>;
  /** For each `sometimes` of the system whether some state fulfils it. */
  readonly reached: readonly boolean[];
}

interface Node {
  readonly state: Int32Array;
  readonly parent: Node | undefined;
  readonly action: number;
}

/**
 * The search by a plan that is easy to believe: a Map of texts over the interpreter, breadth first. The packed search
 * by a plan is tested against it, and it against the full one. Only `limits.states` counts.
 */
export function exploreReduced(plan: SelectionPlan, limits: PackedLimits = {}): ReducedResult {
  const { system } = plan;
  const interpreter = new Interpreter(system);
  const known = new Set<string>();
  const queue: Node[] = [];
  const traces = new Map<RuleId, readonly number[]>();
  const reached = system.sometimes.map(() => false);
  let transitions = 0;
  let outcome: ReducedResult['outcome'] = 'complete';
  const store = (node: Node): void => {
    const key = node.state.join();
    if (known.has(key)) return;
    if (known.size >= (limits.states ?? Infinity)) outcome = 'bounded';
    else {
      known.add(key);
      queue.push(node);
    }
  };
  const note = (rule: RuleId, trace: () => readonly number[]): void => {
    if (!traces.has(rule)) traces.set(rule, trace());
  };
  store({ state: interpreter.initial(), parent: undefined, action: -1 });
  for (const node of queue) {
    const { broken, reached: here } = interpreter.inspect(node.state);
    for (const rule of broken) note(rule, () => traceOf(node));
    for (const [number, is] of here.entries()) if (is) reached[number] = true;
    for (const action of selectedActions(plan, interpreter, node.state)) {
      transitions++;
      const step = interpreter.step(node.state, action);
      for (const rule of step.broken) note(rule, () => [...traceOf(node), action]);
      store({ state: step.state, parent: node, action });
    }
  }
  const broken = [...traces.keys()].sort((a, b) => a - b);
  return { outcome, states: known.size, transitions, broken, traces, reached };
}

/** Rules and `sometimes` of a system by name, as far as two searches have to agree on them. */
export function findings(
  system: TransitionSystem,
  broken: readonly RuleId[],
  reached: readonly boolean[],
): readonly string[] {
  return [
    ...broken.map((rule) => `${system.rules[rule]!.id}: ${system.rules[rule]!.message}`),
    ...system.sometimes.flatMap(({ name }, number) => (reached[number] === true ? [name] : [])),
  ];
}

function traceOf(node: Node): readonly number[] {
  const trace: number[] = [];
  for (let at = node; at.parent !== undefined; at = at.parent) trace.push(at.action);
  return trace.reverse();
}
