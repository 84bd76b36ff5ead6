import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { rmSync } from 'node:fs';

/** Files of a tree that is one just so. */
const skeleton: Readonly<Record<string, string>> = {
  Makefile: 'VERSION = 6\nPATCHLEVEL = 12\nSUBLEVEL = 1\nEXTRAVERSION =\n',
  Kconfig: '',
  'mm/Kconfig': '',
  'mm/memory.c': 'int a;\n',
  'include/linux/mm.h': 'int b;\n',
  'arch/arm/Kconfig': '',
  'arch/arm/include/asm/pgtable.h': 'int c;\n',
  'arch/arm/boot/dts/board.dts': '/dts-v1/;\n',
  'arch/arm64/Kconfig': '',
  'arch/arm64/include/asm/pgtable.h': 'int d;\n',
  'drivers/net/Kconfig': '',
  'drivers/net/card.c': 'int e;\n',
};

/** A directory that is removed when the test is over. */
export function scratchDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'thpcheck-helpers-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Makes a small kernel tree whose files were last changed long ago; gives its directory. */
export function smallTree(): string {
  const root = scratchDirectory();
  for (const [path, text] of Object.entries(skeleton)) writeOld(root, path, text);
  return root;
}

/** Writes a file of the tree, with a time of change in the past. */
export function writeOld(root: string, path: string, text: string): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  utimesSync(file, 1_000_000, 1_000_000);
}
