import { beginCollapsed } from '../../src/engine/collapsed/explore-collapsed.ts';
import { exploreParallel } from '../../src/engine/collapsed/parallel/explore-parallel.ts';
import type { Omission } from '../../src/engine/collapsed/storage.ts';
import { explorePacked } from '../../src/engine/packed/explore-packed.ts';
import type { PackedResult } from '../../src/engine/packed/result.ts';
import type { TransitionSystem } from '../../src/transition/form.ts';
import type { SearchRequest } from './search-request.ts';

/** What a search found, and what it may have missed. */
export interface OwnResult extends PackedResult {
  readonly omission: Omission;
}

const exact: Omission = { kind: 'exact' };
/** States between two looks at what the search has come to. */
const slice = 2 ** 16;

/** Searches a system with the engine that is asked for: the one place where the benchmark meets the engines. */
export async function ownSearch(system: TransitionSystem, request: SearchRequest): Promise<OwnResult> {
  const { engine, reduction, storage, workers } = request;
  if (engine === 'packed') return { ...explorePacked(system), omission: exact };
  if (workers > 1) {
    const result = await exploreParallel(system, { reduction, workers });
    if (result !== undefined) return { ...result, omission: exact };
  } else {
    const search = beginCollapsed(system, { reduction, storage });
    while (search?.stage.kind === 'running') search.advance(slice);
    if (search !== undefined && search.stage.kind !== 'unfit')
      return { ...search.result(), omission: search.omission };
  }
  throw new Error('the states of the system do not fit into keys');
}
