import type { CheckResult, EntryValue } from '../check/result.ts';
import { proseWidth } from './claim.ts';
import { displayFrames } from './diagram/display-frames.ts';
import { shortHex } from './hex.ts';
import { wrap } from './wrap.ts';

/** Values printed; a table that counts accessed and dirty bits can take many. */
const mostShown = 16;

/** Innermost first, `a() < b()`: the function that stores, then its callers up to one that is known by name. */
function chain(value: EntryValue): string {
  if (value.storedBy.length === 0) return 'initial value';
  const outer = displayFrames(value.storedBy).slice(0, -1).at(-1);
  const names: string[] = [];
  for (const frame of value.storedBy) {
    names.push(`${frame.function}()`);
    if (frame === outer || frame.file.endsWith('.c') || names.length === 5) break;
  }
  return names.join(' < ');
}

function lines(value: EntryValue): readonly string[] {
  const predicates = value.predicates.length === 0 ? 'no predicate' : value.predicates.join(', ');
  const bits = value.bits === '' ? 'no bits' : value.bits;
  const head = wrap(`${shortHex(value.value).padEnd(18)} ${predicates}`, proseWidth, {
    first: '  ',
    rest: ' '.repeat(21),
  });
  const deep = { first: '    ', rest: '      ' };
  return [
    ...head,
    ...wrap(`[${bits}]`, proseWidth, deep),
    ...wrap(value.storedBy.length === 0 ? 'initial value' : `stored by ${chain(value)}`, proseWidth, deep),
  ];
}

/**
 * The values the watched page-table entry took: bits, what the kernel's own predicates say of them, and who
 * stored them. Answers why a verdict is what it is: a helper may return zero, but what counts is what is stored.
 */
export function entryValueLines(result: CheckResult): readonly string[] {
  const values = result.entryValues;
  if (values.length === 0) return [];
  const rest = values.length - mostShown;
  return [
    'Values of the page-table entry, with the predicates that are true of them:',
    ...values.slice(0, mostShown).flatMap(lines),
    ...(rest > 0 ? [`  and ${rest} more (all in --format json)`] : []),
  ];
}
