import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openSourceTree } from '../../tree/source-tree.ts';
import { smallTree, writeOld } from './testing/small-tree.ts';
import { TreeStamps } from './tree-stamp.ts';

/** Which of arm and arm64 have another stamp after a change to the tree. */
function changedBy(change: (root: string) => void): readonly string[] {
  const root = smallTree();
  const tree = openSourceTree(root);
  const before = new TreeStamps(tree);
  change(root);
  const after = new TreeStamps(tree);
  return ['arm', 'arm64'].filter((name) => before.of(name).hash !== after.of(name).hash);
}

interface Case {
  readonly name: string;
  readonly change: (root: string) => void;
  readonly changed: readonly string[];
}

const write = (path: string) => (root: string) => writeOld(root, path, 'int other;\n');

const cases: readonly Case[] = [
  { name: 'nothing', change: () => undefined, changed: [] },
  { name: 'a header of all', change: write('include/linux/mm.h'), changed: ['arm', 'arm64'] },
  { name: 'a header of one', change: write('arch/arm64/include/asm/pgtable.h'), changed: ['arm64'] },
  { name: 'a new header', change: write('arch/arm/include/asm/new.h'), changed: ['arm'] },
  { name: 'generic code', change: write('mm/memory.c'), changed: ['arm', 'arm64'] },
  {
    name: 'a file that is gone',
    change: (root) => rmSync(join(root, 'mm/memory.c')),
    changed: ['arm', 'arm64'],
  },
  { name: 'Kconfig of a driver', change: write('drivers/net/Kconfig'), changed: ['arm', 'arm64'] },
  { name: 'Kconfig that was not there', change: write('drivers/usb/Kconfig'), changed: ['arm', 'arm64'] },
  { name: 'code of a driver', change: write('drivers/net/card.c'), changed: [] },
  { name: 'a device tree', change: write('arch/arm/boot/dts/board.dts'), changed: [] },
  { name: 'the version', change: write('Makefile'), changed: ['arm', 'arm64'] },
];

test.each(cases)('$name', ({ change, changed }) => {
  expect(changedBy(change)).toEqual(changed);
});

test('the same size and time of modification are not taken for the same file', () => {
  // Its inode was changed, which shows in the third time that a file has.
  const again = (root: string) => writeOld(root, 'include/linux/mm.h', 'int B;\n');
  expect(changedBy(again)).toEqual(['arm', 'arm64']);
});

test('a tree that was written just now says so', () => {
  const { newest, at } = new TreeStamps(openSourceTree(smallTree())).of('arm');
  expect(newest).toBeGreaterThan(at - 60_000);
});
