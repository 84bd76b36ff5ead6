import { runNode } from '../measure/node-run.ts';
import { benchScript } from '../paths.ts';
import type { PeerRun } from '../peers/checker.ts';
import type { SearchReport } from './search-report.ts';
import type { Subject } from './subject.ts';

/** One search of a subject by thpcheck, in a process of its own. */
export interface OwnRun {
  /** The whole process: Node's start, building the system, generating code, searching. */
  readonly whole: PeerRun;
  /** Generating the code, searching, and the result. */
  readonly search: PeerRun;
  readonly report: SearchReport;
}

/** Searches a subject. @throws Error when the process failed */
export async function ownRun({ key }: Subject): Promise<OwnRun> {
  const run = await runNode(benchScript('model/search-worker'), [key]);
  if (run.status !== 0) throw new Error(`thpcheck, ${key}: ${run.stderr.trim().split('\n').at(0) ?? ''}`);
  const report = JSON.parse(run.stdout) as SearchReport;
  const { states, transitions, bytesPerState, searchCpu } = report;
  const common = { states, transitions, bytesPerState, peakBytes: run.peakBytes };
  return { whole: { ...common, cpu: run.end.cpu }, search: { ...common, cpu: searchCpu }, report };
}
