import { megabytes, seconds, short } from '../measure/format.ts';
import type { Goal, Section } from '../section.ts';
import { leftOut } from '../section.ts';
import { ownRun, type OwnRun } from './own-run.ts';
import { hugeSubject } from './subject.ts';

/** How many states are to be searched in how many bytes. */
const wanted = { states: 100_000_000, bytes: 24 * 2 ** 30 };

/** A search of 10^8 states; needs no kernel tree. */
export const hugeSection: Section = {
  name: 'huge',
  title: 'A hundred million states',
  async measure({ effort, large }, progress) {
    if (large !== 'measured' || effort === 'quick') return leftOut('it takes minutes; --large does it');
    progress(hugeSubject.title);
    const full = await ownRun(hugeSubject);
    progress(`${hugeSubject.title}, reduced`);
    const reduced = await ownRun(hugeSubject, { reduction: 'all' });
    return {
      tables: [
        {
          columns: [hugeSubject.title, ...columns],
          rows: [
            ['all states', ...rowOf(full)],
            ['with all reductions', ...rowOf(reduced)],
          ],
        },
      ],
      notes: ['One search each, exact, on one thread; time and memory of the whole process.'],
      goals: goalsOf(full),
      failures: [full, reduced].flatMap(({ report: { broken } }) =>
        broken.map(({ rule }) => `${hugeSubject.title}: breaks ${rule}`),
      ),
    };
  },
};

function rowOf({ report, whole }: OwnRun): readonly string[] {
  const { states, transitions, bytesPerState } = report;
  return [
    String(states),
    String(transitions),
    seconds(whole.wall),
    seconds(whole.cpu),
    short((states * 1000) / whole.cpu),
    bytesPerState.toFixed(1),
    megabytes(whole.peakBytes ?? Number.NaN),
  ];
}

const columns = [
  'states',
  'transitions',
  'wall s',
  'CPU s',
  'states per CPU s',
  'bytes per state',
  'peak RSS, MB',
];

function goalsOf({ report: { states }, whole }: OwnRun): readonly Goal[] {
  return [
    { what: 'states of a complete search', figure: states, sense: 'at least', bound: wanted.states },
    {
      what: 'its peak resident set, MB',
      figure: (whole.peakBytes ?? Number.NaN) / 1e6,
      sense: 'at most',
      bound: wanted.bytes / 1e6,
      remark: '24 GiB',
    },
  ];
}
