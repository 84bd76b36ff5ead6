import { setImmediate } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { PackedLimitName, PackedLimits, PackedProgress, PackedResult } from '../../packed/result.ts';
import { CollapsedSearch } from '../collapsed-search.ts';
import type { SearchStage } from '../search-stage.ts';
import { collapsedModel } from '../explore-collapsed.ts';
import type { CollapsedModel } from '../model.ts';
import type { SearchedSystem } from '../reduction.ts';
import { Crew } from './crew.ts';
import { startSearchWorker } from './start-search-worker.ts';
import { TeamSearch } from './team-search.ts';
import type { KeptStates } from './team.ts';

/** How a search is shared out. */
export interface ParallelOptions {
  /** Threads that expand states: this one, which directs the others, included. */
  readonly workers: number;
  /** States from which on other threads are worth their start, which takes as long as to expand some 10^5. */
  readonly worthThreads?: number | undefined;
  /** See {@link TeamOptions}. */
  readonly smallLayer?: number | undefined;
  /** Whether this thread begins alone, or waits until all others are there. */
  readonly beginning?: 'alone' | 'together' | undefined;
  /** Starts a thread; another one for tests. */
  readonly start?: (() => Worker) | undefined;
}

const usual = { worthThreads: 2 ** 16, smallLayer: 2 ** 11 };
/** States that this thread expands before it listens to signals and other threads. */
const slice = 2 ** 14;
/** No longer does this thread go on alone to reach the end of a layer when the others are there. */
const longLayer = 2 ** 20;

/** Other threads, from the time on when they are worth their start. */
type Threads =
  | { readonly kind: 'none' }
  | { readonly kind: 'starting' | 'ready' | 'joined'; readonly crew: Crew }
  /** They could not be had. */
  | { readonly kind: 'refused' };

/**
 * A breadth-first search of all states of a system, under way: by one thread at first, and by several when there turn
 * out to be many states. Whoever begins one has to close it.
 */
export class ParallelSearch {
  private readonly searched: SearchedSystem;
  readonly model: CollapsedModel;
  private readonly limits: PackedLimits;
  private readonly options: ParallelOptions;
  private now: CollapsedSearch | TeamSearch;
  private threads: Threads = { kind: 'none' };

  private constructor(
    searched: SearchedSystem,
    model: CollapsedModel,
    now: CollapsedSearch | TeamSearch,
    { limits, ...options }: ParallelOptions & { readonly limits: PackedLimits },
  ) {
    this.searched = searched;
    this.model = model;
    this.now = now;
    this.limits = limits;
    this.options = options;
  }

  /** A search of which only the initial state is stored; undefined if the system does not suit. */
  static begin(
    searched: SearchedSystem,
    limits: PackedLimits,
    options: ParallelOptions,
  ): ParallelSearch | undefined {
    const model = collapsedModel(searched);
    const alone = model === undefined ? undefined : CollapsedSearch.begin(model, limits);
    if (model === undefined || alone === undefined) return undefined;
    return new ParallelSearch(searched, model, alone, { ...options, limits });
  }

  /** Goes on with a search by one thread, to which others come when they are worth it. */
  static from(
    searched: SearchedSystem,
    { model, alone }: { readonly model: CollapsedModel; readonly alone: CollapsedSearch },
    options: ParallelOptions & { readonly limits: PackedLimits },
  ): ParallelSearch {
    return new ParallelSearch(searched, model, alone, options);
  }

  /**
   * Goes on with a search that was kept, by all threads at once. Undefined if there are too few states for that, no
   * threads, or not enough memory.
   * @throws what `kept.read` throws
   */
  static async resume(
    searched: SearchedSystem,
    { model, kept }: { readonly model: CollapsedModel; readonly kept: KeptStates },
    options: ParallelOptions & { readonly limits: PackedLimits },
  ): Promise<ParallelSearch | undefined> {
    const { limits, smallLayer = usual.smallLayer } = options;
    if (!areWorthThreads(kept.image.states, options)) return undefined;
    const crew = await crewFor(searched, options).catch(() => undefined);
    if (crew === undefined) return undefined;
    try {
      const team = await TeamSearch.resume(model, kept, crew, { limits, smallLayer });
      if (team !== undefined) {
        const search = new ParallelSearch(searched, model, team, options);
        search.threads = { kind: 'joined', crew };
        return search;
      }
    } catch (error) {
      await crew.close();
      throw error;
    }
    await crew.close();
    return undefined;
  }

