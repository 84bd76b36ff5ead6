import { entryFormat as arc } from '../../arch/arc/entry.ts';
import type { EntryFormat } from '../../arch/architecture.ts';
import { entryFormat as arm } from '../../arch/arm/entry.ts';
import { entryFormat as arm64 } from '../../arch/arm64/entry.ts';
import { entryFormat as loongarch64 } from '../../arch/loongarch64/entry.ts';
import { entryFormat as mips64 } from '../../arch/mips64/entry.ts';
import { entryFormat as powerpcHash } from '../../arch/powerpc-hash/entry.ts';
import { entryFormat as powerpcRadix } from '../../arch/powerpc-radix/entry.ts';
import { entryFormat as riscv64 } from '../../arch/riscv64/entry.ts';
import { entryFormat as s390 } from '../../arch/s390/entry.ts';
import { entryFormat as sparc64 } from '../../arch/sparc64/entry.ts';
import { entryFormat as x86_64 } from '../../arch/x86_64/entry.ts';
import type { ProbeArchitecture } from './probe-target.ts';

/** Names of the bits of entries, by kernel version (`major * 1000 + minor`). */
export const entryFormats: Readonly<Record<ProbeArchitecture, (version: number) => EntryFormat>> = {
  x86_64,
  arm,
  arm64,
  s390,
  'powerpc-hash': powerpcHash,
  'powerpc-radix': powerpcRadix,
  sparc64,
  mips64,
  riscv64,
  loongarch64,
  arc,
};
