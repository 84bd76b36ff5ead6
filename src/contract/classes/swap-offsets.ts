import { constantOf, constantWord } from '../../bdd/word-operations.ts';
import type { Bdd } from '../../bdd/manager.ts';
import { Calculus } from '../calculus.ts';
import { orderOf } from '../frames.ts';
import type { HelperSet, Level } from '../helper-set.ts';
import { alignedWords, onlyWord, type Place, theseWords, union, without } from '../word-sets.ts';

/** Entries of the PMD level are made by the same functions, which the list of helpers tells apart so. */
export function swapHelper(level: Level, helper: string): string {
  return level === 'pmd' ? `${helper}:pmd` : helper;
}

/**
 * Bits of a swap offset that survive in an entry: generic_max_swapfile_size() of mm/swapfile.c encodes `~0` and looks
 * what comes back. Undefined if the helpers for that are missing.
 */
export function offsetBits(set: HelperSet, level: Level): number | undefined {
  const calculus = new Calculus(set);
  const encode = set.functions.get(`swp_entry_to_${level}`);
  const decode = set.functions.get(swapHelper(level, 'swp_offset'));
  if (encode === undefined || decode === undefined) return undefined;
  const ones = constantWord(-1n, encode.parameters[1]!.width);
  const stored = calculus.applyWord(encode, constantWord(0n, encode.parameters[0]!.width), ones);
  const largest = constantOf(calculus.applyWord(decode, stored));
  return largest === undefined ? undefined : largest.toString(2).length;
}

/** Swap types of swap files: those below all that mean something else (MAX_SWAPFILES of include/linux/swap.h). */
export function swapTypes(set: HelperSet, width: number, place: Place): Bdd {
  const { swapKinds, swapTypes: bits } = set.constants;
  const limit = Object.values(swapKinds).reduce((low, kind) => (kind < low ? kind : low), 1n << BigInt(bits));
  const types = Array.from({ length: Number(limit) }, (_, type) => BigInt(type));
  return theseWords(set.manager, types, width, place);
}

/** Bits of the last page's number in the header of a swap file: `__u32 last_page` of include/linux/swap.h. */
const headerBits = 32;

/**
 * All offsets that swap files have and that survive. Offset 0 is never given out: it is that of the header of the file
 * (`swap_map[0] = SWAP_MAP_BAD` in mm/swapfile.c), and on many architectures it would make an entry of type 0 that is
 * none.
 */
export function swapOffsets(set: HelperSet, level: Level, width: number, place: Place): Bdd {
  const { manager } = set;
  const bits = Math.min(width, headerBits, offsetBits(set, level) ?? 0);
  const all = alignedWords(manager, { width, bits, alignment: 0 }, place);
  return without(manager, all, onlyWord(manager, 0n, width, place));
}

/**
 * Offsets that are page frame numbers, as in migration entries, with any of the two bits above them that keep whether
 * the page was young and dirty where both fit (SWP_MIG_YOUNG, SWP_MIG_DIRTY of include/linux/swapops.h; in 6.1 and
 * later). Frames that the offset cannot hold are left out: machines that have them cannot use the entries at all.
 */
export function frameOffsets(
  set: HelperSet,
  level: Level,
  shape: { readonly width: number; readonly flags: 'young and dirty' | 'none' },
  place: Place,
): Bdd {
  const { manager, constants, version } = set;
  const { width } = shape;
  const available = Math.min(width, offsetBits(set, level) ?? 0);
  const frameBits = constants.physicalBits - constants.pageShift;
  const fits = shape.flags === 'young and dirty' && version >= 6001 && available >= frameBits + 2;
  const bits = Math.min(available, fits ? frameBits + 2 : frameBits);
  const all = alignedWords(manager, { width, bits, alignment: orderOf(set, level) ?? 0 }, place);
  const noFrame = fits
    ? union(
        manager,
        ...[0n, 1n, 2n, 3n].map((flags) => onlyWord(manager, flags << BigInt(frameBits), width, place)),
      )
    : onlyWord(manager, 0n, width, place);
  return without(manager, all, noFrame);
}
