import { decodeEntry } from '../arch/decode-entry.ts';
import type { Domain } from '../transition/build/domain.ts';
import type { Mm } from './mm.ts';

/**
 * An entry as a trace prints it: `huge, invalid 0x1003423 [WRITE READ INVALID LARGE]`, that is what the kernel takes it
 * for, `invalid` if the hardware loads nothing from it, the word, and for a PMD entry the architecture's bit names.
 */
export function entryLabel(mm: Mm, domain: Domain, word: bigint): string {
  const hexadecimal = `0x${word.toString(16)}`;
  if (domain !== mm.machine.memory.pmdDomain) return `${pteClass(mm, word)}${hexadecimal}`;
  const text = `${pmdClass(mm, word)} ${hexadecimal}`;
  const format = mm.architecture.entryFormat?.(mm.version);
  if (format === undefined || word === 0n) return text;
  const lo = Number(BigInt.asIntN(32, word));
  const hi = Number(BigInt.asIntN(32, word >> 32n));
  const names = decodeEntry(format, 'pmd', lo, hi)
    .split(' ')
    .filter((name) => !name.includes('='));
  return names.length === 0 ? text : `${text} [${names.join(' ')}]`;
}

function pmdClass(mm: Mm, word: bigint): string {
  const { pmd, hardware } = mm.entries.helpers;
  if (pmd.none(word)) return 'none';
  const reading = hardware.pmd(word);
  const validity = reading.kind === 'fault' ? ', invalid' : '';
  if (pmd.trans_huge(word)) return `huge${pmd.trans_splitting(word) ? ', splitting' : ''}${validity}`;
  if (!pmd.present(word)) return 'not present';
  const table = mm.frames.tableOfPfn(pmd.tablePfn(word));
  return table < mm.frames.tables ? `table ${table}${validity}` : `other${validity}`;
}

function pteClass(mm: Mm, word: bigint): string {
  const { pte } = mm.entries.helpers;
  if (pte.none(word)) return 'none ';
  if (!pte.present(word)) return 'not present ';
  const unit = mm.frames.unitOfPfn(pte.pfn(word));
  return `${mm.frames.nameOfUnit(unit)} `;
}
