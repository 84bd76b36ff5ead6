/*
 * Measures thpcheck and prints the figures as Markdown; see README.md beside this file. Started by scripts/bench.mjs,
 * which builds first and finds a kernel tree. Exit status: 0 measured, whatever the speed; 1 a measured command
 * failed or counts differ; 2 wrong usage.
 */
import { writeFileSync } from 'node:fs';
import { openSourceTree } from '../src/tree/source-tree.ts';
import { hostLine, loadLine } from './host.ts';
import { coldCompileSection } from './kernel/cold-compile.ts';
import { commandSection } from './kernel/command.ts';
import { ratesSection } from './kernel/rates.ts';
import { threeCpusSection } from './kernel/three-cpus.ts';
import { engineSection } from './micro/engine.ts';
import type { BenchOptions } from './options.ts';
import { optionsOf, usage } from './options.ts';
import { benchFile } from './paths.ts';
import { peersSection } from './peers/peers.ts';
import { goalsText, sectionText } from './render.ts';
import type { Goal, Measured, Section } from './section.ts';

const sections: readonly Section[] = [
  commandSection,
  threeCpusSection,
  coldCompileSection,
  ratesSection,
  engineSection,
  peersSection,
];

function progress(line: string): void {
  process.stderr.write(`bench: ${line}\n`);
}

/** Version of a kernel tree; that it is none will be said by the commands that are given it. */
function kernelVersion(tree: string): string {
  try {
    return openSourceTree(tree).version.text;
  } catch {
    return 'of unknown version';
  }
}

/** A section that throws is a failure of that section only. */
async function measured(section: Section, options: BenchOptions): Promise<Measured> {
  try {
    return await section.measure(options, progress);
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { tables: [], notes: [], goals: [], failures: [failure] };
  }
}

async function main(options: BenchOptions): Promise<number> {
  const texts: string[] = [];
  const show = (text: string): void => {
    texts.push(text);
    process.stdout.write(`${text}\n`);
  };
  const kernel = options.tree === undefined ? 'no kernel tree' : `Linux ${kernelVersion(options.tree)}`;
  const quick = options.effort === 'quick' ? ' Quick: these figures mean nothing.' : '';
  show(
    `# Benchmark\n\n${hostLine()}. Checked: ${kernel}. Load average at the start: ${loadLine()}. ${new Date().toISOString().slice(0, 10)}.${quick}\n`,
  );
  const goals: Goal[] = [];
  let failed = false;
  for (const section of sections) {
    if (options.only.length > 0 && !options.only.includes(section.name)) continue;
    const load = loadLine();
    const result = await measured(section, options);
    show(
      sectionText(section.title, { ...result, notes: [...result.notes, `Load average before: ${load}.`] }),
    );
    if (options.effort === 'full') goals.push(...result.goals);
    failed ||= result.failures.length > 0;
  }
  show(goalsText(goals));
  show(`Load average at the end: ${loadLine()}.`);
  if (options.results === 'written') {
    if (failed) progress('something failed, so RESULTS.md is not written');
    else writeFileSync(benchFile('RESULTS.md'), `${texts.join('\n')}\n`);
  }
  return failed ? 1 : 0;
}

/** Options, or nothing after having said what is wrong with them. */
function givenOptions(): BenchOptions | undefined {
  try {
    const options = optionsOf(process.argv.slice(2));
    const unknown = options.only.filter((name) => sections.every((section) => section.name !== name));
    if (unknown.length === 0) return options;
    process.stderr.write(`bench: there is no section ${unknown.join(', ')}\n${usage}`);
  } catch (error) {
    process.stderr.write(`bench: ${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  return undefined;
}

const options = givenOptions();
process.exitCode = options === undefined ? 2 : await main(options);
