import { runNode } from '../measure/node-run.ts';
import { benchScript } from '../paths.ts';
import type { PeerRun } from '../peers/checker.ts';
import type { SearchReport } from './search-report.ts';
import { usual, type SearchRequest } from './search-request.ts';
import type { Subject } from './subject.ts';

/** One search of a subject by thpcheck, in a process of its own. */
export interface OwnRun {
  /** The whole process: Node's start, building the system, generating code, searching. */
  readonly whole: PeerRun;
  /** Generating the code, searching, and the result. */
  readonly search: PeerRun;
  readonly report: SearchReport;
}

/** Searches a subject, as users do or as asked. @throws Error when the process failed */
export async function ownRun(
  { title, source }: Pick<Subject, 'title' | 'source'>,
  asked: Partial<SearchRequest> = {},
): Promise<OwnRun> {
  const request: SearchRequest = { ...usual, ...asked, source };
  const run = await runNode(benchScript('model/search-worker'), [JSON.stringify(request)]);
  if (run.status !== 0)
    throw new Error(`thpcheck, ${title}: exit status ${run.status}; ${run.stderr.trim().slice(-500)}`);
  const report = JSON.parse(run.stdout) as SearchReport;
  const { states, transitions, bytesPerState, searchCpu, searchWall } = report;
  const common = { states, transitions, bytesPerState, peakBytes: run.peakBytes };
  return {
    whole: { ...common, cpu: run.end.cpu, wall: run.end.wall },
    search: { ...common, cpu: searchCpu, wall: searchWall },
    report,
  };
}
