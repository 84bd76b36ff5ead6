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
  'key' | 'setTarget' | 'trail' | 'state' | 'brokenStates' | 'brokenSteps'
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
  fill: () => boolean,
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

/** A step of the search backwards. */
interface Hop {
  /** The stored state that it leads to. */
  readonly state: number;
  /** The states in between, which were not stored, and its actions: the last one first. */
  readonly passed: readonly Int32Array[];
  readonly steps: readonly number[];
}

class TraceFinder {
  private readonly model: CollapsedModel;
  private readonly source: () => TraceSource;
  private readonly layers: readonly number[];
  private readonly fill: () => boolean;
  private readonly brokenIn = new Map<number, readonly Stored[]>();

  constructor(
    model: CollapsedModel,
    source: () => TraceSource,
    layers: readonly number[],
    fill: () => boolean,
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
    const states = [this.values(number)];
    for (let at = number, depth = layer; depth > 0; depth--) {
      const { state, passed, steps } = this.predecessor(at, depth - 1, actions.at(-1));
      actions.push(...steps);
      states.push(...passed, this.values(state));
      at = state;
    }
    if (symmetry === undefined) return actions.reverse();
    const representative = canonical(system, symmetry);
    const representatives = states.reverse().map((each) => representative(each));
    return realTrace(system, symmetry, representatives, last === undefined ? undefined : rule);
  }

  /**
   * A state of a layer that leads to a state, and how. One is preferred from which the process moves that moves next
   * too, so that processes switch seldom.
   */
  private predecessor(at: number, layer: number, next: number | undefined): Hop {
    const { system } = this.model;
    const wanted = next === undefined ? undefined : system.actions[next]!.process;
    const candidates = this.scan(layer, (from, to) => {
      this.kernel.setTarget(...this.kernel.key(at));
      return this.kernel.code.find(from, to);
    });
    let first: Hop | undefined;
    for (const { number } of candidates) {
      const passed = this.passed(number, at);
      // Actions that lead to images of states are found when the trace is followed forwards.
      if (this.model.symmetry !== undefined) return { state: number, passed, steps: [] };
      const steps: number[] = [];
      const goals = [this.values(at), ...passed];
      for (const [back, from] of [...passed, this.values(number)].entries())
        steps.push(this.actionTo(from, goals[back]!, steps.at(-1) ?? next));
      const hop = { state: number, passed, steps };
      if (wanted === undefined || system.actions[steps[0]!]!.process === wanted) return hop;
      first ??= hop;
    }
    if (first === undefined) throw new Error(`no predecessor of state ${at} in layer ${layer}`);
    return first;
  }

  /** States that a step from one stored state to another one passes through, the last one first. */
  private passed(from: number, to: number): readonly Int32Array[] {
    if (this.model.chains === 'stored') return [];
    for (;;) {
      this.kernel.setTarget(...this.kernel.key(to));
      const keys = this.kernel.trail(from);
      if (keys === undefined) {
        if (!this.fill()) throw new Error(`no room to follow the steps of state ${from}`);
        continue;
      }
      return keys
        .slice(0, -1)
        .reverse()
        .map(([low, high]) => {
          this.kernel.code.decode(low, high);
          return unpack(this.model.layout, this.kernel.state.slice());
        });
    }
  }

  /** An action that leads from one state to another one, of the process that moves next if there is one. */
  private actionTo(values: Int32Array, goal: Int32Array, next: number | undefined): number {
    const { interpreter, system } = this.model;
    const actions = interpreter
      .enabled(values)
      .filter((action) => interpreter.step(values, action).state.every((value, at) => value === goal[at]));
    const [first] = actions;
    if (first === undefined)
      throw new Error(`generated code and interpreter differ in a state before ${goal.join()}`);
    if (next === undefined) return first;
    const { process } = system.actions[next]!;
    return actions.find((action) => system.actions[action]!.process === process) ?? first;
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
        from = this.fill() ? number : number + 1;
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
