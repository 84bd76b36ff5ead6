import type { SystemSubject } from '../../engine/stress/system-subject.ts';
import type { CountedEntry } from './entry-counter.ts';
import type { StressCoverage } from './result.ts';

/** The PMD entries of the built-in model. */
export function modelEntries({ compiled }: SystemSubject): readonly CountedEntry[] {
  const { state, system } = compiled;
  return system.variables.flatMap(({ name, labels }, variable) =>
    /^pmd\[\d+\]$/.test(name)
      ? [
          {
            name,
            read: () => state[variable]!,
            classOf: (value) => classOf(labels?.[value] ?? String(value)),
          },
        ]
      : [],
  );
}

/** `huge, invalid 0x880 [AP2 nG]` is `huge, invalid`. */
function classOf(label: string): string {
  return label.replace(/ 0x.*$/, '');
}

/** Which steps of the text were taken, and which states reached. */
export function stepCoverage({ compiled, taken, reached }: SystemSubject): Omit<StressCoverage, 'entries'> {
  const { actions, processes, sometimes } = compiled.system;
  return {
    actions: {
      taken: taken.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0),
      all: actions.length,
    },
    neverTaken: actions.flatMap(({ label, process }, action) =>
      taken[action]! > 0 ? [] : [`${processes[process]!.name}: ${label}`],
    ),
    functions: [],
    sometimes: sometimes.map(({ name }, at) => ({ name, reached: reached[at]! > 0, attempts: reached[at]! })),
  };
}
