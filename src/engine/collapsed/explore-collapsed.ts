import type { TransitionSystem } from '../../transition/form.ts';
import { validate } from '../../transition/validate.ts';
import type { PackedOptions, PackedResult } from '../packed/result.ts';
import { CollapsedSearch } from './collapsed-search.ts';
import { finished } from './finished.ts';
import { mostComponents } from './groups.ts';
import { CollapsedModel } from './model.ts';
import type { Storage } from './storage.ts';
import { shortestTraces } from './shortest-traces.ts';
import { reduced, type Reduction, type SearchedSystem } from './reduction.ts';

/** States between two looks at what the caller wants. */
const slice = 2 ** 16;
const mostGroups = 255;
const mostRules = 64;

/** Options of {@link exploreCollapsed}. */
export interface CollapsedOptions extends PackedOptions {
  readonly reduction?: Reduction;
  readonly storage?: Storage;
}

/** A system as a collapsed search sees it; undefined if it does not suit: a state has too many components for a key. */
export function collapsedModel(searched: SearchedSystem): CollapsedModel | undefined {
  const model = new CollapsedModel(searched);
  const { partition, groups, ruleBits } = model;
  const suits =
    partition.components.length > 0 &&
    partition.components.length <= mostComponents &&
    groups.all.length <= mostGroups &&
    ruleBits.size <= mostRules;
  return suits ? model : undefined;
}

/**
 * Begins a search of all states of a system breadth first.
 * @returns undefined if the system does not suit.
 * @throws ModelError if the system breaks the rules of its form.
 */
export function beginCollapsed(
  system: TransitionSystem,
  { limits = {}, reduction = 'none', storage }: CollapsedOptions = {},
): CollapsedSearch | undefined {
  validate(system);
  const model = collapsedModel(reduced(system, reduction));
  return model === undefined ? undefined : CollapsedSearch.begin(model, limits, storage);
}

/**
 * Searches all states of a system breadth first.
 * @returns undefined if the system does not suit: a state has too many components for a key.
 * @throws ModelError if the system breaks the rules of its form.
 */
export function exploreCollapsed(
  system: TransitionSystem,
  options: CollapsedOptions = {},
): PackedResult | undefined {
  const search = beginCollapsed(system, options);
  if (search === undefined) return undefined;
  run(search, options);
  if (search.stage.kind === 'unfit') return undefined;
  const traces = search.beginTraces();
  if (traces !== undefined) {
    run(traces, {});
    search.takeTraces(traces);
  }
  return finished(shortestTraces(search.model, search.result(), options.limits ?? {}));
}

function run(search: CollapsedSearch, { onProgress }: CollapsedOptions): void {
  while (search.stage.kind === 'running') {
    search.advance(slice);
    const { states, expanded, transitions, depth } = search;
    onProgress?.({ states, expanded, transitions, depth });
  }
}
