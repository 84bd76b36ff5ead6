import { unreachable } from '../../diagnostic/diagnostic.ts';
import type { ExploredSearch, ExploreResult } from '../../check/explore/result.ts';
import { counted, duration, thousands } from './numbers.ts';

/** What the search cost and what it may have missed: pairs of a label and a text. */
export function searchLines({
  search,
  actions,
  neverTaken,
  sometimes,
  timing,
}: ExploreResult): readonly (readonly [string, string])[] {
  const { states, transitions, depth, bytesPerState, wordsPerState, workers, engine } = search;
  const { milliseconds, resumedFrom } = timing;
  const missed = sometimes.filter(({ reached }) => !reached).map(({ name }) => name);
  const met = sometimes.filter(({ reached }) => reached).map(({ name }) => name);
  const found = states - resumedFrom;
  const rate = milliseconds > 0 ? `, ${thousands((found * 1000) / milliseconds)} states/s` : '';
  const since = resumedFrom > 0 ? `, since it was resumed with ${counted(resumedFrom, 'state')}` : '';
  const threads = workers === 1 ? 'one thread' : counted(workers, 'thread');
  return [
    ['states', `${thousands(states)}, transitions ${thousands(transitions)}, depth ${thousands(depth)}`],
    [
      'memory',
      `${mebibytes(states * bytesPerState)} MiB, ${bytesPerState.toFixed(1)} bytes a state; a state has ${counted(wordsPerState * 32, 'bit')}` +
        (engine === 'packed' ? ', all of which are kept: it has too many parts to number them' : ''),
    ],
    ['told apart', omissionText(search)],
    ['reduced', search.reduced.length === 0 ? 'nothing' : search.reduced.join('; ')],
    ...(met.length === 0 ? [] : [['reached', met.join('; ')] as const]),
    ...missed.map((name) => ['NOT reached', name] as const),
    ['steps', stepsText(actions, neverTaken)],
    ['time', `${duration(milliseconds)} on ${threads}${rate}${since}`],
  ];
}

function mebibytes(bytes: number): string {
  const size = bytes / 2 ** 20;
  return size < 10 ? size.toFixed(1) : thousands(size);
}

function omissionText({ omission }: ExploredSearch): string {
  switch (omission.kind) {
    case 'exact':
      return 'exactly: all bits of a state are kept';
    case 'compact':
      return `by a hash: the odds that a collision hid a state are at most ${omission.odds.toExponential(1)}`;
    case 'bitstate':
      return (
        `by a bit field that is ${(100 * omission.fill).toFixed(1)} % full: about ` +
        `${omission.missed < 1 ? omission.missed.toExponential(1) : thousands(omission.missed)} ` +
        'states are expected to have been taken for others'
      );
    default:
      return unreachable(omission, 'omission of a search');
  }
}

/** Never-taken steps that are named; the others are in the JSON. */
const named = 4;

function stepsText(actions: number, neverTaken: ExploreResult['neverTaken']): string {
  if (neverTaken.length === 0) return `all ${thousands(actions)} of the model were taken`;
  const first = neverTaken.slice(0, named).map(({ process, label }) => `${process}: ${label}`);
  const rest = neverTaken.length - first.length;
  const more = rest > 0 ? `; and ${rest} more (all in --format json)` : '';
  return `${neverTaken.length} of ${thousands(actions)} never taken: ${first.join('; ')}${more}`;
}
