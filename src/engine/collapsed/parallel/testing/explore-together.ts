import type { TransitionSystem } from '../../../../transition/form.ts';
import type { PackedLimits, PackedResult } from '../../../packed/result.ts';
import { CollapsedSearch } from '../../collapsed-search.ts';
import { finished } from '../../finished.ts';
import { shortestTraces } from '../../shortest-traces.ts';
import { CollapsedModel } from '../../model.ts';
import { reduced, type Reduction } from '../../reduction.ts';
import type { Crew } from '../crew.ts';
import { TeamSearch } from '../team-search.ts';

/** How a system is explored. */
export interface TogetherOptions {
  readonly limits?: PackedLimits;
  readonly reduction?: Reduction;
  /** See {@link TeamOptions}; by default no layer is small. */
  readonly smallLayer?: number;
  /** States between two rests of all threads. */
  readonly slice?: number;
}

/** A search in which a crew takes part from the first state on. */
export async function beginTogether(
  crew: Crew,
  system: TransitionSystem,
  { limits = {}, reduction = 'none', smallLayer = 0 }: TogetherOptions = {},
): Promise<TeamSearch> {
  const searched = reduced(system, reduction);
  const model = new CollapsedModel(searched);
  await crew.order(() => ({ kind: 'prepare', searched }));
  const team = await TeamSearch.join(model, CollapsedSearch.begin(model, limits)!, crew, {
    limits,
    smallLayer,
  });
  return team!;
}

/** Explores a system with a crew from the first state on; undefined if it does not suit. */
export async function exploreTogether(
  crew: Crew,
  system: TransitionSystem,
  options: TogetherOptions = {},
): Promise<PackedResult | undefined> {
  const team = await beginTogether(crew, system, options);
  while (team.stage.kind === 'running') await team.advance(options.slice ?? 2 ** 16);
  if (team.stage.kind === 'unfit') return undefined;
  const model = new CollapsedModel(reduced(system, options.reduction ?? 'none'));
  return finished(shortestTraces(model, team.result(), options.limits ?? {}));
}
