import type { ChangedHelper, ChangedRule, ChangedScenario } from '../../check/diff/result.ts';

/** What kind of change of a helper it is, after its name. */
export const helperChanges: Readonly<Record<ChangedHelper['change'], string>> = {
  meaning: 'means something else',
  'bits moved': 'means the same in the names of the bits, which are elsewhere',
  parameters: 'is given other words',
  stops: 'returns for other words; where both return they give the same',
};

/**
 * Changes of rules, worst first. `found`: listed with both outcomes, and with its finding; `listed`: with both outcomes;
 * `counted`: a number is enough unless everything is wanted.
 */
export const ruleChanges: Readonly<Record<ChangedRule['change'], 'found' | 'listed' | 'counted'>> = {
  'newly broken': 'found',
  'broken for more': 'found',
  'newly demanded': 'found',
  'no longer checked': 'listed',
  mended: 'listed',
  'broken for less': 'listed',
  'newly checked': 'counted',
  'no longer demanded': 'counted',
};

/** Changes of scenarios. */
export const scenarioChanges: Readonly<Record<ChangedScenario['change'], true>> = {
  'newly violated': true,
  'other rule': true,
  mended: true,
  'less known': true,
  'more known': true,
};

/** The names of a table, as the schema of an enumeration wants them. */
export function namesOf<Name extends string>(table: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(table) as Name[];
}
