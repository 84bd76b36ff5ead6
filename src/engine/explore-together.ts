import { inTurns } from './in-turns.ts';
import type { PackedLimits } from './packed/result.ts';
import { shortestTraces } from './collapsed/shortest-traces.ts';
import { collapsedModel } from './collapsed/explore-collapsed.ts';
import { ParallelSearch } from './collapsed/parallel/parallel-search.ts';
import { resumeTogether, type ResumedTogether } from './collapsed/parallel/resume-together.ts';
import type { SearchedSystem } from './collapsed/reduction.ts';
import type { SystemExtent, SystemHooks, SystemResult } from './explore-system.ts';
import { SearchKeeper, type KeepingOptions } from './search-keeper.ts';

/** States that threads expand between two looks at what the user wants. */
const slice = 2 ** 18;
/** Milliseconds between two reports while threads are at work. */
const interval = 100;

/** What bounds a search by several threads, and where it is kept. */
export interface TogetherOptions {
  readonly limits: PackedLimits;
  /** Threads, the one that directs the others included. */
  readonly workers: number;
  /** Time at which the search has to end, of the clock of `performance.now()`. */
  readonly deadline: number;
  readonly keeping?: KeepingOptions | undefined;
}

/**
 * Searches all states of a system by several threads; undefined if the system does not suit. What it finds is what one
 * thread finds.
 * @throws ThpcheckError THP6002, THP6022 if a thread is gone; THP6025, THP6402 to THP6404 if a search cannot be gone on
 * with
 */
export async function exploreTogether(
  searched: SearchedSystem,
  options: TogetherOptions,
  hooks: SystemHooks,
): Promise<SystemResult | undefined> {
  const begun = await begin(searched, options);
  if (begun === undefined) return undefined;
  const { search, open } = begun;
  const resumedFrom = options.keeping?.resume === undefined ? 0 : search.current.states;
  const keeper = new SearchKeeper(options.keeping, hooks.onWarning, open);
  const timer = setInterval(() => hooks.onProgress({ ...search.progress(), layers: [] }), interval);
  let extent: SystemExtent | undefined;
  try {
    while (search.stage.kind === 'running' && extent === undefined) {
      await search.advance(slice);
      if (hooks.interrupted()) extent = { kind: 'interrupted' };
      else if (performance.now() >= options.deadline) extent = { kind: 'bounded', limit: 'milliseconds' };
      else if (search.stage.kind === 'running') await keeper.between(search.current);
    }
    const { stage } = search;
    if (stage.kind === 'unfit') return undefined;
    if (stage.kind === 'running') search.halt();
    else if (stage.kind !== 'halted') extent = stage;
    // Keys may be laid out anew while traces are looked for.
    await keeper.keep(search.current);
    const { states, expanded } = search.progress();
    const { outcome: _, ...found } = await inTurns(
      shortestTraces(search.model, search.result(), options.limits),
    );
    return {
      ...found,
      extent: extent!,
      omission: { kind: 'exact' },
      expanded,
      unknown: stage.kind === 'running' ? states - expanded : 0,
      engine: 'collapsed',
      resumedFrom,
      reduced: searched.reduced,
    };
  } finally {
    clearInterval(timer);
    keeper.close();
    await search.close();
  }
}

async function begin(
  searched: SearchedSystem,
  { limits, workers, keeping }: TogetherOptions,
): Promise<ResumedTogether | undefined> {
  if (keeping?.resume === undefined) {
    const search = ParallelSearch.begin(searched, limits, { workers });
    return search === undefined ? undefined : { search, open: undefined };
  }
  const model = collapsedModel(searched);
  if (model === undefined) return undefined;
  const { identity, resume: file, checkpoint } = keeping;
  const mode = file === checkpoint?.file ? 'append' : 'read';
  return await resumeTogether(
    searched,
    model,
    { file, identity, storage: 'exact', mode },
    { limits, workers },
  );
}
