import type { EntryFormat } from '../../src/arch/architecture.ts';
import { decodeEntry } from '../../src/arch/decode-entry.ts';
import type { Comparison, Mismatch } from './compare-helpers.ts';

/** What gives no entry but an answer or a number. */
const answers = new Set([
  ...['none', 'bad', 'present', 'write', 'dirty', 'young', 'protnone', 'trans_huge', 'leaf'],
  ...['trans_splitting', 'pfn', 'tablePfn'],
]);
const numbers = new Set(['mk_pmd', 'mk_pte', 'populated']);

/** One line a disagreement, with entries in hexadecimal and in the architecture's names of their bits. */
export function mismatchText(comparisons: readonly Comparison[], format: EntryFormat): readonly string[] {
  return comparisons.flatMap(({ mismatches, mismatchCount, compared }) => [
    ...mismatches.map((mismatch) => line(mismatch, format)),
    ...(mismatchCount > mismatches.length
      ? [`... ${mismatchCount} of ${compared} evaluations of it differ`]
      : []),
  ]);
}

function line({ helper, args, builtIn, real }: Mismatch, format: EntryFormat): string {
  const level = helper.startsWith('pmd_') ? 'pmd' : 'pte';
  const name = helper.slice(4);
  const hex = (word: bigint) => `0x${word.toString(16)}`;
  const entry = (word: bigint) =>
    `${hex(word)} = ${decodeEntry(format, level, Number(word & 0xffff_ffffn) | 0, Number(word >> 32n) | 0)}`;
  const given = args.map(numbers.has(name) ? hex : entry).join(', ');
  const got = answers.has(name) ? hex : entry;
  return `${helper}(${given}): built-in ${got(builtIn)}; real ${got(real)}`;
}
