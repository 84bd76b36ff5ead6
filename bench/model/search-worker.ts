/*
 * Searches a system as its argument says, once, in a process of its own, and writes what it found as JSON.
 */
import { cpuMilliseconds } from '../measure/cpu-clock.ts';
import { ownSearch } from './own-search.ts';
import type { SearchReport } from './search-report.ts';
import type { SearchRequest } from './search-request.ts';
import { systemOf } from './source.ts';

const request = JSON.parse(process.argv[2] ?? '') as SearchRequest;
const before = cpuMilliseconds();
const system = systemOf(request.source);
const built = cpuMilliseconds();
const began = performance.now();
const { outcome, broken, ...found } = await ownSearch(system, request);
const searchWall = performance.now() - began;
const done = cpuMilliseconds();
if (outcome.kind !== 'complete') throw new Error(`the search ended at its limit of ${outcome.limit}`);
const { states, transitions, depth, reached, bytesPerState, wordsPerState, omission } = found;
const report: SearchReport = {
  ...{ states, transitions, depth, reached, bytesPerState, wordsPerState, omission },
  broken: broken.map(({ rule, count, trace }) => ({ rule: system.rules[rule]?.id ?? '', count, trace })),
  buildCpu: built - before,
  searchCpu: done - built,
  searchWall,
};
process.stdout.write(JSON.stringify(report));
