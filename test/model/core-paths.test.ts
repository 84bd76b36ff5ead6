import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import type { ModelVersion } from '../../src/arch/entry-helpers.ts';
import { architectures, explore, scenarios, type Found } from './core-paths.ts';

/**
 * Rules that each scenario breaks, as `architecture version`; every other architecture and version breaks none.
 *
 * P6 in 4.4: `__split_huge_page_refcount()` gives a tail back whose mapping was zapped, while the zapping CPU has
 * not flushed yet. P3 in 6.12: the invalidated entry of arm is not present (B14). P13: what arm stores for it has no
 * page frame (0x880), and is huge to GUP-fast. P8 and P10 in 4.4: nothing in pmdp_splitting_flush() of sparc64 waits
 * for interrupts-off walkers, so that a reference on a tail stays with the head. P4: the double read of 4.4 (B24). P12: the zap flushes after the
 * fault of another CPU may have put a page table into the entry.
 */
const broken: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'split-vs-zap': {
    'x86_64 4004': ['P6'],
    'arm 4004': ['P6'],
    'arm64 4004': ['P6'],
    'arm 6012': ['P3'],
  },
  'split-vs-zap-vs-fault': { 'arm 6012': ['P3'] },
  'split-vs-fault': { 'arm 6012': ['P3'] },
  'split-vs-gup-fast': { 'arm 4004': ['P13'], 'arm 4005': ['P13'], 'sparc64 4004': ['P10', 'P8'] },
  'split-vs-walker': { 'arm 6012': ['P3'] },
  'split-wrong-address': {},
  'zap-vs-gup-fast': {},
  'zap-pte-range-vs-gup-fast': {},
  'zap-vs-fault': {
    'x86_64 4004': ['P4'],
    'arm 4004': ['P4'],
    'arm64 4004': ['P4'],
    's390 4004': ['P4'],
    'powerpc-hash 4004': ['P4'],
    'sparc64 4004': ['P4'],
  },
  'zap-vs-refault': {
    'x86_64 4004': ['P12'],
    'x86_64 4005': ['P12'],
    'x86_64 6012': ['P12'],
    'arm 4004': ['P12'],
    'arm 4005': ['P12'],
    'arm 6012': ['P12'],
    'arm64 4004': ['P12'],
    'arm64 4005': ['P12'],
    'arm64 6012': ['P12'],
    'powerpc-radix 6012': ['P12'],
  },
  'exit-vs-split': {
    'x86_64 4004': ['P6'],
    'arm 4004': ['P6'],
    'arm64 4004': ['P6'],
    'arm 6012': ['P3'],
  },
  'exit-vs-gup-fast': {},
};

/** Counts of states and transitions; `THPCHECK_UPDATE=1` writes the file anew. */
const file = fileURLToPath(new URL('core-paths.json', import.meta.url));
const updating = process.env['THPCHECK_UPDATE'] === '1';
type Counts = Record<string, readonly [states: number, transitions: number]>;
const known = JSON.parse(readFileSync(file, 'utf8')) as Counts;
const counted: Counts = {};

afterAll(() => {
  if (!updating) return;
  const lines = Object.entries(counted).map(
    ([name, counts]) => `  ${JSON.stringify(name)}: [${counts.join(', ')}]`,
  );
  writeFileSync(file, `{\n${lines.join(',\n')}\n}\n`);
});

interface Case {
  readonly name: string;
  readonly target: string;
  readonly run: () => Found;
}

const cases = [...scenarios.values()].flatMap((scenario) =>
  [...architectures.values()].flatMap((architecture) =>
    architecture.versions
      .filter((version: ModelVersion) => scenario.versions.includes(version))
      .map((version): Case => {
        const target = `${architecture.name} ${version}`;
        return { name: scenario.name, target, run: () => explore(scenario, { architecture, version }) };
      }),
  ),
);

describe('core paths', () => {
  it.each(cases)('$name, $target', ({ name, target, run }) => {
    const found = run();
    expect(found.broken).toEqual(broken[name]?.[target] ?? []);
    expect(found.missed).toEqual([]);
    counted[`${name}, ${target}`] = [found.states, found.transitions];
    if (!updating) expect([found.states, found.transitions]).toEqual(known[`${name}, ${target}`]);
  });

  it('has no expectation that no case answers', () => {
    const all = new Set(cases.map(({ name, target }) => `${name}, ${target}`));
    const expected = Object.entries(broken).flatMap(([name, targets]) =>
      Object.keys(targets).map((target) => `${name}, ${target}`),
    );
    expect(expected.filter((each) => !all.has(each))).toEqual([]);
    if (!updating) expect(Object.keys(known).filter((each) => !all.has(each))).toEqual([]);
  });
});
