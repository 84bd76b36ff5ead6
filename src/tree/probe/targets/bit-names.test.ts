import { afterAll, describe, expect, it } from 'vitest';
import type { EntryField } from '../../../arch/architecture.ts';
import { type Bdd, BddManager } from '../../../bdd/manager.ts';
import type { HelperFunction, HelperSet, Level } from '../../../contract/helper-set.ts';
import { cacheDirectory } from '../../cache/location.ts';
import { openCompiler } from '../../compile/compiler.ts';
import { treesForTests } from '../../kconfig/testing/trees.ts';
import { loadHelperSet } from '../helper-set.ts';
import type { ProbeArchitecture } from '../probe-target.ts';

/** Bits from first to last that neither the headers nor the manuals give a name, and why helpers deal with them. */
interface Nameless {
  readonly levels: readonly Level[];
  readonly bits: readonly (readonly [first: number, last: number])[];
  readonly why: string;
}

const all: readonly Level[] = ['pmd', 'pte', 'pud'];
const folded = 'the level is folded: its entry is that of another level, or compared as a whole';

const nameless: Readonly<Record<ProbeArchitecture, readonly Nameless[]>> = {
  x86_64: [{ levels: all, bits: [[52, 56]], why: 'ignored by the CPU; part of __PHYSICAL_MASK or of all flags' }],
  arm: [
    { levels: all, bits: [[40, 51], [59, 63]], why: 'reserved or ignored by the CPU; part of the whole word' },
    { levels: ['pmd', 'pud'], bits: [[56, 56]], why: 'special for a PTE only' },
    { levels: ['pud'], bits: [[0, 63]], why: folded },
  ],
  arm64: [{ levels: all, bits: [[48, 49], [59, 59], [63, 63]], why: 'of larger addresses, or ignored' }],
  s390: [
    { levels: ['pmd'], bits: [[6, 7]], why: 'part of the segment-table entry that pmd_bad() wants zero' },
    { levels: ['pmd'], bits: [[11, 11], [15, 19]], why: 'of the origin of a page table' },
    { levels: ['pud'], bits: [[11, 11], [12, 30]], why: 'of the origin of a segment table' },
    { levels: ['pud'], bits: [[4, 4]], why: 'part of the region-table entry that pud_bad() wants zero' },
  ],
  'powerpc-hash': [{ levels: all, bits: [[14, 15]], why: 'low bits of the real page number, zero with 64 KiB' }],
  'powerpc-radix': [{ levels: all, bits: [[14, 15]], why: 'low bits of the real page number, zero with 64 KiB' }],
  sparc64: [{ levels: all, bits: [[0, 0], [58, 58]], why: 'global, which Linux does not use; of SOFT2' }],
  mips64: [{ levels: all, bits: [[14, 15]], why: 'low bits of the frame number, zero with 16 KiB' }],
  riscv64: [{ levels: all, bits: [[54, 60]], why: 'reserved' }],
  loongarch64: [
    { levels: all, bits: [[12, 13]], why: 'low bits of the frame number, zero with 16 KiB' },
    { levels: all, bits: [[48, 58]], why: 'of the kernel virtual address of a table' },
  ],
  arc: [{ levels: all, bits: [[7, 7], [11, 12]], why: 'of MMUs before, and free' }],
}; // prettier-ignore

/** Variables a function depends on. */
function support(manager: BddManager, roots: Iterable<Bdd>): ReadonlySet<number> {
  const variables = new Set<number>();
  const seen = new Set<Bdd>();
  const waiting = [...roots];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at < 2 || seen.has(at)) continue;
    seen.add(at);
    variables.add(manager.variableOf(at));
    waiting.push(manager.low(at), manager.high(at));
  }
  return variables;
}

/** Bits of the entry that a helper looks at or makes different from what it was given. */
function bitsOf(manager: BddManager, fn: HelperFunction): ReadonlySet<number> {
  const givesEntry = fn.kind !== 'predicate' && fn.kind !== 'extract';
  const isEntry = fn.parameters.map(({ name }) => /^(entry|other|old|new)$/.test(name));
  const changed = fn.result.filter(
    (bit, index) =>
      !givesEntry || ![0, 1].some((parameter) => bit === manager.variable(2 * index + parameter)),
  );
  const looked = [...support(manager, changed)].filter((variable) => isEntry[variable & 1] === true);
  const set = fn.result.flatMap((bit, index) =>
    givesEntry && bit !== 0 && changed.includes(bit) ? [index] : [],
  );
  return new Set([...looked.map((variable) => variable >> 1), ...set]);
}

/** Whether a helper is about swap entries, or about entries of all kinds. */
const seesSwap = /swp|swap|migration|device|hwpoison|marker|none|same/;

function unnamed(set: HelperSet): readonly string[] {
  const { format, manager } = set;
  const found: string[] = [];
  for (const fn of set.functions.values()) {
    const fields: readonly EntryField[] = [
      ...(fn.level === 'pud' ? (format.pud ?? format.pmd) : format[fn.level]),
      ...(seesSwap.test(fn.name) ? (format.swap ?? []) : []),
    ];
    const known = (bit: number): boolean =>
      fields.some((field) => bit >= field.bit && bit < field.bit + field.width) ||
      nameless[set.architecture as ProbeArchitecture].some(
        ({ levels, bits }) =>
          levels.includes(fn.level) && bits.some(([first, last]) => bit >= first && bit <= last),
      );
    for (const bit of bitsOf(manager, fn))
      if (bit < format.width && !known(bit)) found.push(`${fn.name}: ${fn.level} bit ${bit}`);
  }
  return found;
}

const tree = treesForTests().find(({ version }) => version.code === 6012);
const compiler = openCompiler({ kind: 'yowasp' });
afterAll(() => compiler.close());

describe.skipIf(tree === undefined)('6.12: every bit a helper deals with has a name, or a reason', () => {
  it.each(Object.keys(nameless) as ProbeArchitecture[])(
    '%s',
    async (architecture) => {
      const workshop = {
        compiler,
        cacheDirectory: cacheDirectory(),
        warn(diagnostic: { readonly what: string }) {
          throw new Error(diagnostic.what);
        },
      };
      const set = await loadHelperSet(tree!, architecture, workshop, new BddManager());
      expect(set.functions.size).toBeGreaterThan(190);
      expect(unnamed(set)).toEqual([]);
    },
    600_000,
  );
});
