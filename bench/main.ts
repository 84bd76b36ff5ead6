/*
 * Measures thpcheck and prints the figures as Markdown; see README.md beside this file. Started by scripts/bench.mjs,
 * which builds first and finds a kernel tree. Exit status: 0 measured, whatever the speed; 1 a measured command
 * failed or counts differ; 2 wrong usage.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { openSourceTree } from '../src/tree/source-tree.ts';
import { hostLine, loadLine } from './host.ts';
import { coldCompileSection } from './kernel/cold-compile.ts';
import { commandSection } from './kernel/command.ts';
import { helpersSection } from './kernel/helpers.ts';
import { ratesSection } from './kernel/rates.ts';
import { gupFastSection, threeCpusSection } from './kernel/three-cpus.ts';
import { engineSection } from './micro/engine.ts';
import { ceilingSection } from './ceiling/ceiling.ts';
import { growthSection } from './model/growth.ts';
import { hugeSection } from './model/huge.ts';
import { modelSection } from './model/model.ts';
import { parallelSection } from './model/parallel.ts';
import { reductionsSection } from './model/reductions.ts';
import { storageSection } from './model/storage.ts';
import { threadSection } from './model/thread.ts';
import type { BenchOptions } from './options.ts';
import { optionsOf, usage } from './options.ts';
import { benchFile } from './paths.ts';
import { peersSection } from './peers/peers.ts';
import { sectionText } from './render.ts';
import { resultsText } from './results-file.ts';
import type { Measured, Section } from './section.ts';

const sections: readonly Section[] = [
  threadSection,
  modelSection,
  ceilingSection,
  storageSection,
  reductionsSection,
  parallelSection,
  growthSection,
  hugeSection,
  commandSection,
  threeCpusSection,
  gupFastSection,
  coldCompileSection,
  helpersSection,
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
  const { tree, effort, only } = options;
  const kernel = tree === undefined ? 'no kernel tree' : `Linux ${kernelVersion(tree)}`;
  const today = new Date().toISOString().slice(0, 10);
  process.stdout.write('# Benchmark\n\n');
  if (effort === 'quick') process.stdout.write('Quick: these figures mean nothing.\n\n');
  const texts = new Map<string, string>();
  let failed = false;
  for (const section of sections) {
    if (only.length > 0 && !only.includes(section.name)) continue;
    const before = loadLine();
    const result = await measured(section, options);
    const where =
      `Measured on ${today}: ${hostLine()}; ${kernel}. Load averages of 1, 5 and 15 minutes: ` +
      `${before} before, ${loadLine()} after.`;
    const shown = effort === 'quick' ? { ...result, goals: [] } : result;
    const text = sectionText(section.title, shown, where);
    process.stdout.write(`${text}\n`);
    failed ||= result.failures.length > 0;
    if (result.tables.length > 0) texts.set(section.title, text);
  }
  if (options.results === 'written') {
    if (failed) progress('something failed, so RESULTS.md is not written');
    else writeResults(texts);
  }
  return failed ? 1 : 0;
}

/** Puts what was measured into RESULTS.md. */
function writeResults(texts: ReadonlyMap<string, string>): void {
  const file = benchFile('RESULTS.md');
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const order = sections.map(({ title }) => title);
  writeFileSync(file, resultsText(before, texts, order));
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
