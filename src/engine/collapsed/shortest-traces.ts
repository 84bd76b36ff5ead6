import type { BrokenInSearch, PackedLimits, PackedResult } from '../packed/result.ts';
import { CollapsedSearch } from './collapsed-search.ts';
import type { CollapsedModel } from './model.ts';
import { firstBreaks } from './traces.ts';

/** States of the second search: less than a second, and some 20 MB. */
const mostStates = 2 ** 20;
/** With less memory left there is no second search. */
const leastBytes = 2 ** 25;
/** States between two turns of the caller. */
const slice = 2 ** 10;

/**
 * A result whose traces are as short as the search could have them with every state stored: where chains were merged, a
 * trace has the fewest merged steps, which may be a few actions more. A second search that merges none looks for
 * shorter ones; it ends when it has all, and after 2^20 states or the memory that is left, where the traces that there
 * are stay. So traces depend on system and limits alone. Gives the caller turns.
 */
export function* shortestTraces(
  model: CollapsedModel,
  result: PackedResult,
  limits: PackedLimits,
): Generator<void, PackedResult> {
  const longest = Math.max(0, ...result.broken.map(({ trace }) => trace.length));
  if (model.chains === 'stored' || longest < 2) return result;
  const left = (limits.bytes ?? Infinity) - result.bytesPerState * result.states;
  if (left < leastBytes) return result;
  const bytes = left === Infinity ? undefined : left;
  const second = CollapsedSearch.begin(model.storingChains(), { bytes, states: mostStates, depth: longest });
  if (second === undefined) return result;
  while (second.stage.kind === 'running' && !hasAll(second, model, result)) {
    second.advance(slice);
    yield;
  }
  if (second.stage.kind === 'unfit') return result;
  second.halt();
  const shorter = new Map(second.result().broken.map(({ rule, trace }) => [rule, trace]));
  const shortest = ({ rule, trace }: BrokenInSearch): readonly number[] => {
    const other = shorter.get(rule);
    return other !== undefined && other.length <= trace.length ? other : trace;
  };
  return { ...result, broken: result.broken.map((each) => ({ ...each, trace: shortest(each) })) };
}

/** Whether a search has found all rules that another one found, each at its least depth. */
function hasAll(search: CollapsedSearch, model: CollapsedModel, { broken }: PackedResult): boolean {
  const found = new Map(firstBreaks(model, search.kernel).map(({ rule, depth }) => [rule, depth]));
  return broken.every(({ rule }) => (found.get(rule) ?? Infinity) <= search.depth);
}
