import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import { type Campaign, type Fate, isByLockRuleAlone, type Kill } from './campaign.ts';
import { cellText } from './cell.ts';

/** A reason why mutants survive, and their identifiers. Written by hand. */
export interface Survivors {
  readonly reason: string;
  readonly mutants: readonly string[];
}

/** What a campaign over all cells found, for a short test to look at again. */
export interface Records {
  /** By cell (see `cellText`): mutants that it kills, and the rules that are broken then. One cell for a mutant. */
  readonly kills: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
  /** Mutants that are no system any more: a value out of its range. */
  readonly stillborn: readonly string[];
  /** Conditions that no scenario decides otherwise: the mutant has the same states. */
  readonly withoutEffect: readonly string[];
  /** Mutants of steps that no scenario takes. */
  readonly notTaken: readonly string[];
}

const path = (name: string): string => join(import.meta.dirname, name);

/** The survivors that are understood. */
export function readSurvivors(): readonly Survivors[] {
  return JSON.parse(readFileSync(path('survivors.json'), 'utf8')) as readonly Survivors[];
}

/** What the last whole campaign found. */
export function readRecords(): Records {
  return JSON.parse(readFileSync(path('kills.json'), 'utf8')) as Records;
}

/** Records a whole campaign. */
export async function writeRecords(campaign: Campaign): Promise<void> {
  const kills: Record<string, Record<string, readonly string[]>> = {};
  for (const fate of inOrder(campaign)) {
    const kill = bestKill(fate);
    if (kill !== undefined) (kills[cellText(kill.cell)] ??= {})[fate.id] = kill.rules;
  }
  const those = (wanted: ReturnType<typeof fateOf>): readonly string[] =>
    inOrder(campaign)
      .filter((fate) => fateOf(fate) === wanted)
      .map(({ id }) => id);
  const records: Records = {
    kills,
    stillborn: those('stillborn'),
    withoutEffect: those('without effect'),
    notTaken: [...campaign.notTaken().keys()].sort(),
  };
  writeFileSync(
    path('kills.json'),
    await format(JSON.stringify(records), { parser: 'json', printWidth: 110 }),
  );
}

/** All mutants of a campaign by identifier. */
export function inOrder(campaign: Campaign): readonly Fate[] {
  return [...campaign.fates.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What became of a mutant, over all cells. */
export function fateOf(fate: Fate): 'killed' | 'stillborn' | 'without effect' | 'survives' {
  if (fate.kills.size > 0) return 'killed';
  if (fate.stillborn.size > 0) return 'stillborn';
  return fate.kind === 'recheck' && !fate.effect ? 'without effect' : 'survives';
}

/** The kill to record: one by more than the lock rule, if there is one. */
export function bestKill({ kills }: Fate): Kill | undefined {
  const all = [...kills.values()];
  return all.find((kill) => !isByLockRuleAlone(kill)) ?? all[0];
}
