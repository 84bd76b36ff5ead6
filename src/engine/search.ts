import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { ExplorableMachine } from '../machine/explorable.ts';
import { isAllocationFailure } from './allocation-failure.ts';
import { Bfs } from './bfs.ts';
import { ContextBounding } from './context-bounding.ts';
import { checkpointDiverges } from './checkpoint/diagnostics.ts';
import type { CheckpointKeeper, SearchCheckpoint } from './checkpoint/search-checkpoint.ts';
import { Dfs } from './dfs.ts';
import { boundedByOther, sharingDoesNotSettle } from './diagnostics.ts';
import { Dpor } from './dpor.ts';
import type { Advance, Exploration } from './exploration.ts';
import { HeapPressure } from './heap-pressure.ts';
import type { LimitName, SearchLimits } from './limits.ts';
import type { SearchProgress } from './progress.ts';
import { progressOf, reportAt } from './progress.ts';
import type { ReferenceMode } from './reference.ts';
import { Reference } from './reference.ts';
import type { Completion, EngineName, SearchResult } from './result.ts';
import { seedSharing } from './seed.ts';
import type { Reduction } from './sleeping.ts';
import type { Start } from './start.ts';
import { inspectStart } from './start.ts';

const maximumRounds = 1000;
/** Milliseconds a slice of the search should take; signals, limits and progress are looked at between slices. */
const sliceGoal = 25;
const progressInterval = 100;
/** Transitions after which `auto` gives up on dpor and searches by states: less than a second. */
const trialTransitions = 500_000;
/**
 * The same in actions of complete interleavings, which dpor looks through for races: interleavings of thousands of
 * actions that differ in a few make for few transitions and much work. A count and not a time, so that the engine
 * depends on the code that is checked and on nothing else.
 */
const trialActions = 2_000_000;

/** What to search and how. */
export interface SearchRequest {
  /**
   * `auto`: dpor, and if it does not come to its end soon, dfs with sleep sets. Within a limit on preemptions `auto` is dfs,
   * and nothing but dfs without a reduction is possible.
   */
  readonly engine: EngineName | 'auto';
  readonly limits?: SearchLimits;
  /** For `dfs`; the default is none, and sleep under `auto`. */
  readonly reduction?: Reduction;
  /** For `reference`; the default is every interleaving. */
  readonly reference?: ReferenceMode;
  /** Asked between slices of about 25 ms; true ends the search. */
  readonly interrupted?: () => boolean;
  /** Called at most every 100 ms. */
  readonly onProgress?: (progress: SearchProgress) => void;
  /** Keeps checkpoints now and then, and when the search ends with something left to explore. */
  readonly checkpoints?: CheckpointKeeper;
  /** Where to go on. The machine must know what it knew then. */
  readonly resume?: SearchCheckpoint;
}

/** One round of a search: an exploration from the initial state, and who is at work. */
interface Round {
  readonly number: number;
  readonly engine: EngineName;
  readonly reduction: Reduction;
  readonly exploration: Exploration;
}

/**
 * Explores the machine to the end or to a limit. Starts again whenever another word turns out to be shared, and
 * then forgets what it had found. Gives way to the event loop between slices, so that signal handlers run.
 * @throws ThpcheckError THP6001; THP6003 if the engine cannot keep to the limits; THP6405 if the machine does not come to the state of the checkpoint
 */
export async function runSearch(machine: ExplorableMachine, request: SearchRequest): Promise<SearchResult> {
  const started = performance.now();
  const { resume } = request;
  let engine = resume?.engine ?? firstEngine(request);
  let number = resume?.round ?? 1;
  let unmodelled: string | undefined;
  if (resume === undefined) {
    unmodelled = seedSharing(machine).unmodelled;
    const start = inspectStart(machine);
    if (start.kind !== 'open') return stuckAtStart(engine, start);
  }
  let from = resume;
  for (; number <= maximumRounds; number++) {
    const round = begin(machine, request, { engine, number, from });
    from = undefined;
    if (unmodelled !== undefined)
      return resultOf(round, { kind: 'unmodelled', what: unmodelled }, request.limits);
    const completion = await explore(round, request, started);
    if (completion === 'widened') continue;
    if (completion !== 'given up') return resultOf(round, completion, request.limits);
    engine = 'dfs';
    number--;
  }
  throw new ThpcheckError(sharingDoesNotSettle(maximumRounds));
}

