import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { RuleId } from '../../transition/form.ts';
import { imagesOfActions } from '../../transition/symmetry/canonical.ts';
import type { BrokenInSearch, PackedLimits, PackedResult } from '../packed/result.ts';
import { ForgetfulKernel } from './forgetful-kernel.ts';
import type { Kernel } from './kernel.ts';
import type { CollapsedModel } from './model.ts';
import { noTraces } from './storage-diagnostics.ts';
import { type Omission, type Storage } from './storage.ts';
import { brokenRules, firstBreaks, type FirstBreak } from './traces.ts';

import { running, type SearchPoint, type SearchStage } from './search-stage.ts';

/** What a search has found so far, and what can be told of it. */
export abstract class FoundStates {
  /** Number of the first state of each layer. */
  readonly layers: number[] = [0];
  stage: SearchStage = running;
  transitions = 0;
  readonly model: CollapsedModel;
  protected readonly limits: PackedLimits;
  protected readonly storage: Storage;
  /** Traces that were found before the keys of the states on them were dropped. */
  protected readonly traces = new Map<RuleId, readonly number[]>();
  protected present: Kernel;
  /** States that were stored and whose conditions could not be evaluated when the search ended. */
  protected uninspected = 0;
  /** Number of the first state after the layer that is being expanded. */
  protected layerEnd = 0;

  constructor({
    model,
    limits,
    storage,
    kernel,
  }: {
    readonly model: CollapsedModel;
    readonly limits: PackedLimits;
    readonly storage: Storage;
    readonly kernel: Kernel;
  }) {
    this.model = model;
    this.limits = limits;
    this.storage = storage;
    this.present = kernel;
  }

  /** The memory with all states; another one after they were moved. */
  get kernel(): Kernel {
    return this.present;
  }

  /** What a checkpoint calls what holds the states. */
  get holder(): Kernel {
    return this.present;
  }

  /** The keys of all states, unless the kernel is a {@link ForgetfulKernel}; not to be kept. */
  log(): Uint8Array {
    return this.kernel.log(this.states);
  }

  /** Actions from the initial state to the newest layer. */
  get depth(): number {
    return this.layers.length - 1;
  }

  /** States stored. */
  get states(): number {
    return this.kernel.read('tail');
  }

  /** States whose successors are known. */
  get expanded(): number {
    return this.kernel.read('head');
  }

  /**
   * What was found so far; if the search has not ended, it is as if a limit had stopped it.
   * @throws ThpcheckError THP6030 if there are {@link untraced} rules.
   */
  result(): PackedResult {
    const { model, kernel } = this;
    const { stage } = this;
    const states = this.states;
    const flags = kernel.flags();
    const reached = Array.from(flags.reached, (flag) => flag !== 0);
    const taken = flags.taken.slice();
    const bytesPerState = kernel.usedBytes / states;
    return {
      outcome: stage.kind === 'bounded' ? stage : { kind: 'complete' },
      states,
      transitions: this.transitions,
      depth: this.depth,
      bytesPerState,
      wordsPerState: model.layout.words,
      broken: this.brokenRules(),
      reached,
      neverTaken: this.neverTaken(taken),
    };
  }

  /** How much was missed through the way in which states are told apart. */
  get omission(): Omission {
    const { kernel, states } = this;
    return kernel instanceof ForgetfulKernel ? kernel.omission(states) : { kind: 'exact' };
  }

  /** Broken rules without a trace, as the keys of the states that lead there were dropped; see {@link beginTraces}. */
  get untraced(): readonly FirstBreak[] {
    if (!this.forgetful) return [];
    return firstBreaks(this.model, this.kernel).filter(({ rule }) => !this.traces.has(rule));
  }

  /** Takes over what such a search has found. */
  takeTraces(search: FoundStates): void {
    if (search.stage.kind === 'running' || search.stage.kind === 'unfit') return;
    for (const { rule, trace } of search.brokenRules())
      if (!this.traces.has(rule)) this.traces.set(rule, trace);
  }

  protected get forgetful(): boolean {
    return this.kernel instanceof ForgetfulKernel && !this.kernel.complete;
  }

  protected brokenRules(): readonly BrokenInSearch[] {
    const { model, kernel, layers, traces } = this;
    if (!this.forgetful) {
      return brokenRules(
        model,
        () => this.kernel,
        layers,
        () => this.fillMissing(),
      );
    }
    const { untraced } = this;
    if (untraced.length > 0) {
      const { rules } = model.system;
      throw new ThpcheckError(
        noTraces(untraced.map(({ rule, depth }) => ({ rule: rules[rule]!.id, depth }))),
      );
    }
    return firstBreaks(model, kernel).map(({ rule, count }) => ({ rule, count, trace: traces.get(rule)! }));
  }

  /** Actions of which neither they nor an image of theirs was taken. */
  protected neverTaken(taken: Uint8Array): readonly number[] {
    const { actions } = this.model.system;
    const own = [...actions.keys()].filter((action) => taken[action] !== 0);
    const { symmetry } = this.model;
    const all = symmetry === undefined ? new Set(own) : imagesOfActions(symmetry, own);
    return [...actions.keys()].filter((action) => !all.has(action));
  }

  /** States of each layer that is known as a whole, from the initial state on. */
  layerSizes(): readonly number[] {
    const { layers, layerEnd } = this;
    const end = Math.max(layerEnd, 1);
    return layers.map((start, layer) => (layers[layer + 1] ?? end) - start).filter((size) => size > 0);
  }

  /** States stored whose conditions were not evaluated: none unless the search was halted or memory was short. */
  get unknown(): number {
    return this.stage.kind === 'halted' ? this.states - this.expanded : this.uninspected;
  }

  /** Counts the states found beyond the layer that is being expanded as a layer. */
  protected beginNewest(): void {
    if (this.states > this.layerEnd && this.layers.at(-1) !== this.layerEnd) this.layers.push(this.layerEnd);
  }

  protected point(): SearchPoint {
    const { layers, layerEnd, transitions, kernel } = this;
    return { head: this.expanded, layers: [...layers], layerEnd, transitions, counts: kernel.counts() };
  }

  /** Fills the cache if generated code missed something; false if the search cannot go on. */
  protected abstract fillMissing(): boolean;
}
