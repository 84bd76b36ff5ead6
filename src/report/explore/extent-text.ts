import { unreachable } from '../../diagnostic/diagnostic.ts';
import type { ExploredSearch } from '../../check/explore/result.ts';
import { counted, duration, thousands } from './numbers.ts';

/** How far the search went, as a sentence without its full stop. */
export function extentText({ extent, limit, queue, unknown }: ExploredSearch): string {
  const waiting = queue === 0 ? '' : `; ${counted(queue, 'state')} not yet expanded`;
  const rest = unknown === 0 ? waiting : `${waiting}, ${thousands(unknown)} of them not looked at either`;
  switch (extent.kind) {
    case 'complete':
      return 'everything: every interleaving, to its end';
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
