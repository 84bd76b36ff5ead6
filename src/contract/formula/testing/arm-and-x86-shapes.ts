import { entryFormat as arm } from '../../../arch/arm/entry.ts';
import { entryFormat as arm64 } from '../../../arch/arm64/entry.ts';
import { entryFormat as x86 } from '../../../arch/x86_64/entry.ts';
import type { ShapesOf } from './shape.ts';

const version = 6012;

/** Shapes of arm, arm64 and x86_64. */
export const armAndX86Shapes: Readonly<Record<string, ShapesOf>> = {
  arm: {
    format: arm(version),
    shapes: [
      { helper: 'pmd_present', kind: 'predicate', c: 'entry & 1', lines: ['entry & VALID != 0'] },
      { helper: 'pmd_none', kind: 'predicate', c: '~entry == ~0', lines: ['entry == 0'] },
      {
        helper: 'pmd_leaf',
        kind: 'predicate',
        c: 'entry & 3 == 1',
        lines: ['entry & (VALID|TABLE) == VALID'],
      },
      {
        helper: 'pmd_trans_huge',
        kind: 'predicate',
        c: 'entry != 0 && (entry & 3) != 3',
        lines: ['entry != 0 && entry & (VALID|TABLE) != (VALID|TABLE)'],
      },
      { helper: 'pmd_mkhuge', kind: 'change', c: 'entry & ~2', lines: ['entry & ~TABLE'] },
      { helper: 'pmd_mkinvalid', kind: 'change', c: 'entry & ~1', lines: ['entry & ~VALID'] },
      { helper: 'pmd_bad', kind: 'predicate', c: 'entry & 2 == 0', lines: ['entry & TABLE == 0'] },
      { helper: 'pmd_wrprotect', kind: 'change', c: 'entry | bit 58', lines: ['entry | RDONLY'] },
      {
        helper: 'pmd_pfn',
        kind: 'extract',
        c: '(entry & 0xffffe00000) >> 12',
        lines: ['(entry >> 12) & 0xffffe00'],
      },
      {
        helper: 'pfn_pmd',
        kind: 'construct',
        parameters: ['pfn', 'prot'],
        c: 'prot | pfn << 12',
        lines: ['pfn << 12 | prot'],
      },
      {
        helper: 'set_pmd_at',
        kind: 'setter',
        parameters: ['old', 'new'],
        c: 'if new & 1 == 0 then new else if new & (DIRTY|RDONLY) == DIRTY then (new | nG) & ~AP2 else new | nG | AP2',
        lines: ['if new & VALID != 0 then new & ~AP2 | nG | (AP2 if new & (DIRTY|RDONLY) != DIRTY) else new'],
      },
    ],
  },
  arm64: {
    format: arm64(version),
    shapes: [
      {
        helper: 'pmd_present',
        kind: 'predicate',
        c: '(entry & 1) != 0 || (entry & 0x801) == 0x800',
        lines: ['entry & (VALID|PRESENT_INVALID) != 0'],
      },
      {
        helper: 'pmd_leaf',
        kind: 'predicate',
        c: '(entry & 3) != 3 && ((entry & 1) != 0 || (entry & 0x801) == 0x800)',
        lines: ['entry & (VALID|TABLE) != (VALID|TABLE) && entry & (VALID|PRESENT_INVALID) != 0'],
      },
      {
        helper: 'pmd_trans_huge',
        kind: 'predicate',
        c: 'entry != 0 && entry & 0x801 != 0 && (entry & 2) == 0',
        lines: ['entry & TABLE == 0 && entry & (VALID|PRESENT_INVALID) != 0'],
      },
      {
        helper: 'pmd_mkinvalid',
        kind: 'change',
        c: '(entry & ~1) | 0x800',
        lines: ['entry & ~VALID | PRESENT_INVALID'],
      },
      {
        helper: 'pmd_dirty',
        kind: 'predicate',
        c: 'entry & bit 55 || (entry & bit 51 && entry & 0x80 == 0)',
        lines: ['entry & DIRTY != 0 || entry & (RDONLY|DBM) == DBM'],
      },
      {
        helper: 'pmd_wrprotect',
        kind: 'change',
        c: 'if entry & DBM && entry & RDONLY == 0 then (entry | DIRTY | RDONLY) & ~DBM else (entry | RDONLY) & ~DBM',
        lines: ['entry & ~DBM | RDONLY | (DIRTY if entry & (RDONLY|DBM) == DBM)'],
      },
      {
        helper: 'pmd_mkdirty',
        kind: 'change',
        c: 'if entry & DBM then (entry | DIRTY) & ~RDONLY else entry | DIRTY',
        lines: ['entry & ~(RDONLY if entry & DBM != 0) | DIRTY'],
      },
      {
        helper: 'pte_modify',
        kind: 'modify',
        parameters: ['entry', 'prot'],
        c: 'entry ^ ((entry ^ prot) & (VALID|USER|RDONLY|DBM|PXN|UXN))',
        lines: ['entry & ~(VALID|USER|RDONLY|DBM|PXN|UXN) | prot & (VALID|USER|RDONLY|DBM|PXN|UXN)'],
      },
      { helper: '__swp_type', kind: 'extract', c: '(entry >> 6) & 31', lines: ['(entry >> 6) & 0x1f'] },
      {
        helper: 'swp_entry_to_pte',
        kind: 'encode',
        parameters: ['type', 'offset'],
        c: '((type & 31) << 6) | (offset << 12)',
        lines: ['(type & 0x1f) << 6 | offset << 12'],
      },
    ],
  },
  x86_64: {
    format: x86(version),
    shapes: [
      {
        helper: 'pmd_present',
        kind: 'predicate',
        c: 'entry & 0x181',
        lines: ['entry & (PRESENT|PSE|PROTNONE) != 0'],
      },
      {
        helper: 'pmd_none',
        kind: 'predicate',
        c: '(entry & ~0x60) == 0',
        lines: ['entry & ~(ACCESSED|DIRTY) == 0'],
      },
      {
        helper: 'pmd_trans_huge',
        kind: 'predicate',
        c: 'entry & (bit 57|bit 7) == bit 7',
        lines: ['entry & (PSE|DEVMAP) == PSE'],
      },
      {
        helper: 'pmd_bad',
        kind: 'predicate',
        c: 'entry & 0xfdb != 0x43',
        lines: [
          'entry & (PRESENT|RW|PWT|PCD|DIRTY|PSE|PROTNONE|SPECIAL|UFFD_WP|SOFT_DIRTY) != (PRESENT|RW|DIRTY)',
        ],
      },
      {
        helper: 'pmd_write',
        kind: 'predicate',
        c: 'entry & 2 != 0 || entry & 0xc2 == 0x40',
        lines: ['entry & RW != 0 || entry & (DIRTY|PSE) == DIRTY'],
      },
      {
        helper: 'is_swap_pte',
        kind: 'predicate',
        c: 'entry & ~0x60 != 0 && entry & 0x101 == 0',
        lines: ['entry & (PRESENT|PROTNONE) == 0 && entry & ~(PRESENT|ACCESSED|DIRTY|PROTNONE) != 0'],
      },
      {
        helper: 'pmd_pfn',
        kind: 'extract',
        c: '((if entry != 0 && entry & 1 == 0 then ~entry else entry) & 0xffffffffff000) >> 12',
        lines: ['((entry ^ (pfn if entry != 0 && entry & PRESENT == 0)) >> 12) & 0xffffffffff'],
      },
      {
        helper: 'pmd_mkinvalid',
        kind: 'change',
        c: '(entry & ~pfn & ~0x101) | ((entry ^ (0xffffffffffffffff if entry != 0 && entry & 1 == 0) ^ (0xffffffffffffffff if entry & ~pfn & ~0x101 != 0)) & pfn)',
        lines: [
          'if entry & PRESENT != 0 then',
          '  (entry ^ (pfn if entry & ~(PRESENT|PROTNONE|pfn) != 0)) & ~(PRESENT|PROTNONE)',
          'else (entry ^ (pfn if entry != 0 && entry & ~(PRESENT|PROTNONE|pfn) == 0)) & ~PROTNONE',
        ],
      },
      {
        helper: 'pmd_wrprotect',
        kind: 'change',
        c: '(entry & ~0x42) | ((entry & 0x40) << 52)',
        lines: ['entry & ~(RW|DIRTY) | (SAVED_DIRTY if entry & DIRTY != 0)'],
      },
      {
        helper: '__swp_offset',
        kind: 'extract',
        c: '(~entry << 5) >> 14',
        lines: ['(~entry >> 9) & 0x3ffffffffffff'],
      },
      {
        helper: 'swp_entry_to_pte',
        kind: 'encode',
        parameters: ['type', 'offset'],
        c: '((~offset << 14) >> 5) | (type << 59)',
        lines: ['type << 59 | (~offset & 0x3ffffffffffff) << 9'],
      },
    ],
  },
};
