import type { EntryValue, TraceStep } from '../../check/result.ts';
import { shortHex } from '../hex.ts';
import { noBreak } from '../wrap.ts';
import type { Event } from './event.ts';

/** Looks up what a tree's predicates say of an entry value; empty where it is not known. */
export type Predicates = (value: string | undefined) => readonly string[];

/** Predicates by value, from the values the entry took during the search. `leaf` goes without saying of a huge entry. */
export function predicatesOf(values: readonly EntryValue[]): Predicates {
  const known = new Map(
    values.map((value) => {
      const { predicates } = value;
      const huge = predicates.includes('trans_huge');
      return [shortHex(value.value), predicates.filter((name) => !(huge && name === 'leaf'))];
    }),
  );
  return (value) => (value === undefined ? [] : (known.get(shortHex(value)) ?? []));
}

const hex = (value: string | undefined): string => (value === undefined ? '?' : shortHex(value));

/** Bit names without the frame number, which the hexadecimal value shows as well. */
const flags = (bits: string | undefined): string => (bits ?? '').replace(/\bpfn=\S+\s*/, '').trim();

/** Bits in brackets; a short list is kept on one line. */
const bracketed = (set: string): string =>
  set.length > 20 ? `[${set}]` : `[${set.replaceAll(' ', noBreak)}]`;

/** `trans_huge [D A U W R]`: what the predicates say, and the bits. */
function meaning(value: string | undefined, bits: string | undefined, predicates: Predicates): string {
  const names = predicates(value).join(', ');
  const set = flags(bits);
  if (set === '') return names === '' ? hex(value) : names;
  return names === '' ? bracketed(set) : `${names} ${bracketed(set)}`;
}

/** `ptl` is what kernel changelogs call a page-table lock, whichever word holds it. */
const lockName = (object: string): string =>
  /(?:^|\.)(?:page_table_lock|ptl)$/.test(object) ? 'ptl' : object;

function changeOfEntry(
  step: TraceStep,
  predicates: Predicates,
  shown: Map<string, string>,
): readonly string[] {
  const values = `${step.object}: ${hex(step.before)} -> ${hex(step.after)}`;
  const known = shown.get(step.object) === step.before || flags(step.beforeBits) === '';
  const now = `now: ${meaning(step.after, step.afterBits, predicates)}`;
  return known ? [values, now] : [values, `was: ${meaning(step.before, step.beforeBits, predicates)}`, now];
}

/**
 * What the diagram says about an access, as short comments; each is a line of its own, or more when it has to be
 * wrapped. Empty for locks: the names of the calls say it all.
 *
 * @param shown values of entries that have been decoded already, by object; brought up to date here.
 */
export function remarks(event: Event, predicates: Predicates, shown: Map<string, string>): readonly string[] {
  const { step } = event;
  const note = step.note === undefined ? [] : [step.note];
  if (step.action === 'lock' || step.action === 'unlock') return note;
  const lock = event.withoutLock === '' ? [] : [`without ${lockName(event.withoutLock)}`];
  if (step.action === 'read') {
    const found = `${step.object} is ${meaning(step.after, step.afterBits, () => predicates(step.after))}`;
    const known = step.note === undefined || step.note.startsWith(`${step.object} is `);
    return [...(known ? [found] : note), ...lock];
  }
  if (!event.ofEntry) return [`${step.object}: ${hex(step.before)} -> ${hex(step.after)}`, ...note];
  const change = changeOfEntry(step, predicates, shown);
  if (step.after !== undefined) shown.set(step.object, step.after);
  return [...change, ...lock, ...note];
}
