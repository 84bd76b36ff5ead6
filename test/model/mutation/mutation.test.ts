import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { describe, expect, test } from 'vitest';
import { root } from '../../source-files.ts';
import { Campaign } from './campaign.ts';
import { allCells, type Cell, cellText, exploreCell, isVariant } from './cell.ts';
import { judge } from './judge.ts';
import { mutationReport } from './report.ts';
import { fateOf, inOrder, readRecords, readSurvivors, writeRecords } from './records.ts';

const minutes = 60_000;
/** Where survivors are tried again by the short test: today's flush by broadcast, and the least like all others. */
const isTriedAgain = ({ architecture, version }: Cell): boolean =>
  (architecture === 'arm64' && version === 6012) || (architecture === 's390' && version === 4004);

const explained = (): readonly string[] => readSurvivors().flatMap(({ mutants }) => mutants);

describe.runIf(process.env['THPCHECK_UPDATE'] === '1')('all mutants in all cells', () => {
  test('survivors have a reason, and reasons are of survivors', { timeout: 60 * minutes }, async () => {
    const campaign = new Campaign();
    const cells = allCells();
    for (const cell of cells) campaign.run(cell);
    await writeRecords(campaign);
    const survivors = readSurvivors();
    const report = await format(mutationReport(campaign, cells.length, survivors), {
      parser: 'markdown',
      printWidth: 110,
    });
    writeFileSync(join(root, 'docs/mutation-report.md'), report);
    const surviving = inOrder(campaign).filter((fate) => fateOf(fate) === 'survives');
    expect(surviving.flatMap(({ unbounded }) => unbounded)).toEqual([]);
    expect([...explained()].sort()).toEqual(surviving.map(({ id }) => id));
  });
});

describe.runIf(process.env['THPCHECK_UPDATE'] !== '1')('recorded mutants', () => {
  const records = readRecords();
  const reasons = new Set([...explained(), ...records.withoutEffect]);
  const killed = new Map(
    Object.entries(records.kills).flatMap(([cell, ids]) => Object.keys(ids).map((id) => [id, cell] as const)),
  );
  const taken = new Set<string>();
  const notTaken = new Set<string>();
  const missed: string[] = [];
  const revived: string[] = [];

  test('every kill that is on record happens', { timeout: 10 * minutes }, () => {
    // Variants have the same steps as what they are variants of.
    for (const cell of allCells().filter((each) => !isVariant(each) || cellText(each) in records.kills)) {
      const explored = exploreCell(cell);
      for (const id of explored.notTaken) notTaken.add(id);
      for (const mutant of explored.mutants) {
        taken.add(mutant.id);
        if (killed.get(mutant.id) === cellText(cell) && judge(mutant, explored).kind !== 'killed')
          missed.push(`${mutant.id} in ${cellText(cell)}`);
        if (!reasons.has(mutant.id) || !isTriedAgain(cell)) continue;
        if (judge(mutant, explored).kind === 'killed') revived.push(`${mutant.id} in ${cellText(cell)}`);
      }
    }
    expect(missed).toEqual([]);
  });

  test('no survivor with a reason is killed after all', () => expect(revived).toEqual([]));

  test('every step is on record: killed, explained, without effect, stillborn or not taken', () => {
    const never = [...notTaken].filter((id) => !taken.has(id)).sort();
    const known = [...killed.keys(), ...reasons, ...records.stillborn];
    expect([...known].sort()).toEqual([...taken].sort());
    expect(records.notTaken).toEqual(never);
  });

  test('nothing is on record twice', () => {
    const all = [
      ...killed.keys(),
      ...explained(),
      ...records.withoutEffect,
      ...records.stillborn,
      ...records.notTaken,
    ];
    expect(all.length).toBe(new Set(all).size);
  });
});
