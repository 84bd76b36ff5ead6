import { setImmediate } from 'node:timers/promises';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { TransitionSystem } from '../transition/form.ts';
import { validate } from '../transition/validate.ts';
import { demandUsable } from './collapsed/checkpoint/demand-usable.ts';
import { resumeSearch } from './collapsed/checkpoint/resume-search.ts';
import { shortestTraces } from './collapsed/shortest-traces.ts';
import { CollapsedSearch } from './collapsed/collapsed-search.ts';
import { collapsedModel } from './collapsed/explore-collapsed.ts';
import type { CollapsedModel } from './collapsed/model.ts';
import { reduced, type Reduction } from './collapsed/reduction.ts';
import type { Omission, Storage } from './collapsed/storage.ts';
import { exploreTogether } from './explore-together.ts';
import { inTurns } from './in-turns.ts';
import { searchNotKept } from './explore-system-diagnostics.ts';
import { SearchKeeper, type KeepingOptions } from './search-keeper.ts';
import { packedSlices } from './packed/explore-packed.ts';
import type { PackedLimits, PackedProgress, PackedResult } from './packed/result.ts';

/** Milliseconds between two looks at the clock and at what the user wants. */
const sliceMilliseconds = 25;
/** States that are expanded between two looks, at first and at least. */
const leastSlice = 2 ** 10;
/** Part of the memory that the machine has to give that a search takes at most unless it is told how much. */
const usualPart = 0.9;

/** Where a search stops although there is more to explore. An absent limit does not bind. */
export interface SystemLimits extends PackedLimits {
  /** Wall-clock milliseconds. */
  readonly milliseconds?: number | undefined;
}

/** How {@link exploreSystem} searches. */
export interface SystemOptions {
  readonly limits?: SystemLimits;
  readonly reduction?: Reduction;
  /** How states are told apart. Systems that do not fit into keys are always exact. */
  readonly storage?: Storage;
  readonly keeping?: KeepingOptions | undefined;
  /** Threads; more than one only for searches that are exact. */
  readonly workers?: number;
}

/** How far a search has come. */
export interface SystemProgress extends PackedProgress {
  /** States of each layer that is known as a whole, from the initial state on. */
  readonly layers: readonly number[];
}

/** Told and asked between two slices of a search. */
export interface SystemHooks {
  readonly onProgress: (progress: SystemProgress) => void;
  /** Whether the user wants it to stop. */
  readonly interrupted: () => boolean;
  readonly onWarning: (warning: Diagnostic) => void;
}

/** Why a search ended. */
export type SystemExtent =
  | { readonly kind: 'complete' }
  | { readonly kind: 'bounded'; readonly limit: keyof SystemLimits }
  | { readonly kind: 'interrupted' };

/** What a search found. Unless it was interrupted or out of time, the conditions on all stored states were evaluated. */
export interface SystemResult extends Omit<PackedResult, 'outcome'> {
  readonly extent: SystemExtent;
  /** States whose successors are known. */
  readonly expanded: number;
  /** States stored whose conditions were not evaluated. */
  readonly unknown: number;
  /** `packed`: states of the system do not fit into keys. */
  readonly engine: 'collapsed' | 'packed';
  /** States that were known from the checkpoint that was gone on with; 0 if there was none. */
  readonly resumedFrom: number;
  readonly omission: Omission;
  /** What was left out because something else stands for it, a sentence each. */
  readonly reduced: readonly string[];
}

/**
 * Searches all states of a system breadth first, and gives way to the event loop every few milliseconds. Without a
 * limit of bytes, the memory that is free bounds it.
 * @throws ModelError if the system breaks the rules of its form; ThpcheckError THP6002, THP6024, and
 * THP6025, THP6402 to THP6404 if a search cannot be gone on with.
 */
export async function exploreSystem(
  system: TransitionSystem,
  options: SystemOptions,
  hooks: SystemHooks,
): Promise<SystemResult> {
  const began = performance.now();
  validate(system);
  if (options.keeping?.checkpoint !== undefined) demandUsable(options.keeping.checkpoint.file);
  const limits = { ...options.limits, bytes: options.limits?.bytes ?? freeBytes() };
  const searched = reduced(system, options.reduction ?? 'none');
  const deadline = began + (limits.milliseconds ?? Infinity);
  const { workers = 1 } = options;
  const unkept = (): void => {
    if (options.keeping?.resume !== undefined || options.keeping?.checkpoint !== undefined)
      hooks.onWarning(searchNotKept());
  };
  if (workers > 1 && (options.storage?.kind ?? 'exact') === 'exact') {
    const { keeping } = options;
    const found = await exploreTogether(searched, { limits, workers, deadline, keeping }, hooks);
    if (found !== undefined) return found;
    unkept();
    return await exploreWords(system, limits, hooks, began);
  }
  const model = collapsedModel(searched);
  const run = model === undefined ? undefined : await new SystemRun(limits, options, hooks, began).run(model);
  if (run !== undefined) return { ...run, reduced: searched.reduced };
  unkept();
  return await exploreWords(system, limits, hooks, began);
}

