import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seconds } from '../measure/format.ts';
import { runNative } from '../measure/native-run.ts';
import { runNode } from '../measure/node-run.ts';
import { median, spread } from '../measure/statistics.ts';
import type { Subject } from '../model/subject.ts';
import { isWanted, subjects } from '../model/subject.ts';
import type { BenchOptions } from '../options.ts';
import { benchScript, verifiers } from '../paths.ts';
import { mustEndWell } from '../peers/compile.ts';
import { Workshop } from '../peers/workshop.ts';
import type { Goal, Section, Table } from '../section.ts';
import { leftOut } from '../section.ts';
import { compileModule, missingForC } from './compile-module.ts';
import { chunk, type RepeatPlan, type RepeatReport } from './repeat.ts';

/** How many times as long as equivalent C the search may take, on systems with so many states. */
const wanted = { ratio: 1.3, states: 1_000_000 };
/** Subjects that have enough states to say something, and a small one to see that everything works. */
const keys = ['split-vs-zap-arm64', 'race-1e6', 'walkers-1e6', 'race-1e7', 'walkers-1e7'];

/** One search repeated by both, in the order of the rounds. */
interface Repeated {
  readonly subject: Subject;
  readonly plan: RepeatPlan;
  readonly web: readonly RepeatReport[];
  readonly c: readonly RepeatReport[];
}

/** The search as WebAssembly beside the same search as C; needs no kernel tree. */
export const ceilingSection: Section = {
  name: 'ceiling',
  title: 'The search of the built-in model as WebAssembly and as C',
  async measure(options, progress) {
    const missing = missingForC();
    if (missing !== undefined) return leftOut(`it needs ${missing}, which is not installed`);
    const all: Repeated[] = [];
    for (const subject of subjects.filter((each) => keys.includes(each.key) && isWanted(each, options))) {
      progress(`${subject.title}: the search as C`);
      all.push(await repeated(subject, options));
    }
    return {
      tables: all.map(tableOf),
      notes,
      goals: all.flatMap(goalsOf),
      failures: all.flatMap(disagreements),
    };
  },
};

async function repeated(subject: Subject, { effort }: BenchOptions): Promise<Repeated> {
  const directory = mkdtempSync(join(tmpdir(), 'thpcheck-ceiling-'));
  try {
    const imageArguments = [JSON.stringify(subject.source), directory];
    const plan = await runScript<RepeatPlan>('ceiling/image-worker', imageArguments);
    const program = compileModule(new Workshop(verifiers), plan.module);
    const web: RepeatReport[] = [];
    const c: RepeatReport[] = [];
    for (let round = 0; round < (effort === 'quick' ? 1 : 5); round++) {
      web.push(await runScript<RepeatReport>('ceiling/repeat-worker', [JSON.stringify(plan)]));
      c.push(runProgram(directory, program, plan));
    }
    return { subject, plan, web, c };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function runScript<Result>(script: string, args: readonly string[]): Promise<Result> {
  const run = await runNode(benchScript(script), args);
  if (run.status !== 0) throw new Error(`${script}: ${run.stderr.trim().slice(-500)}`);
  return JSON.parse(run.stdout) as Result;
}

function runProgram(directory: string, program: string, plan: RepeatPlan): RepeatReport {
  const { image, pages, log, key, table, tableBytes } = plan;
  const args = [image, pages, log, key, table, tableBytes, chunk].map(String);
  const { output } = mustEndWell('the search as C', runNative(directory, program, args));
  const [states = 0, transitions = 0, first = 0, second = 0] = output.trim().split(' ').map(Number);
  return { states, transitions, cpu: [first / 1000, second / 1000] };
}

function ratioOf({ web, c }: Repeated, time: 0 | 1): number {
  return median(web.map(({ cpu }, round) => cpu[time] / (c[round]?.cpu[time] ?? Number.NaN)));
}

function tableOf(all: Repeated): Table {
  const { subject, plan, web, c } = all;
  const row = (name: string, reports: readonly RepeatReport[], ratios: readonly string[]) => {
    const times = ([0, 1] as const).map((time) => reports.map(({ cpu }) => cpu[time]));
    const perTransition = (times[1] ?? []).map((cpu) => (cpu * 1e6) / plan.transitions);
    const [first = [], second = []] = times;
    return [
      name,
      spread(first, seconds),
      ratios[0] ?? '',
      spread(second, seconds),
      ratios[1] ?? '',
      median(perTransition).toFixed(1),
    ];
  };
  return {
    columns: [`${subject.title}: ${plan.states} states`, ...columns],
    rows: [
      row('C, clang -O3', c, ['1.00', '1.00']),
      row('WebAssembly in Node', web, [ratioOf(all, 0).toFixed(2), ratioOf(all, 1).toFixed(2)]),
    ],
  };
}

const columns = ['first time, CPU s', 'x C', 'second time, CPU s', 'x C', 'ns a transition, second time'];

function goalsOf(all: Repeated): readonly Goal[] {
  const { subject, plan } = all;
  if (plan.states < wanted.states) return [];
  return [
    {
      what: `${subject.title}: CPU time of the search as WebAssembly, x C`,
      figure: ratioOf(all, 0),
      sense: 'at most',
      bound: wanted.ratio,
      remark: `the first time, V8's optimizing compiler included; the second time ${ratioOf(all, 1).toFixed(2)}`,
    },
  ];
}

function disagreements({ subject, plan, web, c }: Repeated): readonly string[] {
  const wrong = [...web, ...c].filter(
    ({ states, transitions }) => states !== plan.states || transitions !== plan.transitions,
  );
  return wrong.slice(0, 1).map(({ states, transitions }) => {
    const expected = `${plan.states} states and ${plan.transitions} transitions`;
    return `${subject.title}: repeated with ${states} states and ${transitions} transitions, not ${expected}`;
  });
}

const notes = [
  'What is compared is the generated code of the search, without what JavaScript does in between. A search is run to its ' +
    'end; its states are taken out of its memory, and the steps and values that it had asked for stay. From there the ' +
    'very same module searches again, as WebAssembly in a new process, and as the C that wasm2c makes of it, compiled for ' +
    'this processor. That C has no checks of addresses, a memory that does not move, and none of the loads that only ' +
    'WebAssembly has to do. The first time V8 still has to optimize its code, and memory is touched for the first time; ' +
    'the second time the same process searches once more. CPU time of all threads; medians of interleaved rounds; ratios ' +
    'are medians of those of the rounds.',
];
