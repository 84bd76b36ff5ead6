import type { BddWord } from '../../bdd/bdd-word.ts';
import { type Bdd, always, type BddManager, never } from '../../bdd/manager.ts';
import { variableWord } from '../../bdd/word-operations.ts';
import type { HelperSet } from '../helper-set.ts';

/** A change that the MMU makes of its own accord to an entry in memory. */
export interface HardwareUpdate {
  /** `accessed` or `dirty`. */
  readonly what: string;
  /** Bits that must be set for it. */
  readonly needs: bigint;
  readonly sets: bigint;
  readonly clears: bigint;
  readonly source: string;
}

/**
 * What the MMUs of the architectures do. Those that are not listed never write to entries (arm without HTTU, mips,
 * sparc64, arc, loongarch64, powerpc-hash: the fault handler sets the bits; s390: the storage key has them).
 */
const updates: Readonly<Record<string, readonly HardwareUpdate[]>> = {
  x86_64: [
    {
      what: 'accessed',
      needs: 1n,
      sets: 0x20n,
      clears: 0n,
      source: 'Intel 64 and IA-32 Architectures SDM, Volume 3A, 4.8 "Accessed and Dirty Flags"',
    },
    {
      what: 'dirty',
      needs: 3n,
      sets: 0x60n,
      clears: 0n,
      source: 'Intel 64 and IA-32 Architectures SDM, Volume 3A, 4.8 "Accessed and Dirty Flags"',
    },
  ],
  arm64: [
    {
      what: 'accessed',
      needs: 1n,
      sets: 1n << 10n,
      clears: 0n,
      source: 'Arm DDI 0487, D8.5 "Hardware updates to the translation tables"',
    },
    {
      what: 'dirty',
      needs: 1n | (1n << 51n),
      sets: 1n << 10n,
      clears: 1n << 7n,
      source: 'Arm DDI 0487, D8.5 "Hardware updates to the translation tables"',
    },
  ],
  riscv64: [
    {
      what: 'accessed',
      needs: 1n,
      sets: 1n << 6n,
      clears: 0n,
      source: 'RISC-V Privileged Architecture, "Svadu"',
    },
    {
      what: 'dirty',
      needs: 5n,
      sets: 3n << 6n,
      clears: 0n,
      source: 'RISC-V Privileged Architecture, "Svadu"',
    },
  ],
  'powerpc-radix': [
    {
      what: 'accessed',
      needs: 1n << 63n,
      sets: 1n << 8n,
      clears: 0n,
      source:
        'Power ISA Version 3.1B Book III, "Setting a Reference or Change Bit" of PTEs subject to atomic hardware updates',
    },
    {
      what: 'dirty',
      needs: (1n << 63n) | 2n,
      sets: 3n << 7n,
      clears: 0n,
      source:
        'Power ISA Version 3.1B Book III, "Setting a Reference or Change Bit" of PTEs subject to atomic hardware updates',
    },
  ],
};

/** What the MMU makes of entries in memory, with the condition. Entries of huge pages and small pages are alike. */
export function hardwareUpdates(
  set: HelperSet,
): readonly { readonly where: Bdd; readonly result: BddWord }[] {
  const { manager, format } = set;
  return (updates[set.architecture] ?? []).map(({ needs, sets, clears }) => {
    const entry = variableWord(manager, format.width, { first: 0, stride: 2 });
    return {
      where: allSet(manager, needs, format.width),
      result: entry.map((bit, index) => (has(sets, index) ? always : has(clears, index) ? never : bit)),
    };
  });
}

function allSet(manager: BddManager, mask: bigint, width: number): Bdd {
  let set = always;
  for (let bit = width - 1; bit >= 0; bit--) if (has(mask, bit)) set = manager.node(2 * bit, never, set);
  return set;
}

function has(mask: bigint, bit: number): boolean {
  return ((mask >> BigInt(bit)) & 1n) === 1n;
}
