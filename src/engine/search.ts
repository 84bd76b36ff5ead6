import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { ExplorableMachine } from '../machine/explorable.ts';
import { Bfs } from './bfs.ts';
import type { ScheduleBound } from './dfs.ts';
import { Dfs } from './dfs.ts';
import { sharingDoesNotSettle } from './diagnostics.ts';
import { Dpor } from './dpor.ts';
import type { Exploration } from './exploration.ts';
import type { SearchLimits } from './limits.ts';
import type { ReferenceMode } from './reference.ts';
import { Reference } from './reference.ts';
import type { Completion, EngineName, SearchResult } from './result.ts';
import { seedSharing } from './seed.ts';
import type { Start } from './start.ts';
import { inspectStart } from './start.ts';

const maximumRounds = 1000;
/** Milliseconds a slice of the search should take; signals, limits and progress are looked at between slices. */
const sliceGoal = 25;
const progressInterval = 100;

/** Figures of a search that is still under way. */
export interface SearchProgress {
  readonly round: number;
  readonly transitions: number;
  readonly executions?: number;
  readonly states?: number;
  readonly depth: number;
  /** Different violations found so far. */
  readonly violations: number;
  /** Since the search began. */
  readonly milliseconds: number;
}

/** What to search and how. */
export interface SearchRequest {
  readonly engine: EngineName;
  readonly limits?: SearchLimits;
  /** For `dfs`: schedules to be looked at. */
  readonly bound?: ScheduleBound;
  /** For `reference`; the default is every interleaving. */
  readonly reference?: ReferenceMode;
  /** Asked between slices of about 25 ms; true ends the search. */
  readonly interrupted?: () => boolean;
  /** Called at most every 100 ms. */
  readonly onProgress?: (progress: SearchProgress) => void;
}

/**
 * Explores the machine to the end or to a limit. Starts again whenever another word turns out to be shared, and
 * then forgets what it had found. Gives way to the event loop between slices, so that signal handlers run.
 */
export async function runSearch(machine: ExplorableMachine, request: SearchRequest): Promise<SearchResult> {
  const started = performance.now();
  const limits = request.limits ?? {};
  const seeding = seedSharing(machine);
  const start = inspectStart(machine);
  if (start.kind !== 'open') return stuckAtStart(request.engine, start);
  for (let round = 1; round <= maximumRounds; round++) {
    const exploration = begin(machine, request, limits);
    if (seeding.unmodelled !== undefined) {
      return resultOf(request.engine, exploration, { kind: 'unmodelled', what: seeding.unmodelled }, round);
    }
    const completion = await explore(exploration, request, limits, round, started);
    if (completion !== 'widened') return resultOf(request.engine, exploration, completion, round);
  }
  throw new ThpcheckError(sharingDoesNotSettle(maximumRounds));
}

/** The result for a machine that no action is possible on, because of what happened before the first. */
function stuckAtStart(engine: EngineName, start: Exclude<Start, { kind: 'open' }>): SearchResult {
  const stuck = start.kind === 'violated' ? start.violations : [];
  return {
    engine,
    completion: start.kind === 'violated' ? { kind: 'complete' } : { kind: 'unmodelled', what: start.what },
    transitions: 0,
    depth: 0,
    rounds: 1,
    outcomes: [],
    violations: stuck.map((violation) => ({ violation, trace: [] })),
    deadlocks: 0,
  };
}

function begin(machine: ExplorableMachine, request: SearchRequest, limits: SearchLimits): Exploration {
  switch (request.engine) {
    case 'dpor':
      return new Dpor(machine, limits);
    case 'dfs':
      return new Dfs(machine, limits, request.bound);
    case 'bfs':
      return new Bfs(machine, limits);
    case 'reference':
      return new Reference(machine, limits, request.reference);
  }
}

async function explore(
  exploration: Exploration,
  request: SearchRequest,
  limits: SearchLimits,
  round: number,
  started: number,
): Promise<Completion | 'widened'> {
  const trail = exploration.trail;
  const transitionLimit = limits.transitions ?? Infinity;
  let slice = 1000;
  let now = performance.now();
  let reported = now;
  for (;;) {
    const advance = exploration.advance(Math.min(slice, transitionLimit - trail.transitions));
    if (advance.kind === 'widened') return 'widened';
    if (advance.kind !== 'running') return advance;
    const before = now;
    now = performance.now();
    if (trail.transitions >= transitionLimit) return { kind: 'bounded', limit: 'transitions' };
    if (now - started >= (limits.milliseconds ?? Infinity)) return { kind: 'bounded', limit: 'milliseconds' };
    if (exploration.bytes() >= (limits.memoryBytes ?? Infinity))
      return { kind: 'bounded', limit: 'memoryBytes' };
    if (request.interrupted?.() === true) return { kind: 'interrupted' };
    if (request.onProgress !== undefined && now - reported >= progressInterval) {
      reported = now;
      request.onProgress(progressOf(exploration, round, now - started));
    }
    slice = nextSlice(slice, now - before);
    await giveWay();
  }
}

/** Actions of the next slice, so that it takes about {@link sliceGoal}; at most four times the last one. */
function nextSlice(actions: number, milliseconds: number): number {
  const factor = Math.min(4, sliceGoal / Math.max(milliseconds, 0.1));
  return Math.max(200, Math.round(actions * factor));
}

function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function progressOf(exploration: Exploration, round: number, milliseconds: number): SearchProgress {
  const { executions, states, trail } = exploration;
  return {
    round,
    transitions: trail.transitions,
    ...(executions === undefined ? {} : { executions }),
    ...(states === undefined ? {} : { states }),
    depth: trail.depth,
    violations: trail.violations.size,
    milliseconds,
  };
}

function resultOf(
  engine: EngineName,
  exploration: Exploration,
  completion: Completion,
  rounds: number,
): SearchResult {
  const { executions, redundant, states, collisionOdds, trail } = exploration;
  return {
    engine,
    completion,
    ...(executions === undefined ? {} : { executions }),
    ...(redundant === undefined ? {} : { redundant }),
    ...(states === undefined ? {} : { states }),
    ...(collisionOdds === undefined ? {} : { collisionOdds }),
    transitions: trail.transitions,
    depth: trail.depth,
    rounds,
    outcomes: [...trail.outcomes].sort(),
    violations: trail.violations.list(),
    deadlocks: trail.deadlocks,
  };
}
