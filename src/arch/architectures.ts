import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { Architecture, ArchitectureName, EntryFormat } from './architecture.ts';
import { asm as armAsm, asmGoto as armAsmGoto } from './arm/asm.ts';
import { config as armConfig } from './arm/config.ts';
import { entryFormat as armEntryFormat } from './arm/entry.ts';
import { target as armTarget } from './arm/target.ts';
import { window as armWindow } from './arm/window.ts';
import { asm as arm64Asm, asmGoto as arm64AsmGoto } from './arm64/asm.ts';
import { config as arm64Config } from './arm64/config.ts';
import { entryFormat as arm64EntryFormat } from './arm64/entry.ts';
import { target as arm64Target } from './arm64/target.ts';
import { window as arm64Window } from './arm64/window.ts';
import { unknownArchitecture } from './diagnostics.ts';
import { asm as riscv64Asm, asmGoto as riscv64AsmGoto } from './riscv64/asm.ts';
import { config as riscv64Config } from './riscv64/config.ts';
import { entryFormat as riscv64EntryFormat } from './riscv64/entry.ts';
import { target as riscv64Target } from './riscv64/target.ts';
import { window as riscv64Window } from './riscv64/window.ts';

/** An architecture whose entry format is still open, as it depends on the kernel version. */
type VersionedArchitecture = Omit<Architecture, 'entry'> & { entryFormat(version: number): EntryFormat };

const architectures: Readonly<Record<ArchitectureName, VersionedArchitecture>> = {
  riscv64: {
    name: 'riscv64',
    target: riscv64Target,
    config: riscv64Config,
    entryFormat: riscv64EntryFormat,
    asm: riscv64Asm,
    asmGoto: riscv64AsmGoto,
    window: riscv64Window,
  },
  arm: {
    name: 'arm',
    target: armTarget,
    config: armConfig,
    entryFormat: armEntryFormat,
    asm: armAsm,
    asmGoto: armAsmGoto,
    window: armWindow,
  },
  arm64: {
    name: 'arm64',
    target: arm64Target,
    config: arm64Config,
    entryFormat: arm64EntryFormat,
    asm: arm64Asm,
    asmGoto: arm64AsmGoto,
    window: arm64Window,
  },
};

/** Names of the modelled architectures, in the order in which they are documented. */
export const architectureNames: readonly ArchitectureName[] = ['riscv64', 'arm', 'arm64'];

/** Newest version whose bits were compared with the tables; used where no tree says otherwise. */
const newestVersion = 6012;

/**
 * The architecture of that name, for a kernel version (`major * 1000 + minor`).
 * Errors: THP5500 for an unknown name.
 */
export function findArchitecture(name: string, version: number = newestVersion): Architecture {
  const known = architectureNames.find((candidate) => candidate === name);
  if (known === undefined) throw new ThpcheckError(unknownArchitecture(name, architectureNames));
  const { entryFormat, ...rest } = architectures[known];
  return { ...rest, entry: entryFormat(version) };
}
