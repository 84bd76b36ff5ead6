import type { TransitionSystem } from '../../transition/form.ts';
import { validate } from '../../transition/validate.ts';
import type { PackedOptions, PackedResult } from '../packed/result.ts';
import { CollapsedSearch } from './collapsed-search.ts';
import { mostComponents } from './groups.ts';
import { CollapsedModel } from './model.ts';

/** States between two looks at what the caller wants. */
const slice = 2 ** 16;
const mostGroups = 255;
const mostRules = 64;

/**
 * Begins a search of all states of a system breadth first.
 * @returns undefined if the system does not suit: a state has too many components for a key.
 * @throws ModelError if the system breaks the rules of its form.
 */
export function beginCollapsed(
  system: TransitionSystem,
  limits: NonNullable<PackedOptions['limits']> = {},
): CollapsedSearch | undefined {
  validate(system);
  const model = new CollapsedModel(system);
  const { partition, groups, ruleBits } = model;
  const suits =
    partition.components.length > 0 &&
    partition.components.length <= mostComponents &&
    groups.all.length <= mostGroups &&
    ruleBits.size <= mostRules;
  return suits ? CollapsedSearch.begin(model, limits) : undefined;
}

/**
 * Searches all states of a system breadth first.
 * @returns undefined if the system does not suit: a state has too many components for a key.
 * @throws ModelError if the system breaks the rules of its form.
 */
export function exploreCollapsed(
  system: TransitionSystem,
  { limits, onProgress }: PackedOptions = {},
): PackedResult | undefined {
  const search = beginCollapsed(system, limits);
  if (search === undefined) return undefined;
  while (search.stage.kind === 'running') {
    search.advance(slice);
    const { states, expanded, transitions, depth } = search;
    onProgress?.({ states, expanded, transitions, depth });
  }
  return search.stage.kind === 'unfit' ? undefined : search.result();
}
