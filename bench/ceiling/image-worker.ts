/*
 * Searches a system, takes the states out of its memory again, and writes what is left, with the module that worked on
 * it, into a directory: arguments are the source of the system as JSON and the directory. Prints a RepeatPlan.
 */
import { recordedModules } from './recorded-modules.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginCollapsed } from '../../src/engine/collapsed/explore-collapsed.ts';
import { header } from '../../src/engine/collapsed/kernel-map.ts';
import type { SystemSource } from '../model/source.ts';
import { systemOf } from '../model/source.ts';
import { chunk, type RepeatPlan } from './repeat.ts';

const [, , source = '', directory = ''] = process.argv;
const search = beginCollapsed(systemOf(JSON.parse(source) as SystemSource));
if (search === undefined) throw new Error('the system does not suit');
while (search.stage.kind === 'running') search.advance(2 ** 20);
if (search.stage.kind !== 'complete') throw new Error(`the search ended as ${search.stage.kind}`);

const { kernel, states, transitions } = search;
const { map } = kernel;
const { buffer } = kernel['memory'];
const log = kernel.read('log');
const tableBytes = log - map.table;
const start: Readonly<Partial<Record<keyof typeof header, number>>> = {
  head: 0,
  tail: 1,
  room: -1,
  mostStates: -1,
  transitions: 0,
  depth: 0,
};

/** Takes all states out, and what code remembers of them. */
function forget(): void {
  const words = new Int32Array(buffer);
  const filter = map.filter / 4;
  words.fill(0, filter, filter + 2 * 2 ** map.filterBits);
  words.fill(0, map.table / 4, log / 4);
  for (const [word, value] of Object.entries(start)) words[header[word as keyof typeof header] / 4] = value;
}

// A search that has moved into a larger memory did not keep the steps of its first states. So that they are kept, it is
// repeated once, with somebody who looks after what is missing.
forget();
kernel.code.rehash(0, 1);
while (kernel.read('head') < kernel.read('tail')) {
  const next = Math.min(kernel.read('head') + chunk, kernel.read('tail'));
  kernel.code.step(next);
  const outcome = kernel.afterFill(kernel.read('status'));
  if (outcome !== 'filled') throw new Error(`the cache of steps is ${outcome}`);
}
forget();
const key = new DataView(buffer).getBigUint64(log, true);

const module = recordedModules.findLast((bytes) => Buffer.from(bytes).includes('rehash'));
if (module === undefined) throw new Error('no module was compiled');
const plan: RepeatPlan = {
  module: join(directory, 'module.wasm'),
  image: join(directory, 'image'),
  pages: buffer.byteLength / 65536,
  log,
  key: String(key),
  table: map.table,
  tableBytes,
  states,
  transitions,
};
writeFileSync(plan.module, module);
writeFileSync(plan.image, new Uint8Array(buffer, 0, map.table));
process.stdout.write(JSON.stringify(plan));
