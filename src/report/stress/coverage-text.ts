import type { StressResult } from '../../check/stress/result.ts';
import { field } from '../claim.ts';

/** Steps never taken that are named; the others are counted. */
const mostNamed = 6;

/** Lines that say what was put to the test: values of entries, how they changed, steps, states that count. */
export function coverageLines({ coverage, attempts }: StressResult): readonly string[] {
  const { entries, actions, neverTaken, functions, sometimes } = coverage;
  return [
    ...entries.flatMap(({ entry, classes, changes }) => [
      ...field(
        entry,
        `attempts in which it was ${classes.map(({ name, attempts: seen }) => `${name}: ${seen}`).join('; ')}`,
      ),
      ...field(
        '',
        changes.map(({ from, to, count }) => `${from} -> ${to}: ${count}`).join('; ') || 'never changed',
      ),
    ]),
    ...(actions === undefined ? [] : field('steps', stepsText(actions, neverTaken))),
    ...(functions.length === 0 ? [] : field('functions', `${functions.length} of the kernel ran`)),
    ...sometimes.flatMap(({ name, reached, attempts: times }) =>
      field(
        'reached',
        `${reached ? 'yes' : 'NO '}  ${name}${times === null || !reached ? '' : ` (${times} of ${attempts} attempts)`}`,
      ),
    ),
  ];
}

function stepsText(
  { taken, all }: { readonly taken: number; readonly all: number },
  neverTaken: readonly string[],
): string {
  const named = neverTaken.slice(0, mostNamed).join('; ');
  const more = neverTaken.length > mostNamed ? `; and ${neverTaken.length - mostNamed} more` : '';
  return `${taken} of ${all} taken${neverTaken.length === 0 ? '' : `; never: ${named}${more}`}`;
}
