import type { EntryHelpers, ModelVersion } from '../entry-helpers.ts';
import {
  PTE_AF,
  PTE_ATTRINDX_MASK,
  PTE_CONT,
  PTE_DIRTY,
  PTE_GP,
  PTE_NG,
  PTE_PO_IDX_MASK,
  PTE_PROT_NONE,
  PTE_PXN,
  PTE_RDONLY,
  PTE_SPECIAL,
  PTE_TABLE_BIT,
  PTE_USER,
  PTE_UXN,
  PTE_VALID,
  PTE_WRITE,
} from './bits.ts';
import { hardwareEntry } from './hardware-entry.ts';
import { pmdHelpers } from './pmd-helpers.ts';
import { pteHelpers } from './pte-helpers.ts';

/** Kernel versions with entry helpers. */
export const versions: readonly ModelVersion[] = [4004, 4005, 6012];

const common =
  PTE_VALID | PTE_TABLE_BIT | PTE_USER | PTE_RDONLY | PTE_AF | PTE_WRITE | PTE_PXN | PTE_UXN | PTE_DIRTY;

/** The lowest bit of a field that is only ever replaced as a whole. */
function lowest(field: bigint): bigint {
  return field & -field;
}

/** AttrIndx and POIndex, which pte_modify() replaces as a whole, are there with their lowest bit. */
function bits(version: ModelVersion): bigint {
  return version < 6000
    ? common | PTE_PROT_NONE
    : common | PTE_NG | PTE_GP | lowest(PTE_ATTRINDX_MASK) | lowest(PTE_PO_IDX_MASK);
}

/** Entry helpers of arm64: 4 KiB pages, 48-bit addresses, hardware access flag and dirty state, 2 MiB huge pages. */
export function helpers(version: ModelVersion): EntryHelpers {
  return {
    version,
    source:
      version < 6000
        ? 'arch/arm64/include/asm/pgtable.h, pgtable-hwdef.h, pgalloc.h'
        : 'arch/arm64/include/asm/pgtable.h, pgtable-hwdef.h, pgtable-prot.h, pgalloc.h; arch/arm64/mm/mmap.c',
    pmd: pmdHelpers(version),
    pte: pteHelpers(version),
    hardware: hardwareEntry,
    pmdBits: version === 4004 ? bits(version) | PTE_SPECIAL : bits(version),
    pteBits: version < 6000 ? bits(version) : bits(version) | PTE_CONT,
    hugePages: 512n,
  };
}
