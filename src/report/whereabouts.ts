import type { Finding } from '../check/result.ts';
import { proseWidth } from './claim.ts';
import type { Event } from './diagram/event.ts';
import { mergeReads } from './diagram/fold.ts';
import { rank, rankEvents } from './diagram/rank.ts';
import { placeOfHeadline } from './headline.ts';
import { wrap } from './wrap.ts';

/** Steps listed; the diagram shows the rest. */
const mostShown = 12;

const verbs = {
  read: 'reads',
  write: 'stores',
  update: 'updates',
  lock: 'locks',
  unlock: 'unlocks',
} as const;

/** `CPU1 reads pmd: zap_pmd_range() mm/memory.c:1733 < unmap_page_range() mm/memory.c:1810`. */
function describe(event: Event): string {
  const calls = event.frames
    .toReversed()
    .slice(0, 3)
    .map((frame, depth) => {
      const own = depth === 0 && event.step.stack[0]?.function === frame.function && event.lines.length > 0;
      return `${frame.function}() ${frame.file}:${own ? event.lines.join(',') : frame.line}`;
    });
  return `CPU${event.cpu} ${verbs[event.step.action]} ${event.step.object}: ${calls.join(' < ')}`;
}

/**
 * Source positions of the accesses that make the race, in order of time: the diagram has no room for whole
 * paths.
 */
export function whereabouts(finding: Finding): readonly string[] {
  const events = rankEvents(finding.steps, placeOfHeadline(finding.headline));
  const racing = mergeReads(events.filter((event) => event.rank === rank.race));
  return racing
    .slice(0, mostShown)
    .flatMap((event) => wrap(describe(event), proseWidth, { first: '  ', rest: '       ' }));
}
