/*
 * Repeats a search from the memory of one that has ended, twice: the argument is a RepeatPlan as JSON. Does the same as
 * repeat.c. Prints a RepeatReport.
 */
import { readFileSync } from 'node:fs';
import { header } from '../../src/engine/collapsed/kernel-map.ts';
import { instantiateOn, newMemory } from '../../src/engine/packed/web-assembly.ts';
import { cpuMilliseconds } from '../measure/cpu-clock.ts';
import { chunk, type RepeatPlan, type RepeatReport } from './repeat.ts';

const plan = JSON.parse(process.argv[2] ?? '') as RepeatPlan;
const image = readFileSync(plan.image);
const memory = newMemory({ initial: plan.pages, maximum: 65536 });
const code = instantiateOn(memory, readFileSync(plan.module)) as unknown as {
  step(end: number): void;
  rehash(from: number, to: number): void;
  clear(address: number, bytes: number): void;
};
const words = new Int32Array(memory.buffer);

function read(word: keyof typeof header): number {
  return words[header[word] / 4]! >>> 0;
}

function prepare(): void {
  new Uint8Array(memory.buffer).set(image);
  new DataView(memory.buffer).setBigUint64(plan.log, BigInt(plan.key), true);
}

function search(): number {
  prepare();
  code.rehash(0, 1);
  const cached = read('cached');
  const before = cpuMilliseconds();
  let depth = 0;
  while (read('head') < read('tail')) {
    const layerEnd = read('tail');
    words[header.depth / 4] = ++depth;
    while (read('head') < layerEnd) code.step(Math.min(read('head') + chunk, layerEnd));
  }
  const cpu = cpuMilliseconds() - before;
  if (read('cached') !== cached) throw new Error('steps were missing that the first search had kept');
  return cpu;
}

const first = search();
code.clear(plan.table, plan.tableBytes);
const second = search();
const report: RepeatReport = {
  states: read('tail'),
  transitions: read('transitions'),
  cpu: [first, second],
};
process.stdout.write(JSON.stringify(report));
