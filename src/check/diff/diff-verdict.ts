import type { ArchitectureDiff, ChangedRule, ChangedScenario, DiffVerdict, SideFailure } from './result.ts';

/** Changes of rules that make a tree worse. */
const worseRules: ReadonlySet<ChangedRule['change']> = new Set([
  'newly broken',
  'newly demanded',
  'broken for more',
]);
/** Changes of scenarios that make a tree worse. */
const worseScenarios: ReadonlySet<ChangedScenario['change']> = new Set(['newly violated', 'other rule']);

/** What the changes of an architecture mean, taken together. */
export function verdictOf(
  changes: Pick<ArchitectureDiff, 'rules' | 'scenarios' | 'knownOnOneSide'>,
): DiffVerdict {
  const { rules, scenarios, knownOnOneSide } = changes;
  if (rules.some(({ change }) => worseRules.has(change))) return 'worse';
  if (scenarios.some(({ change }) => worseScenarios.has(change))) return 'worse';
  const lost =
    rules.some(({ change }) => change === 'no longer checked') ||
    scenarios.some(({ change }) => change === 'less known') ||
    knownOnOneSide.some(({ unknown }) => unknown === 'new');
  return lost ? 'less known' : 'not worse';
}

/**
 * The verdict on the whole: the worst one. An architecture that could be evaluated on the old side only is less known;
 * one that exists there only is not.
 */
export function overallVerdict(
  architectures: readonly ArchitectureDiff[],
  failures: readonly SideFailure[],
): DiffVerdict {
  const verdicts = new Set(architectures.map(({ verdict }) => verdict));
  if (verdicts.has('worse')) return 'worse';
  const lost = failures.some(
    ({ architecture, side }) =>
      side === 'new' &&
      !failures.some((other) => other.architecture === architecture && other.side === 'old'),
  );
  return verdicts.has('less known') || lost ? 'less known' : 'not worse';
}
