import { decodeEntry } from '../../arch/decode-entry.ts';
import type { HelperFunction, HelperSet, Level } from '../../contract/helper-set.ts';
import type { PrintedWord } from './result.ts';

/** Kinds of helpers whose result is an entry. */
const givesEntry = new Set<HelperFunction['kind']>([
  'change',
  'modify',
  'construct',
  'setter',
  'primitive',
  'encode',
]);

/** Names of parameters that hold no bits of an entry. */
const noEntry = new Set(['pfn', 'type', 'offset']);

/** An entry in the architecture's own bit names, or the name of the symbol that it stands for. */
function bitsOf(set: Pick<HelperSet, 'constants' | 'format'>, level: Level, value: bigint): string {
  const symbol = set.constants.symbols.get(value);
  if (symbol !== undefined) return symbol;
  const lo = Number(BigInt.asIntN(32, value));
  const hi = Number(BigInt.asIntN(32, value >> 32n));
  return decodeEntry(set.format, level === 'pte' ? 'pte' : 'pmd', lo, hi);
}

/** An entry of a level, as it is printed. */
export function printedEntry(set: HelperSet, level: Level, name: string, value: bigint): PrintedWord {
  return { name, value: `0x${value.toString(16)}`, bits: bitsOf(set, level, value) };
}

/** A word that a helper is given: its bits have names unless it is a page frame number or a part of a swap entry. */
export function printedParameter(set: HelperSet, level: Level, name: string, value: bigint): PrintedWord {
  if (noEntry.has(name)) return { name, value: `0x${value.toString(16)}`, bits: '' };
  return printedEntry(set, level, name, value);
}

/**
 * What an application of helpers gives, such as `pmd_present(pmd_mkinvalid(entry))` or `pmdp_invalidate(old) stored`:
 * its bits have names if the outermost helper gives an entry.
 */
export function printedStep(set: HelperSet, expression: string, value: bigint): PrintedWord {
  const [, helper = '', result = ''] = /^(\w+)\(.*\)( returned| stored)?$/.exec(expression) ?? [];
  const fn =
    set.functions.get(`${helper}${result}`) ??
    [...set.functions.values()].find((one) => one.helper === helper);
  if (fn === undefined || !givesEntry.has(fn.kind) || fn.result.length === 1) {
    return { name: expression, value: `0x${value.toString(16)}`, bits: '' };
  }
  return printedEntry(set, fn.level, expression, value);
}