/** The engine to begin with. */
function firstEngine({ engine, limits, reduction = 'none' }: SearchRequest): EngineName {
  if (limits?.preemptions === undefined) return engine === 'auto' ? 'dpor' : engine;
  if (engine !== 'auto' && engine !== 'dfs') throw new ThpcheckError(boundedByOther(`the engine ${engine}`));
  if (reduction !== 'none') throw new ThpcheckError(boundedByOther(`the reduction ${reduction}`));
  return 'dfs';
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

function begin(
  machine: ExplorableMachine,
  request: SearchRequest,
  {
    engine,
    number,
    from,
  }: {
    readonly engine: EngineName;
    readonly number: number;
    readonly from: SearchCheckpoint | undefined;
  },
): Round {
  const limits = request.limits ?? {};
  const reduction =
    from?.reduction ??
    request.reduction ??
    (request.engine === 'auto' && engine === 'dfs' && limits.preemptions === undefined ? 'sleep' : 'none');
  const exploration = explorationOf(machine, engine, reduction, request, limits);
  if (from !== undefined && exploration.restore?.(from.exploration) !== 'restored') {
    throw new ThpcheckError(checkpointDiverges());
  }
  return { number, engine, reduction, exploration };
}

function explorationOf(
  machine: ExplorableMachine,
  engine: EngineName,
  reduction: Reduction,
  request: SearchRequest,
  limits: SearchLimits,
): Exploration {
  switch (engine) {
    case 'dpor':
      return new Dpor(machine, limits);
    case 'dfs':
      return limits.preemptions === undefined
        ? new Dfs(machine, limits, reduction)
        : new ContextBounding(machine, limits, { kind: 'preemptions', maximum: limits.preemptions });
    case 'bfs':
      return new Bfs(machine, limits);
    case 'reference':
      return new Reference(machine, limits, request.reference);
  }
}

async function explore(
  round: Round,
  request: SearchRequest,
  started: number,
): Promise<Completion | 'widened' | 'given up'> {
  const { exploration, engine } = round;
  const limits = request.limits ?? {};
  const trail = exploration.trail;
  const transitionLimit = limits.transitions ?? Infinity;
  const trial = request.engine === 'auto' && engine === 'dpor' ? trialTransitions : Infinity;
  const pressure = new HeapPressure(engine === 'reference' ? 0.35 : 0.9);
  let slice = 1000;
  let last = reportAt(performance.now(), exploration);
  for (;;) {
    const before = performance.now();
    const advance = attempt(
      exploration,
      Math.min(
        slice,
        Math.min(transitionLimit, trial) - trail.transitions,
        trial < Infinity ? toNextLook(trail.transitions) : Infinity,
      ),
    );
    if (advance === 'no memory') return { kind: 'bounded', limit: 'memoryBytes' };
    if (advance.kind === 'widened') return 'widened';
    if (advance.kind === 'bounded' && !leavesOut(advance.limit)) return ended(advance, round, request);
    if (advance.kind !== 'running') return advance;
    const now = performance.now();
    if (trail.transitions >= transitionLimit)
      return ended({ kind: 'bounded', limit: 'transitions' }, round, request);
    if (trail.transitions >= trial || (trial < Infinity && isTooLong(exploration))) return 'given up';
    if (now - started >= (limits.milliseconds ?? Infinity))
      return ended({ kind: 'bounded', limit: 'milliseconds' }, round, request);
    if (exploration.bytes() >= (limits.memoryBytes ?? Infinity) || pressure.felt())
      return ended({ kind: 'bounded', limit: 'memoryBytes' }, round, request);
    if (request.interrupted?.() === true) return ended({ kind: 'interrupted' }, round, request);
    if (request.onProgress !== undefined && now - last.at >= progressInterval) {
      const report = reportAt(now, exploration);
      request.onProgress(progressOf(exploration, round.number, now - started, { last, now: report }));
      last = report;
    }
    if (request.checkpoints?.due() === true) keepCheckpoint(round, request);
    slice = nextSlice(slice, now - before);
    await giveWay();
  }
}

/** Limits of single interleavings: a search that ends at one has explored all others, and cannot be gone on with. */
function leavesOut(limit: LimitName): boolean {
  return limit === 'depth' || limit === 'preemptions';
}

/** Transitions after which a search on trial is looked at again: always the same ones, whatever the slices. */
const look = 4096;

function toNextLook(transitions: number): number {
  return look - (transitions % look);
}

/** Whether all interleavings that were completed have too many actions together. */
function isTooLong({ executions = 0, trail }: Exploration): boolean {
  return trail.transitions % look === 0 && executions * trail.depth >= trialActions;
}

/** A slice of the exploration. Where an array cannot be had, the machine is left as it is, and can be reset. */
function attempt(exploration: Exploration, transitions: number): Advance | 'no memory' {
  try {
    return exploration.advance(transitions);
  } catch (error) {
    if (isAllocationFailure(error)) return 'no memory';
    throw error;
  }
}

/** Keeps a last checkpoint of a search that ends with something left to explore. */
function ended<T extends Completion>(completion: T, round: Round, request: SearchRequest): T {
  if (request.checkpoints !== undefined) keepCheckpoint(round, request);
  return completion;
}

function keepCheckpoint({ engine, reduction, number, exploration }: Round, request: SearchRequest): void {
  const snapshot = exploration.snapshot?.();
  if (snapshot !== undefined)
    request.checkpoints?.keep({ engine, reduction, round: number, exploration: snapshot });
}

/** Actions of the next slice, so that it takes about {@link sliceGoal}; at most four times the last one. */
function nextSlice(actions: number, milliseconds: number): number {
  const factor = Math.min(4, sliceGoal / Math.max(milliseconds, 0.1));
  return Math.max(200, Math.round(actions * factor));
}

function giveWay(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function resultOf(
  { engine, number, exploration }: Round,
  completion: Completion,
  { preemptions: bound }: SearchLimits = {},
): SearchResult {
  const { executions, redundant, states, collisionOdds, explored, trail } = exploration;
  return {
    engine,
    completion,
    ...(executions === undefined ? {} : { executions }),
    ...(redundant === undefined ? {} : { redundant }),
    ...(states === undefined ? {} : { states }),
    ...(collisionOdds === undefined ? {} : { collisionOdds }),
    ...(bound === undefined || explored === undefined ? {} : { preemptions: { bound, explored } }),
    transitions: trail.transitions,
    depth: trail.depth,
    rounds: number,
    outcomes: [...trail.outcomes].sort(),
    violations: trail.violations.list(),
    deadlocks: trail.deadlocks,
  };
}
