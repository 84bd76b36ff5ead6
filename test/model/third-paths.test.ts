import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ModelArchitecture, ModelVersion } from '../../src/arch/entry-helpers.ts';
import { explorePacked } from '../../src/engine/packed/explore-packed.ts';
import type { Departure } from '../../src/kernel/departures.ts';
import type { Mm } from '../../src/kernel/mm.ts';
import { paeTornRead } from '../../src/kernel/paths/pae-torn-read.ts';
import type { ModelScenario } from '../../src/kernel/scenario.ts';
import { modelScenarios } from '../../src/kernel/scenarios.ts';
import { architectures, explore } from './core-paths.ts';

interface Row {
  readonly scenario: string;
  readonly version: ModelVersion;
  readonly departures?: readonly Departure[];
  /** Part of the text that is taken out, by its name in {@link mutations}. */
  readonly mutation?: string;
  /** `595 states, broken P1 P2; missed <name>`: the states that were to be reached and were not come last. */
  readonly verdicts: Partial<Record<ModelArchitecture, string>>;
}

const rows = JSON.parse(readFileSync(join(import.meta.dirname, 'third-paths.json'), 'utf8')) as Row[];

/** Takes the PMD lock away from one CPU. */
function withoutPmdLock(mm: Mm, cpu: number): void {
  const { spinLock, spinUnlock } = mm;
  mm.spinLock = (path, name, lock) => {
    if (path.cpu === cpu) path.step('takes no lock');
    else spinLock.call(mm, path, name, lock);
  };
  mm.spinUnlock = (path, name, lock) => {
    if (path.cpu === cpu) path.step('releases no lock');
    else spinUnlock.call(mm, path, name, lock);
  };
}

/** Takes the locks of page tables away from one CPU. */
function withoutPageTableLocks(mm: Mm, cpu: number): void {
  const { ptLock, ptUnlock } = mm;
  mm.ptLock = (path, table) => {
    if (path.cpu === cpu) path.step('takes no lock');
    else ptLock.call(mm, path, table);
  };
  mm.ptUnlock = (path, table) => {
    if (path.cpu === cpu) path.step('releases no lock');
    else ptUnlock.call(mm, path, table);
  };
}

const mutations: Readonly<Record<string, (mm: Mm) => void>> = {
  'CPU0 takes no PMD lock': (mm) => withoutPmdLock(mm, 0),
  'CPU1 takes no page-table lock': (mm) => withoutPageTableLocks(mm, 1),
};

function run({ scenario: name, version, departures = [], mutation }: Row, on: string): string {
  const original = modelScenarios.find((each) => each.name === name)!;
  const change = mutation === undefined ? undefined : mutations[mutation]!;
  const scenario: ModelScenario = {
    ...original,
    write: (mm) => {
      change?.(mm);
      original.write(mm);
    },
  };
  const { states, broken, missed } = explore(scenario, {
    architecture: architectures.get(on)!,
    version,
    departures,
  });
  const found = broken.length === 0 ? 'holds' : `broken ${broken.join(' ')}`;
  return `${states} states, ${found}${missed.length === 0 ? '' : `; missed ${missed.join(', ')}`}`;
}

const cases = rows.flatMap((row) =>
  Object.entries(row.verdicts).map(([on, verdict]) => {
    const { scenario, version, departures = [], mutation } = row;
    const name = [scenario, version, on, ...departures, ...(mutation === undefined ? [] : [mutation])].join(
      ', ',
    );
    return { name, row, on, verdict };
  }),
);

describe('paths that change an entry in place', () => {
  it.each(cases)('$name', ({ row, on, verdict }) => {
    expect(run(row, on)).toBe(verdict);
  });

  it.each(rows.filter(({ mutation }) => mutation !== undefined))(
    'a rule notices in $scenario: $mutation',
    ({ verdicts }) => {
      expect(Object.values(verdicts).some((verdict) => verdict.includes('broken'))).toBe(true);
    },
  );
});

describe('halves of an entry on 32-bit x86 with PAE', () => {
  it.each([
    { order: 'high half first' as const, broken: ['P23'] },
    { order: 'low half first' as const, broken: [] },
  ])('$order', ({ order, broken }) => {
    const system = paeTornRead(order);
    const found = explorePacked(system);
    expect(found.broken.map(({ rule }) => system.rules[rule]!.id)).toStrictEqual(broken);
    expect(found.reached).toStrictEqual([true, true]);
  });
});
