import { describe, expect, it } from 'vitest';
import { swapEncoding as arm } from './arm/swap-entry.ts';
import { model as armModel } from './arm/model.ts';
import { swapEncoding as arm64 } from './arm64/swap-entry.ts';
import { model as arm64Model } from './arm64/model.ts';
import type { Entry, ModelVersion } from './entry-helpers.ts';
import type { ArchitectureModel } from './model/architecture-model.ts';
import { model as hashModel } from './powerpc-hash/model.ts';
import { model as radixModel } from './powerpc-radix/model.ts';
import { swapEncoding as powerpc } from './powerpc/swap-entry.ts';
import { model as riscvModel } from './riscv64/model.ts';
import { swapEncoding as riscv64 } from './riscv64/swap-entry.ts';
import { model as s390Model } from './s390/model.ts';
import { swapEncoding as s390 } from './s390/swap-entry.ts';
import { model as sparcModel } from './sparc64/model.ts';
import { swapEncoding as sparc64 } from './sparc64/swap-entry.ts';
import type { SwapEncoding } from './swap-encoding.ts';
import { model as x86Model } from './x86_64/model.ts';
import { swapEncoding as x86 } from './x86_64/swap-entry.ts';

interface Case {
  readonly model: ArchitectureModel;
  readonly version: ModelVersion;
  readonly of: (version: ModelVersion) => SwapEncoding;
  /** `__swp_entry_to_pte(__swp_entry(30, 0x4001))`, compiled from the macros of the headers. */
  readonly word: Entry;
}

const cases: readonly Case[] = [
  { model: x86Model, version: 4005, of: x86, word: 0x80023cn },
  { model: x86Model, version: 6012, of: x86, word: 0xf7ff_ffff_ff7f_fc00n },
  { model: armModel, version: 4005, of: arm, word: 0x20_00f8n },
  { model: armModel, version: 6012, of: arm, word: 0x40_0178n },
  { model: arm64Model, version: 4005, of: arm64, word: 0x40_0178n },
  { model: arm64Model, version: 6012, of: arm64, word: 0x400_1780n },
  { model: s390Model, version: 4005, of: s390, word: 0x400_1678n },
  { model: s390Model, version: 6012, of: s390, word: 0x400_1678n },
  { model: hashModel, version: 4005, of: powerpc, word: 0x1000_4000_0079n },
  { model: hashModel, version: 6012, of: powerpc, word: 0x4000_0000_4001_001en },
  { model: radixModel, version: 6012, of: powerpc, word: 0x4000_0000_4001_001en },
  { model: sparcModel, version: 4005, of: sparc64, word: 0x8_0023_c000n },
  { model: sparcModel, version: 6012, of: sparc64, word: 0x8_0023_c000n },
  { model: riscvModel, version: 6012, of: riscv64, word: 0x400_1f00n },
];

describe('swap entries', () => {
  it.each(cases)('$model.name $version: the word of the headers', ({ version, of, word }) => {
    const encoding = of(version);
    expect(encoding.encode(30n, 0x4001n)).toBe(word);
    expect(encoding.typeOf(word)).toBe(30n);
    expect(encoding.offsetOf(word)).toBe(0x4001n);
  });

  it.each(cases)('$model.name $version: neither none nor present, a fault', ({ model, version, word }) => {
    const { pte, hardware } = model.helpers(version);
    expect([pte.none(word), pte.present(word), hardware.pte(word).kind]).toEqual([false, false, 'fault']);
  });

  it.each(cases.filter(({ version, of }) => of(version).hugeMigration))(
    '$model.name $version: the same at the PMD level, and not huge',
    ({ model, version, word }) => {
      const { pmd, hardware } = model.helpers(version);
      expect([pmd.none(word), pmd.present(word), pmd.trans_huge(word)]).toEqual([false, false, false]);
      expect(hardware.pmd(word).kind).toBe('fault');
    },
  );
});
