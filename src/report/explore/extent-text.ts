import { unreachable } from '../../diagnostic/diagnostic.ts';
import type { ExploredSearch } from '../../check/explore/result.ts';
import { counted, duration, thousands } from './numbers.ts';

/** How far the search went, as a sentence without its full stop. */
export function extentText({ extent, limit, queue, unknown, omission }: ExploredSearch): string {
  const waiting = queue === 0 ? '' : `; ${counted(queue, 'state')} not yet expanded`;
  const rest =
    unknown === 0
      ? waiting
      : unknown === queue
        ? `${waiting}, nor were rules evaluated on them`
        : `${waiting}; on ${thousands(unknown)} of them rules were not evaluated either`;
  switch (extent.kind) {
    case 'complete':
      return omission.kind === 'exact'
        ? 'everything: every interleaving, to its end'
        : 'every interleaving to its end, but for those behind a state that was taken for another one (below)';
    case 'interrupted':
      return `a part: interrupted${rest}`;
    case 'bounded':
      return `a part: stopped at the limit of ${limitText(extent.limit, limit)}${rest}`;
    default:
      return unreachable(extent, 'extent of a search');
  }
}

/** What ended a search before its end, in a word or two: `100 states`, `interrupted`. */
export function boundText({ extent, limit }: ExploredSearch): string {
  return extent.kind === 'bounded' ? limitText(extent.limit, limit) : extent.kind;
}

function limitText(
  name: Extract<ExploredSearch['extent'], { kind: 'bounded' }>['limit'],
  limit: number,
): string {
  switch (name) {
    case 'states':
      return counted(limit, 'state');
    case 'depth':
      return counted(limit, 'step');
    case 'milliseconds':
      return duration(limit);
    case 'bytes':
      // Without --memory the limit is what the engine can address at all.
      return limit === 0 ? 'memory' : `${thousands(limit / 2 ** 20)} MiB of memory`;
    default:
      return unreachable(name, 'limit of a search');
  }
}