/** Bytes that a search may take when nobody says how many. */
function freeBytes(): number {
  return Math.floor(process.availableMemory() * usualPart);
}

/** A search of states as tuples of component numbers. */
class SystemRun {
  private readonly limits: SystemLimits;
  private readonly keeping: KeepingOptions | undefined;
  private readonly storage: Storage | undefined;
  private readonly hooks: SystemHooks;
  private readonly began: number;

  constructor(limits: SystemLimits, options: SystemOptions, hooks: SystemHooks, began: number) {
    this.limits = limits;
    this.keeping = options.keeping;
    this.storage = options.storage;
    this.hooks = hooks;
    this.began = began;
  }

  /** Undefined if the system turns out not to suit. */
  async run(model: CollapsedModel): Promise<Omit<SystemResult, 'reduced'> | undefined> {
    const { limits, keeping } = this;
    const resumed =
      keeping?.resume === undefined
        ? undefined
        : await resumeSearch(model, limits, {
            file: keeping.resume,
            identity: keeping.identity,
            storage: this.storage?.kind ?? 'exact',
            mode: keeping.resume === keeping.checkpoint?.file ? 'append' : 'read',
          });
    const search = resumed?.search ?? CollapsedSearch.begin(model, limits, this.storage);
    if (search === undefined) return undefined;
    const resumedFrom = resumed === undefined ? 0 : search.states;
    const keeper = new SearchKeeper(keeping, this.hooks.onWarning, resumed?.open);
    try {
      const extent = await this.slices(search, keeper);
      if (extent === undefined) return undefined;
      // Memory may move while traces are looked for: what is kept is kept before.
      await keeper.keep(search);
      const traces = search.beginTraces();
      if (traces !== undefined) {
        while (traces.stage.kind === 'running') {
          traces.advance(leastSlice);
          await setImmediate();
        }
        search.takeTraces(traces);
        // Of a search that goes on later, other ways to break these rules may turn out to be as short.
        if (extent.kind === 'complete') await keeper.keepFindings(search);
      }
      const { outcome: _, ...found } = await inTurns(shortestTraces(model, search.result(), limits));
      const { expanded, unknown, omission } = search;
      return { ...found, omission, extent, expanded, unknown, engine: 'collapsed', resumedFrom };
    } finally {
      keeper.close();
    }
  }

  /** Undefined if the system turned out not to suit. */
  private async slices(search: CollapsedSearch, keeper: SearchKeeper): Promise<SystemExtent | undefined> {
    let slice = leastSlice;
    for (;;) {
      await setImmediate();
      const extent = this.ended(search);
      if (extent !== 'running') return extent;
      const before = { time: performance.now(), expanded: search.expanded };
      search.advance(slice);
      const passed = performance.now() - before.time;
      if (passed > 2 * sliceMilliseconds) slice = Math.max(leastSlice, slice / 2);
      else if (passed < sliceMilliseconds / 2 && search.expanded - before.expanded >= slice) slice *= 2;
      const { states, expanded, transitions, depth } = search;
      this.hooks.onProgress({ states, expanded, transitions, depth, layers: search.layerSizes() });
      if (search.stage.kind === 'running') await keeper.between(search);
    }
  }

  private ended(search: CollapsedSearch): SystemExtent | 'running' | undefined {
    const { stage } = search;
    if (stage.kind === 'unfit') return undefined;
    if (stage.kind === 'complete' || stage.kind === 'bounded') return stage;
    if (this.hooks.interrupted()) {
      search.halt();
      return { kind: 'interrupted' };
    }
    if (performance.now() - this.began < (this.limits.milliseconds ?? Infinity)) return 'running';
    search.halt();
    return { kind: 'bounded', limit: 'milliseconds' };
  }
}

const exactly = { omission: { kind: 'exact' }, resumedFrom: 0, reduced: [] } as const;

/** Searches states as packed words. */
async function exploreWords(
  system: TransitionSystem,
  limits: SystemLimits,
  hooks: SystemHooks,
  began: number,
): Promise<SystemResult> {
  const slices = packedSlices(system, limits);
  let stop: SystemExtent | undefined;
  let expanded = 0;
  let looked = performance.now();
  for (;;) {
    const { done, value } = slices.next(stop === undefined ? undefined : 'stop');
    if (done === true) {
      const { outcome, ...found } = value;
      const extent = stop ?? outcome;
      if (extent.kind === 'complete') expanded = found.states;
      return { ...found, extent, expanded, unknown: 0, engine: 'packed', ...exactly };
    }
    ({ expanded } = value);
    if (performance.now() - looked < sliceMilliseconds) continue;
    hooks.onProgress({ ...value, layers: [] });
    await setImmediate();
    looked = performance.now();
    if (looked - began >= (limits.milliseconds ?? Infinity))
      stop = { kind: 'bounded', limit: 'milliseconds' };
    if (hooks.interrupted()) stop = { kind: 'interrupted' };
  }
}
