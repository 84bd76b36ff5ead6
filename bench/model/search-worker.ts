/*
 * Searches the subject of the given key once, in a process of its own, and writes what it found as JSON.
 */
import { explorePacked } from '../../src/engine/packed/explore-packed.ts';
import { cpuMilliseconds } from '../measure/cpu-clock.ts';
import type { SearchReport } from './search-report.ts';
import { subjects } from './subject.ts';

const subject = subjects.find(({ key }) => key === process.argv[2]);
if (subject === undefined) throw new Error(`there is no subject ${process.argv[2]}`);
const before = cpuMilliseconds();
const system = subject.system();
const built = cpuMilliseconds();
const { outcome, states, transitions, broken, bytesPerState, wordsPerState } = explorePacked(system);
const done = cpuMilliseconds();
if (outcome.kind !== 'complete') throw new Error(`the search ended at its limit of ${outcome.limit}`);
const report: SearchReport = {
  states,
  transitions,
  broken: broken.map(({ rule }) => system.rules[rule]?.id ?? ''),
  buildCpu: built - before,
  searchCpu: done - built,
  bytesPerState,
  wordsPerState,
};
process.stdout.write(JSON.stringify(report));
