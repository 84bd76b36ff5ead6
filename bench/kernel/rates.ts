import { seconds, short } from '../measure/format.ts';
import { runNode } from '../measure/node-run.ts';
import { median, spread } from '../measure/statistics.ts';
import { benchScript } from '../paths.ts';
import type { Goal, Section } from '../section.ts';
import { leftOut } from '../section.ts';
import { failuresOf, runCheckCommand } from './check-runs.ts';
import type { RateReport, RateRequest } from './rate-report.ts';

/** Transitions a second of the prototype that came before thpcheck: wall time, another day, two busy cores. */
const prototype = { least: 70_000, most: 170_000 };
const architecture = 'riscv64';
/** How many times the prototype's rate is wanted. */
const wanted = 5;

type Subject = Pick<RateRequest, 'scenario' | 'entries' | 'engine'>;

const sizes: readonly Omit<Subject, 'engine'>[] = [
  { scenario: 'split-vs-zap', entries: 512 },
  { scenario: 'split-vs-zap', entries: 8 },
  { scenario: 'split-vs-zap-vs-zap', entries: 512 },
  { scenario: 'split-vs-zap-vs-zap', entries: 8 },
  { scenario: 'split-vs-zap-vs-fault', entries: 512 },
  { scenario: 'split-vs-zap-vs-fault', entries: 8 },
  { scenario: 'split-vs-gup-fast', entries: 512 },
  { scenario: 'split-vs-gup-fast', entries: 8 },
];

function subjectsOf(effort: 'full' | 'quick'): readonly Subject[] {
  return (['dpor', 'dfs'] as const).flatMap((engine) =>
    effort === 'quick'
      ? [{ scenario: 'split-vs-zap', entries: 8 as const, engine }]
      : sizes.map((size) => ({ ...size, engine })),
  );
}

/** How fast searches go in process, on cold code and on code that the JIT compiler knows. */
export const ratesSection: Section = {
  name: 'rates',
  title: 'Exploration rate, in process',
  async measure({ tree, effort }, progress) {
    if (tree === undefined) return leftOut('there is no kernel tree');
    const rows: (readonly string[])[] = [];
    const goals: Goal[] = [];
    const failures: string[] = [];
    const subjects = subjectsOf(effort);
    for (const { scenario, entries } of subjects.filter(({ engine }) => engine === 'dpor')) {
      progress(`filling the caches for ${scenario}, ${entries} entries`);
      const command = { tree, architecture, scenario, entries };
      failures.push(...failuresOf(command, [await runCheckCommand(command)]));
    }
    for (const subject of subjects) {
      const name = `${subject.scenario}, ${subject.entries} entries, ${subject.engine}`;
      progress(name);
      const report = await measureRate(tree, subject, effort);
      rows.push(rowOf(subject, report));
      if (report.differing.length > 0) {
        const all = [report.counts, ...report.differing].map((counts) => JSON.stringify(counts));
        failures.push(`${name}: searches of one machine counted differently: ${all.join(' ')}`);
      }
      if (subject.entries === 512) goals.push(goalOf(name, report));
    }
    return { tables: [{ columns, rows }], notes, goals, failures };
  },
};

async function measureRate(tree: string, subject: Subject, effort: 'full' | 'quick'): Promise<RateReport> {
  const time =
    effort === 'quick'
      ? { warmUp: 50, samples: 1, sampleTime: 20 }
      : { warmUp: 2000, samples: 5, sampleTime: 400 };
  const request: RateRequest = {
    tree,
    architecture,
    ...subject,
    ...time,
    transitionLimit: 2_000_000,
  };
  const run = await runNode(benchScript('kernel/rate-worker'), [JSON.stringify(request)]);
  if (run.status !== 0) throw new Error(`exploration of ${subject.scenario} failed: ${run.stderr.trim()}`);
  return JSON.parse(run.stdout) as RateReport;
}

const columns = [
  'scenario',
  'entries',
  'engine',
  'transitions',
  'executions or states',
  'transitions/s',
  'first search, CPU s',
  'first search, transitions/s',
  'executions/s or states/s',
  'tables',
  'steps alone/s',
  'x prototype',
];

const notes = [
  `${architecture}, caches warm; all rates are per CPU second (user and system, all threads of the process), medians of 5 samples with the ` +
    'least and the greatest. Each row is a process of its own. The first search of a process runs on cold code and ' +
    'includes finding the shared words; its transitions are those of the last round only. `tables`: memory of the ' +
    'engine, for dfs per state. `steps alone`: the machine without any search, CPUs one after the other.',
  `The prototype's ${short(prototype.least)} to ${short(prototype.most)} transitions/s are reference figures of ` +
    'another run: wall time, long runs on two cores that others used as well, an older kernel harness. ' +
    'Real kernel code has no peer to be compared with: no other model checker at hand runs it.',
  'A transition is a visible access and all local work up to the next one. In split-vs-gup-fast nobody else reaches the ' +
    'new table while split fills it, so one transition runs the whole loop over its entries, and the check of each ' +
    'final state looks at all of them: transitions there are few and long.',
];

/** Rates of one counted thing, one for each sample. */
function perSecond({ samples }: RateReport, count: number): readonly number[] {
  return samples.map(({ searches, cpu }) => (searches * count * 1000) / cpu);
}

function rowOf({ scenario, entries, engine }: Subject, report: RateReport): readonly string[] {
  const { counts, tableBytes, cold, steps } = report;
  const rate = perSecond(report, counts.transitions);
  const things = counts.executions ?? counts.states ?? 0;
  const unit = counts.executions === undefined ? 'states' : 'executions';
  const tables =
    counts.states === undefined
      ? `${short(tableBytes)}B`
      : `${short(tableBytes)}B, ${(tableBytes / counts.states).toFixed(0)} B/state`;
  const times = (reference: number): string => (median(rate) / reference).toFixed(1);
  return [
    scenario,
    String(entries),
    engine,
    `${counts.transitions}${counts.completion === 'complete' ? '' : ` (${counts.completion})`}`,
    `${things} ${unit}`,
    spread(rate, short),
    seconds(cold),
    short((counts.transitions * 1000) / cold),
    short(median(perSecond(report, things))),
    tables,
    short(median(steps.map(({ transitions, cpu }) => (transitions * 1000) / cpu))),
    `${times(prototype.most)} to ${times(prototype.least)}`,
  ];
}

function goalOf(name: string, report: RateReport): Goal {
  const rate = median(perSecond(report, report.counts.transitions));
  const least = wanted * prototype.least;
  return {
    what: `${name}, transitions per CPU s, ${wanted} x the prototype's greatest`,
    figure: rate,
    sense: 'at least',
    bound: wanted * prototype.most,
    remark: `${wanted} x its least, ${short(least)}: ${rate >= least ? 'met' : 'not met'}`,
  };
}
