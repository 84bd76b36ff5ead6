import type { TransitionSystem } from '../../../transition/form.ts';
import { validate } from '../../../transition/validate.ts';
import type { PackedResult } from '../../packed/result.ts';
import type { CollapsedOptions } from '../explore-collapsed.ts';
import { finished } from '../finished.ts';
import { reduced } from '../reduction.ts';
import { shortestTraces } from '../shortest-traces.ts';
import { ParallelSearch, type ParallelOptions } from './parallel-search.ts';

/** States between two looks at what the caller wants. */
const slice = 2 ** 19;
/** Milliseconds between reports of progress while several threads search. */
const interval = 200;

/**
 * Searches all states of a system breadth first, with several threads if there are many states. What it reports is what
 * `exploreCollapsed` does, memory excepted, and does not depend on how threads took turns. Only a search that a limit
 * of states or bytes ends while several threads search keeps fewer states: whole layers.
 * @returns undefined if the system does not suit: a state has too many components for a key.
 * @throws ModelError if the system breaks the rules of its form.
 * @throws ThpcheckError THP6002 if there is no address space; THP6022 if a thread is gone
 */
export async function exploreParallel(
  system: TransitionSystem,
  { limits = {}, reduction = 'none', onProgress, ...options }: CollapsedOptions & ParallelOptions,
): Promise<PackedResult | undefined> {
  validate(system);
  const search = ParallelSearch.begin(reduced(system, reduction), limits, options);
  if (search === undefined) return undefined;
  const timer = setInterval(() => search.isShared && onProgress?.(search.progress()), interval);
  try {
    while (search.stage.kind === 'running') {
      await search.advance(slice);
      onProgress?.(search.progress());
    }
    if (search.stage.kind === 'unfit') return undefined;
    return finished(shortestTraces(search.model, search.result(), limits));
  } finally {
    clearInterval(timer);
    await search.close();
  }
}
