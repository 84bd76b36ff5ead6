import { entryFormat as powerpcHash } from '../../../arch/powerpc-hash/entry.ts';
import { entryFormat as riscv64 } from '../../../arch/riscv64/entry.ts';
import { entryFormat as s390 } from '../../../arch/s390/entry.ts';
import { entryFormat as sparc64 } from '../../../arch/sparc64/entry.ts';
import { arc, loongarch64, mips64, tables } from './made-up-formats.ts';
import type { ShapesOf } from './shape.ts';

const version = 6012;

/** Shapes of the architectures but arm, arm64 and x86_64. */
export const furtherShapes: Readonly<Record<string, ShapesOf>> = {
  s390: {
    format: s390(version),
    shapes: [
      { helper: 'pmd_present', kind: 'predicate', c: 'entry != 0x20', lines: ['entry != INVALID'] },
      { helper: 'pmd_none', kind: 'predicate', c: 'entry ^ 0x20 == 0', lines: ['entry == INVALID'] },
      {
        helper: 'pmd_bad',
        kind: 'predicate',
        c: 'entry & 0x5cc',
        lines: ['entry & (TT|bits 6-7|NOEXEC|LARGE) != 0'],
      },
      {
        helper: 'pmd_mkhuge',
        kind: 'change',
        c: 'entry | 0x1600',
        lines: ['entry | (PROTECT|LARGE|YOUNG)'],
      },
      {
        helper: 'pmd_mkyoung',
        kind: 'change',
        c: 'if entry & 1 then (entry | 0x1000) & ~0x20 else entry | 0x1000',
        lines: ['entry & ~(INVALID if entry & READ != 0) | YOUNG'],
      },
      {
        helper: 'pfn_pmd',
        kind: 'construct',
        parameters: ['pfn', 'prot'],
        c: '(pfn << 12) + (if prot == 0x400 then 0x20 else if prot == 0x711 then 0x301 else if prot == 0x211 then 0x201 else if prot == 0x731 then 0x303 else if prot == 0x231 then 0x203 else 0)',
        lines: [
          'pfn << 12 | (INVALID if prot == 0x400) | (READ|PROTECT if prot == 0x211)',
          '  | (READ|NOEXEC|PROTECT if prot == 0x711) | (READ|WRITE|PROTECT if prot == 0x231)',
          '  | (READ|WRITE|NOEXEC|PROTECT if prot == 0x731)',
        ],
      },
    ],
  },
  'powerpc-hash': {
    format: powerpcHash(version),
    shapes: [
      {
        helper: 'pmd_trans_huge',
        kind: 'predicate',
        c: 'entry & (bit 63|bit 61) != 0 && entry & bit 62 && entry & bit 13',
        lines: ['entry & (THP_HUGE|PTE) == (THP_HUGE|PTE) && entry & (INVALID|PRESENT) != 0'],
      },
      {
        helper: 'pte_same',
        kind: 'predicate',
        parameters: ['old', 'new'],
        c: 'old & ~(BUSY|HASHPTE) == new & ~(BUSY|HASHPTE)',
        lines: ['(old ^ new) & ~(BUSY|HASHPTE) == 0'],
      },
    ],
  },
  sparc64: {
    format: sparc64(version),
    shapes: [
      { helper: 'pmd_leaf', kind: 'predicate', c: 'entry & bit 56', lines: ['entry & PMD_HUGE != 0'] },
      {
        helper: 'pmd_write',
        kind: 'predicate',
        c: '(entry >> 8) & 1',
        lines: ['entry & WRITE != 0'],
      },
      {
        helper: 'pte_mkdirty',
        kind: 'change',
        c: 'entry | 0x800 | (entry & WRITE) >> 7',
        lines: ['entry | MODIFIED | (W if entry & WRITE != 0)'],
      },
    ],
  },
  mips64: {
    format: mips64,
    symbols: tables,
    shapes: [
      {
        helper: 'pmd_present',
        kind: 'predicate',
        c: 'if entry & 0x20 then entry & 1 != 0 else entry != invalid_pte_table',
        lines: ['entry != invalid_pte_table && entry & (PRESENT|HUGE) != HUGE'],
      },
      {
        helper: 'pmd_none',
        kind: 'predicate',
        c: 'entry == invalid_pte_table',
        lines: ['entry == invalid_pte_table'],
      },
      {
        helper: 'pmd_mkinvalid',
        kind: 'change',
        c: 'entry & ~0x301',
        lines: ['entry & ~(PRESENT|GLOBAL|VALID)'],
      },
      {
        helper: 'pmd_bad',
        kind: 'predicate',
        c: 'entry & HUGE == 0 && entry & 0x3fdf != 0',
        lines: ['entry & HUGE == 0 && entry & ~(HUGE|bit 14|pfn) != 0'],
      },
    ],
  },
  riscv64: {
    format: riscv64(version),
    shapes: [
      {
        helper: 'pmd_present',
        kind: 'predicate',
        c: 'entry & 0x2f',
        lines: ['entry & (V|R|W|X|PROT_NONE) != 0'],
      },
      { helper: 'pmd_leaf', kind: 'predicate', c: 'entry & 14', lines: ['entry & (R|W|X) != 0'] },
      { helper: 'pmd_mkinvalid', kind: 'change', c: 'entry & ~0x21', lines: ['entry & ~(V|PROT_NONE)'] },
      {
        helper: 'pte_pfn',
        kind: 'extract',
        c: '(entry & pfn) >> 10',
        lines: ['(entry >> 10) & 0xfffffffffff'],
      },
    ],
  },
  loongarch64: {
    format: loongarch64,
    symbols: tables,
    shapes: [
      {
        helper: 'pmd_present',
        kind: 'predicate',
        c: 'if entry & 0x40 then entry & (bit 60|0x480) != 0 else entry != invalid_pte_table',
        lines: ['entry != invalid_pte_table && entry & (HUGE|PRESENT|PROTNONE|PRESENT_INVALID) != HUGE'],
      },
      {
        helper: 'pmd_trans_huge',
        kind: 'predicate',
        c: 'entry & HUGE && (if entry & 0x40 then entry & (bit 60|0x480) != 0 else entry != invalid_pte_table)',
        lines: ['entry & HUGE != 0 && entry & (PRESENT|PROTNONE|PRESENT_INVALID) != 0'],
      },
      {
        helper: 'pmd_mkhuge',
        kind: 'change',
        c: 'entry & ~bit 12 | 0x40 | (entry & bit 6) << 6',
        lines: ['entry & ~HGLOBAL | HUGE | (HGLOBAL if entry & HUGE != 0)'],
      },
      {
        helper: 'pmd_mkinvalid',
        kind: 'change',
        c: '(entry | bit 60) & ~0x483',
        lines: ['entry & ~(VALID|DIRTY|PRESENT|PROTNONE) | PRESENT_INVALID'],
      },
      {
        helper: 'pmd_mkdirty',
        kind: 'change',
        c: 'if entry & WRITE then entry | 0x202 else entry | 0x200',
        lines: ['entry | MODIFIED | (DIRTY if entry & WRITE != 0)'],
      },
    ],
  },
  arc: {
    format: arc,
    shapes: [
      { helper: 'pmd_present', kind: 'predicate', c: 'entry != 0', lines: ['entry != 0'] },
      { helper: 'pmd_mkhuge', kind: 'change', c: 'entry | 0x400', lines: ['entry | HW_SZ'] },
      { helper: 'pmd_mkinvalid', kind: 'change', c: 'entry & ~0x200', lines: ['entry & ~PRESENT'] },
      { helper: 'pmd_pfn', kind: 'extract', c: 'entry >> 13', lines: ['entry >> 13'] },
    ],
  },
};
