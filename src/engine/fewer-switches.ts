import type { ExplorableMachine, Violation } from '../machine/explorable.ts';
import { ContextBounding } from './context-bounding.ts';
import type { Advance } from './exploration.ts';
import { running } from './exploration.ts';
import type { FoundViolation } from './result.ts';

/** Actions between two looks at what was found. */
const slice = 5000;

/** What a trace with fewer context switches is looked for. */
export interface Wanted {
  readonly matches: (violation: Pick<Violation, 'rule' | 'key'>) => boolean;
  /** Context switches of the trace at hand: others are of interest if they have fewer. */
  readonly below: number;
}

/** What is known of one of the {@link Wanted}. */
export interface FewerSwitches {
  /** Of the traces with fewest switches of all, if there are any with fewer than the one at hand. */
  readonly found?: FoundViolation;
  /** No trace with fewer switches than this shows it (up to fingerprint collisions). */
  readonly atLeast: number;
}

/**
 * Searches all interleavings with no context switch, then all with one, and so on, until each of the wanted is met or has
 * none with fewer switches than the trace at hand, or about `budget` actions are spent. The results are in the
 * order of the wanted.
 */
export function searchForFewer(
  machine: ExplorableMachine,
  wanted: readonly Wanted[],
  budget: number,
): { readonly results: readonly FewerSwitches[]; readonly actions: number } {
  const most = Math.max(...wanted.map(({ below }) => below));
  if (most <= 0) return { results: wanted.map(() => ({ atLeast: 0 })), actions: 0 };
  const search = new ContextBounding(machine, {}, { kind: 'switches', maximum: most - 1 });
  const { trail } = search;
  for (let advance: Advance = running; ;) {
    const actions = trail.transitions + search.replayed;
    const known = trail.violations.list();
    const explored = isToTheEnd(advance) ? most : search.level;
    const results = wanted.map(({ matches, below }): FewerSwitches => {
      const found = fewestOf(known.filter(({ violation, level }) => level! < below && matches(violation)));
      return found === undefined ? { atLeast: Math.min(below, explored) } : { found, atLeast: found.level! };
    });
    const settled = results.every(
      ({ found, atLeast }, i) => found !== undefined || atLeast === wanted[i]!.below,
    );
    if (settled || advance.kind !== 'running' || actions >= budget) return { results, actions };
    advance = search.advance(Math.min(slice, budget - actions));
  }
}

/** All there is below the limit was searched. */
function isToTheEnd(advance: Advance): boolean {
  return advance.kind === 'complete' || (advance.kind === 'bounded' && advance.limit === 'preemptions');
}

function fewestOf(found: readonly FoundViolation[]): FoundViolation | undefined {
  return found.toSorted((a, b) => a.level! - b.level! || a.trace.length - b.trace.length)[0];
}