  /** What is to be kept, now that it rests; another one when threads have joined. */
  get current(): CollapsedSearch | TeamSearch {
    return this.now;
  }

  /** How far it is, or how it ended. */
  get stage(): SearchStage {
    return this.now.stage;
  }

  /** Whether other threads take part. */
  get isShared(): boolean {
    return this.now instanceof TeamSearch;
  }

  /** How far it is at this moment, whether threads work on it or not. */
  progress(): PackedProgress {
    if (this.now instanceof TeamSearch) return this.now.progress();
    const { states, expanded, transitions, depth } = this.now;
    return { states, expanded, transitions, depth };
  }

  /**
   * Expands about so many states, unless the search ends before.
   * @throws ThpcheckError THP6022 if a thread that takes part is gone
   */
  async advance(states: number): Promise<void> {
    const goal = this.now.expanded + states;
    while (this.stage.kind === 'running' && this.now.expanded < goal) {
      const { now } = this;
      const left = goal - now.expanded;
      if (now instanceof TeamSearch) {
        await now.advance(left);
        continue;
      }
      await this.callThreads(now);
      if (now !== this.now) continue;
      now.advance(Math.min(left, slice));
      await setImmediate();
    }
  }

  /** Ends the search before it is complete; states that were not expanded are inspected. */
  stop(limit: PackedLimitName): void {
    this.now.stop(limit);
  }

  /** Ends the search at once. */
  halt(): void {
    this.now.halt();
  }

  /** What was found so far. */
  result(): PackedResult {
    return this.now.result();
  }

  /** Ends the other threads. */
  async close(): Promise<void> {
    if ('crew' in this.threads) await this.threads.crew.close();
  }

  /** Starts other threads when they are worth it, and has them join when they are ready. */
  private async callThreads(alone: CollapsedSearch): Promise<void> {
    const { workers, worthThreads = usual.worthThreads, beginning = 'alone' } = this.options;
    if (workers < 2) return;
    if (this.threads.kind === 'none' && (alone.states >= worthThreads || beginning === 'together')) {
      const ready = this.startThreads();
      if (beginning === 'together') await ready;
    }
    if (this.threads.kind === 'ready' && alone.states >= worthThreads)
      await this.join(alone, this.threads.crew);
  }

  private async startThreads(): Promise<void> {
    try {
      const crew = new Crew(this.options.workers - 1, this.options.start ?? startSearchWorker);
      this.threads = { kind: 'starting', crew };
      await crew.order(() => ({ kind: 'prepare', searched: this.searched }));
      this.threads = { kind: 'ready', crew };
    } catch {
      // It goes on alone: nothing is lost yet.
      await this.refuse();
    }
  }

  private async join(alone: CollapsedSearch, crew: Crew): Promise<void> {
    // A search by several threads begins best with a whole layer.
    const { point } = alone.image();
    const left = point.layerEnd - point.head;
    if (left > 0 && left <= longLayer) alone.advance(left);
    if (alone.stage.kind !== 'running') return;
    const { smallLayer = usual.smallLayer } = this.options;
    const team = await TeamSearch.join(this.model, alone, crew, { limits: this.limits, smallLayer });
    if (team === undefined) return this.refuse();
    this.threads = { kind: 'joined', crew };
    this.now = team;
  }

  private async refuse(): Promise<void> {
    await this.close();
    this.threads = { kind: 'refused' };
  }
}

/** Whether several threads are wanted for so many states. */
export function areWorthThreads(states: number, { workers, worthThreads }: ParallelOptions): boolean {
  return workers > 1 && states >= (worthThreads ?? usual.worthThreads);
}

/** Threads that know the system, the directing one not included. */
async function crewFor(
  searched: SearchedSystem,
  { workers, start = startSearchWorker }: ParallelOptions,
): Promise<Crew> {
  const crew = new Crew(workers - 1, start);
  try {
    await crew.order(() => ({ kind: 'prepare', searched }));
  } catch (error) {
    await crew.close();
    throw error;
  }
  return crew;
}
