import type { RuleId } from '../../transition/form.ts';
import { unpack } from '../../transition/pack.ts';
import { canonical } from '../../transition/symmetry/canonical.ts';
import { realTrace } from '../../transition/symmetry/real-trace.ts';
import type { BrokenInSearch } from '../packed/result.ts';
import type { Kernel } from './kernel.ts';
import type { CollapsedModel } from './model.ts';

/** The first states at which a rule is broken, and what breaks it. */
export interface FirstBreak {
  readonly rule: RuleId;
  readonly count: number;
  readonly depth: number;
  readonly by: 'state' | 'step';
}

/** What is asked of a search that has ended; {@link Kernel} says what each means. */
export interface TraceSource extends Pick<
  Kernel,
  'key' | 'setTarget' | 'state' | 'brokenStates' | 'brokenSteps'
> {
  readonly code: Pick<Kernel['code'], 'find' | 'findBroken' | 'decode'>;
  read(word: 'missing' | 'tail'): number;
}

/** A stored state. */
interface Stored {
  readonly number: number;
  readonly words: Int32Array;
}

/**
 * The broken rules of a search that has ended, each with a shortest trace. Which trace that is depends on the system
 * alone, and not on the order in which states were numbered: of several states the one with the least words is taken.
 * To fill the cache may move all states, so `source` is asked for them each time.
 */
export function brokenRules(
  model: CollapsedModel,
  source: () => TraceSource,
  layers: readonly number[],
  fill: (number: number) => boolean,
): readonly BrokenInSearch[] {
  const finder = new TraceFinder(model, source, layers, fill);
  return firstBreaks(model, source()).map((first) => ({
    rule: first.rule,
    count: first.count,
    trace: finder.traceTo(first),
  }));
}

/** The first break of each rule that is broken. */
export function firstBreaks(model: CollapsedModel, kernel: TraceSource): readonly FirstBreak[] {
  const { system } = model;
  const bySteps = new Map(kernel.brokenSteps().map((each) => [each.rule, each]));
  return system.rules.flatMap((_, rule): readonly FirstBreak[] => {
    const bit = model.ruleBits.get(rule);
    const byState = bit === undefined ? undefined : kernel.brokenStates(bit);
    const byStep = bySteps.get(rule);
    if (byState === undefined && byStep === undefined) return [];
    const count = (byState?.count ?? 0) + (byStep?.count ?? 0);
    const ofState = byState?.depth ?? Infinity;
    const ofStep = (byStep?.depth ?? Infinity) + 1;
    return [{ rule, count, depth: Math.min(ofState, ofStep), by: ofState <= ofStep ? 'state' : 'step' }];
  });
}

class TraceFinder {
  private readonly model: CollapsedModel;
  private readonly source: () => TraceSource;
  private readonly layers: readonly number[];
  private readonly fill: (number: number) => boolean;
  private readonly brokenIn = new Map<number, readonly Stored[]>();

  constructor(
    model: CollapsedModel,
    source: () => TraceSource,
    layers: readonly number[],
    fill: (number: number) => boolean,
  ) {
    this.model = model;
    this.source = source;
    this.layers = layers;
    this.fill = fill;
  }

  private get kernel(): TraceSource {
    return this.source();
  }

  traceTo({ rule, depth, by }: FirstBreak): readonly number[] {
    const layer = by === 'state' ? depth : depth - 1;
    const { interpreter } = this.model;
    for (const stored of this.brokenStates(layer)) {
      const values = this.values(stored.number);
      if (by === 'state') {
        if (interpreter.inspect(values).broken.includes(rule))
          return this.real(stored.number, layer, undefined, rule);
        continue;
      }
      const action = interpreter
        .enabled(values)
        .find((each) => interpreter.step(values, each).broken.includes(rule));
      if (action !== undefined) return this.real(stored.number, layer, action, rule);
    }
    throw new Error(`no state of layer ${layer} breaks rule ${rule}`);
  }

  /** A trace of the system to a state of a layer, or an image of it, and on by an action if there is one. */
  private real(number: number, layer: number, last: number | undefined, rule: RuleId): readonly number[] {
    const { symmetry, system } = this.model;
    const actions = last === undefined ? [] : [last];
    const states = [number];
    for (let at = number, depth = layer; depth > 0; depth--) {
      const { state, action } = this.predecessor(at, depth - 1, actions.at(-1));
      if (action !== undefined) actions.push(action);
      states.push(state);
      at = state;
    }
    if (symmetry === undefined) return actions.reverse();
    const representative = canonical(system, symmetry);
    const representatives = states.reverse().map((each) => representative(this.values(each)));
    return realTrace(system, symmetry, representatives, last === undefined ? undefined : rule);
  }

  /**
   * A state of a layer that leads to a state, and the action. One is preferred from which the process moves that moves
   * next too, so that processes switch seldom.
   */
  private predecessor(
    at: number,
    layer: number,
    next: number | undefined,
  ): { readonly state: number; readonly action?: number } {
    const { system } = this.model;
    const goal = this.values(at);
    const wanted = next === undefined ? undefined : system.actions[next]!.process;
    const candidates = this.scan(layer, (from, to) => {
      this.kernel.setTarget(...this.kernel.key(at));
      return this.kernel.code.find(from, to);
    });
    let first: { readonly state: number; readonly action?: number } | undefined;
    for (const { number } of candidates) {
      // The action that leads to an image of the goal is found when the trace is followed forwards.
      if (this.model.symmetry !== undefined) return { state: number };
      const actions = this.actionsTo(number, goal);
      const same = actions.find(
        (action) => wanted === undefined || system.actions[action]!.process === wanted,
      );
      if (same !== undefined) return { state: number, action: same };
      first ??= { state: number, action: actions[0]! };
    }
    if (first === undefined) throw new Error(`no predecessor of state ${at} in layer ${layer}`);
    return first;
  }

  private actionsTo(number: number, goal: Int32Array): readonly number[] {
    const { interpreter } = this.model;
    const values = this.values(number);
    const actions = interpreter
      .enabled(values)
      .filter((action) => interpreter.step(values, action).state.every((value, at) => value === goal[at]));
    if (actions.length === 0) throw new Error(`generated code and interpreter differ in state ${number}`);
    return actions;
  }

  private brokenStates(layer: number): readonly Stored[] {
    let states = this.brokenIn.get(layer);
    if (states === undefined) {
      states = this.scan(layer, (from, to) => this.kernel.code.findBroken(from, to));
      this.brokenIn.set(layer, states);
    }
    return states;
  }

  /** States of a layer that code finds, least words first. */
  private scan(layer: number, find: (from: number, to: number) => number): readonly Stored[] {
    const end = this.layers[layer + 1] ?? this.kernel.read('tail');
    const found: Stored[] = [];
    for (let from = this.layers[layer]!; from < end;) {
      const number = find(from, end) >>> 0;
      if (this.kernel.read('missing') !== 0) {
        // Only a state that was never inspected can lack room for its steps.
        from = this.fill(number) ? number : number + 1;
        continue;
      }
      if (number < end) found.push({ number, words: this.words(number) });
      from = number + 1;
    }
    return found.sort((a, b) => compare(a.words, b.words));
  }

  private words(number: number): Int32Array {
    this.kernel.code.decode(...this.kernel.key(number));
    return this.kernel.state.slice();
  }

  private values(number: number): Int32Array {
    return unpack(this.model.layout, this.words(number));
  }
}

function compare(a: Int32Array, b: Int32Array): number {
  for (const [at, word] of a.entries()) if (word !== b[at]) return (word >>> 0) - (b[at]! >>> 0);
  return 0;
}
