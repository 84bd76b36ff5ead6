import { totalmem } from 'node:os';
import type { SearchProgress } from '../engine/progress.ts';
import { demandUsable } from '../engine/collapsed/checkpoint/demand-usable.ts';
import type { Completion } from '../engine/result.ts';
import { runSearch } from '../engine/search.ts';
import type { CheckHooks, CheckRequest, CheckRun } from './check-request.ts';
import { Clock } from './clock.ts';
import { findingsOf } from './find-witnesses.ts';
import { resultOf } from './make-result.ts';
import { prepare } from './prepare.ts';
import { demandCheckpoint, FileCheckpoints, resumed } from './search-checkpoints.ts';

/** Part of the machine's memory that the tables of a search may take when no limit is given. */
const memoryShare = 0.75;

/**
 * Checks one scenario: compiles (or takes from the cache) the tree's code, explores all interleavings, and replays
 * and minimises what broke a rule.
 * @throws ThpcheckError for whatever a user can mend
 */
export async function runCheck(request: CheckRequest, hooks: CheckHooks): Promise<CheckRun> {
  // Before anything is compiled: a search of hours must not end without a place for what it found.
  if (request.resume !== undefined) demandCheckpoint(request.resume);
  if (request.checkpoint !== undefined) demandUsable(request.checkpoint);
  const clock = new Clock();
  const prepared = await prepare(request, hooks, clock);
  const { machine, scenario, architecture } = prepared;
  const phase = `exploring ${scenario.name} on ${architecture.name}`;
  hooks.progress(`${phase}: begins`);
  const resume = request.resume === undefined ? undefined : resumed(request.resume, request, prepared);
  const checkpoints =
    request.checkpoint === undefined
      ? undefined
      : new FileCheckpoints(request.checkpoint, request, prepared, (diagnostic) => hooks.warn(diagnostic));
  const search = await runSearch(machine, {
    engine: request.engine,
    limits: { ...request.limits, memoryBytes: request.limits.memoryBytes ?? memoryThere() },
    ...(request.reduction === undefined ? {} : { reduction: request.reduction }),
    // All interleavings of kernel paths are too many for a search without any reduction; all states are not.
    reference: 'states',
    interrupted: () => hooks.interrupted(),
    onProgress: (progress) => hooks.progress(`${phase}: ${progressText(progress)}`),
    ...(checkpoints === undefined ? {} : { checkpoints }),
    ...(resume === undefined ? {} : { resume }),
  });
  clock.lap('search');
  const findings = findingsOf(prepared, search, hooks);
  const result = resultOf(request, prepared, search, findings);
  if (isOver(search.completion)) checkpoints?.finish();
  const timing = clock.timing();
  prepared.kernel.keep();
  return { result, timing };
}

/** Nothing is left that a search with the same arguments would go on with. */
function isOver(completion: Completion): boolean {
  return (
    completion.kind === 'complete' || (completion.kind === 'bounded' && completion.limit === 'preemptions')
  );
}

/** Bytes that a search may take: of the machine, or of the group of processes where the system has set it a limit. */
function memoryThere(): number {
  const constrained = process.constrainedMemory();
  return Math.floor((constrained > 0 ? Math.min(totalmem(), constrained) : totalmem()) * memoryShare);
}

/** One line about a search under way; what is left is a guess. */
export function progressText(progress: SearchProgress): string {
  const {
    executions,
    states,
    preemptions,
    rate,
    transitions,
    length,
    depth,
    open,
    part,
    fresh,
    bytes,
    round,
  } = progress;
  const what = executions === undefined ? `${short(states ?? 0)} states` : `${short(executions)} executions`;
  return [
    what,
    ...(preemptions === undefined ? [] : [`preemptions ${preemptions}`]),
    `${short(transitions)} transitions`,
    `${short(rate)}/s`,
    `depth ${length} of ${depth}`,
    ...(open === undefined ? [] : [`${short(open)} open`]),
    ...(part === undefined ? [] : [`about ${percent(part)} done`]),
    ...(fresh === undefined ? [] : [`${percent(fresh)} to new states`]),
    ...(bytes < 100e6 ? [] : [`${short(bytes)}B`]),
    ...(round === 1 ? [] : [`round ${round}`]),
  ].join(', ');
}

/** A count in three digits or so: `950`, `12.4k`, `3.1M`. */
function short(count: number): string {
  const [scale, unit] =
    count < 1e4 ? [1, ''] : count < 1e6 ? [1e3, 'k'] : count < 1e9 ? [1e6, 'M'] : [1e9, 'G'];
  const scaled = count / scale;
  return `${scale === 1 || scaled >= 100 ? Math.round(scaled) : scaled.toFixed(1)}${unit}`;
}

function percent(part: number): string {
  return part < 0.001 ? 'less than 0.1 %' : `${(part * 100).toFixed(part < 0.1 ? 1 : 0)} %`;
}
