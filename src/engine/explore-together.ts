import { inTurns } from './in-turns.ts';
import type { PackedLimits } from './packed/result.ts';
import { shortestTraces } from './collapsed/shortest-traces.ts';
import { ParallelSearch } from './collapsed/parallel/parallel-search.ts';
import type { SearchedSystem } from './collapsed/reduction.ts';
import type { SystemExtent, SystemHooks, SystemResult } from './explore-system.ts';

/** States that threads expand between two looks at what the user wants. */
const slice = 2 ** 18;
/** Milliseconds between two reports while threads are at work. */
const interval = 100;

/** What bounds a search by several threads. */
export interface TogetherOptions {
  readonly limits: PackedLimits;
  /** Threads, the one that directs the others included. */
  readonly workers: number;
  /** Time at which the search has to end, of the clock of `performance.now()`. */
  readonly deadline: number;
}

/**
 * Searches all states of a system by several threads; undefined if the system does not suit. What it finds is what one
 * thread finds.
 * @throws ThpcheckError THP6002, THP6022 if a thread is gone
 */
export async function exploreTogether(
  searched: SearchedSystem,
  { limits, workers, deadline }: TogetherOptions,
  hooks: SystemHooks,
): Promise<SystemResult | undefined> {
  const search = ParallelSearch.begin(searched, limits, { workers });
  if (search === undefined) return undefined;
  const timer = setInterval(() => hooks.onProgress({ ...search.progress(), layers: [] }), interval);
  let extent: SystemExtent | undefined;
  try {
    while (search.stage.kind === 'running' && extent === undefined) {
      await search.advance(slice);
      if (hooks.interrupted()) extent = { kind: 'interrupted' };
      else if (performance.now() >= deadline) extent = { kind: 'bounded', limit: 'milliseconds' };
    }
    const { stage } = search;
    if (stage.kind === 'unfit') return undefined;
    if (stage.kind === 'running') search.halt();
    else if (stage.kind !== 'halted') extent = stage;
    const { states, expanded } = search.progress();
    const { outcome: _, ...found } = await inTurns(shortestTraces(search.model, search.result(), limits));
    return {
      ...found,
      extent: extent!,
      omission: { kind: 'exact' },
      expanded,
      unknown: stage.kind === 'running' ? states - expanded : 0,
      engine: 'collapsed',
      resumedFrom: 0,
      reduced: searched.reduced,
    };
  } finally {
    clearInterval(timer);
    await search.close();
  }
}
