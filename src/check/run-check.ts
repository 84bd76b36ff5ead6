import { decodeEntry } from '../arch/decode-entry.ts';
import { findArchitecture } from '../arch/architectures.ts';
import type { Architecture } from '../arch/architecture.ts';
import { ThpcheckError, type Diagnostic } from '../diagnostic/diagnostic.ts';
import { minimise } from '../engine/minimise.ts';
import type { SearchLimits } from '../engine/limits.ts';
import { replay } from '../engine/replay.ts';
import type { Completion, FoundViolation, SearchResult } from '../engine/result.ts';
import { runSearch } from '../engine/search.ts';
import type { FlatMachine } from '../machine/flat-machine.ts';
import type { WatchRule } from '../machine/watch.ts';
import { machineRules, rules } from '../property/rules.ts';
import { loadScenario, type Scenario } from '../tree/harness/scenario.ts';
import { entryOf, paths } from '../tree/harness/paths.ts';
import { stubs } from '../tree/harness/stubs.ts';
import { traceDoesNotFit } from './diagnostics.ts';
import { fullHexadecimal, predicateList } from './entry-text.ts';
import { makeFinding } from './findings.ts';
import { loadKernelProgram, type KernelProgram } from './kernel-program.ts';
import { machineFor } from './machine-for.ts';
import type { CheckResult, EntryValue, Finding, RuleSummary, SearchSummary, StubSummary, Timing, Verdict } from './result.ts';
import { kernelFrames, traceSteps, type EntryWords } from './trace-steps.ts';
import { toolVersion } from './tool-version.ts';

/** One scenario on one architecture: what a check is asked to do. Paths are as the user gave them. */
export interface CheckRequest {
  readonly tree: string;
  readonly architecture: string;
  readonly scenario: string;
  /** Entries of one page table. */
  readonly entries: 512 | 8;
  readonly profile: 'source' | 'O1';
  /** Directories put in front of the include path, or with an overlay.json of patches, first one first. */
  readonly overlays: readonly string[];
  readonly engine: 'dpor' | 'dfs' | 'bfs' | 'reference';
  readonly limits: SearchLimits;
  /** A native clang to use instead of the one from npm. */
  readonly clang?: string;
  readonly cacheDirectory?: string;
}

/** One interleaving to run again. */
export interface ReplayRequest extends CheckRequest {
  /** Version of the kernel the trace was recorded on. */
  readonly kernelVersion: string;
  readonly rule: string;
  readonly finding: string;
  /** The CPU that moves, action by action. */
  readonly trace: readonly number[];
}

/** How a check talks to whoever started it. */
export interface CheckHooks {
  /** What is being done: `compiling arm: mm/memory.c (3 of 9)`; the part before the colon is the phase. */
  progress(line: string): void;
  /** Something worth saying that does not stop the check. */
  warn(diagnostic: Diagnostic): void;
  /** True as soon as the user wants to stop. The check then returns what it has, verdict `bounded`. */
  interrupted(): boolean;
}

/** What a check gives. */
export interface CheckRun {
  readonly result: CheckResult;
  readonly timing: Timing;
}

interface Prepared {
  readonly scenario: Scenario;
  readonly architecture: Architecture;
  readonly kernel: KernelProgram;
  readonly machine: FlatMachine;
  readonly words: EntryWords;
  readonly reached: ReadonlySet<string>;
}

/**
 * Checks one scenario: compiles (or takes from the cache) the tree's code, explores all interleavings, and replays
 * and minimises what broke a rule.
 * @throws ThpcheckError for whatever a user can mend
 */
export async function runCheck(request: CheckRequest, hooks: CheckHooks): Promise<CheckRun> {
  const clock = new Clock();
  const prepared = await prepare(request, hooks, clock);
  const { machine, scenario, architecture } = prepared;
  const phase = `exploring ${scenario.name} on ${architecture.name}`;
  hooks.progress(`${phase}: begins`);
  const search = await runSearch(machine, {
    engine: request.engine,
    limits: request.limits,
    interrupted: () => hooks.interrupted(),
    onProgress: (progress) => {
      const what = progress.executions === undefined ? `${progress.states ?? 0} states` : `${progress.executions} executions`;
      hooks.progress(`${phase}: ${what}, ${progress.transitions} transitions, depth ${progress.depth}, round ${progress.round}`);
    },
  });
  clock.lap('search');
  const findings = findingsOf(prepared, search.violations, hooks);
  const result = resultOf(request, prepared, search, findings);
  return { result, timing: clock.timing() };
}

/** Runs one trace again; the result holds the finding if the violation showed again. */
export async function runReplay(request: ReplayRequest, hooks: CheckHooks): Promise<CheckRun> {
  const clock = new Clock();
  const prepared = await prepare(request, hooks, clock);
  const { machine } = prepared;
  let replayed = replay(machine, request.trace);
  // Replaying teaches the machine which words are shared; positions in the trace count only once it knows them all.
  for (let round = 0; replayed.kind === 'widened' || (round < 1 && replayed.kind === 'misfit'); round++) {
    await runSearch(machine, { engine: 'dpor', limits: { executions: 1 } });
    replayed = replay(machine, request.trace);
    if (round > 100) break;
  }
  if (replayed.kind === 'misfit') {
    throw new ThpcheckError(traceDoesNotFit(replayed.index, replayed.agent, replayed.reason));
  }
  const found: FoundViolation[] =
    replayed.kind === 'replayed'
      ? replayed.violations
          .filter(({ violation }) => violation.rule === request.rule)
          .slice(0, 1)
          .map(({ violation }) => ({ violation, trace: request.trace }))
      : [];
  clock.lap('search');
  const search: SearchResult = {
    engine: 'reference',
    completion: { kind: 'complete' },
    executions: 1,
    transitions: request.trace.length,
    depth: request.trace.length,
    rounds: 1,
    outcomes: replayed.kind === 'replayed' && replayed.outcome !== undefined ? [replayed.outcome] : [],
    violations: found,
    deadlocks: 0,
  };
  const findings = found.map((one) => findingOf(prepared, one, one.trace));
  return { result: resultOf(request, prepared, search, findings), timing: clock.timing() };
}

async function prepare(request: CheckRequest, hooks: CheckHooks, clock: Clock): Promise<Prepared> {
  const scenario = loadScenario(request.scenario);
  const kernel = await loadKernelProgram(request, hooks);
  clock.lap('compile');
  const architecture = findArchitecture(request.architecture, kernel.version);
  const reached = new Set<string>();
  const machine = machineFor({
    code: kernel.program,
    windows: kernel.windows,
    paths: scenario.cpus,
    roles: scenario.cpus.map((path) => paths[path].role),
    rules: scenario.rules,
    observers: reachObservers(scenario, reached),
  });
  clock.lap('load');
  return { scenario, architecture, kernel, machine, words: entryWords(machine, architecture), reached };
}

/** Notes which of the states a scenario is about were seen by reads of the watched entry. */
function reachObservers(scenario: Scenario, reached: Set<string>): WatchRule[] {
  return scenario.sometimes.flatMap(({ name, reads }): WatchRule[] => {
    if (reads === undefined) return [];
    return [
      (read) => {
        if (read.entry !== reads.entry || scenario.cpus[read.reader] !== reads.by) return undefined;
        const seen = scenario.cpus.some((path, cpu) => path === reads.after && read.writesBy(cpu) === reads.writes);
        if (seen) reached.add(name);
        return undefined;
      },
    ];
  });
}

function entryWords(machine: FlatMachine, architecture: Architecture): EntryWords {
  const levelOf = (object: string): 'pmd' | 'pte' | undefined =>
    object === 'pmd' ? 'pmd' : /^pte(\[\d+\])?$/.test(object) ? 'pte' : undefined;
  const cache = new Map<string, readonly string[]>();
  return {
    decode(object, lo, hi) {
      const level = levelOf(object);
      return level === undefined ? undefined : decodeEntry(architecture.entry, level, lo, hi);
    },
    predicates(object, lo, hi) {
      const level = levelOf(object);
      if (level === undefined) return [];
      const key = `${level}:${hi}:${lo}`;
      let known = cache.get(key);
      if (known === undefined) cache.set(key, (known = predicateList(machine.classify(level, lo, hi))));
      return known;
    },
  };
}

/** One finding a rule: the violation with the shortest way to it. */
function findingsOf(prepared: Prepared, violations: readonly FoundViolation[], hooks: CheckHooks): Finding[] {
  const best = new Map<string, { found: FoundViolation; trace: readonly number[]; switches: number }>();
  for (const found of violations) {
    hooks.progress(`minimising ${prepared.scenario.name} on ${prepared.architecture.name}: ${found.violation.rule}`);
    const small = minimise(prepared.machine, found.trace, found.violation);
    const known = best.get(found.violation.rule);
    if (known === undefined || small.switches < known.switches) {
      best.set(found.violation.rule, { found, trace: small.trace, switches: small.switches });
    }
  }
  return [...best.values()].map(({ found, trace }) => findingOf(prepared, found, trace));
}

function findingOf(prepared: Prepared, found: FoundViolation, trace: readonly number[]): Finding {
  const { machine, kernel, words } = prepared;
  const { steps, replayed } = traceSteps(machine, trace, kernel.program.locations, words);
  const shown =
    replayed.kind === 'replayed' &&
    replayed.violations.some(({ violation }) => violation.rule === found.violation.rule && violation.key === found.violation.key);
  return makeFinding(found.violation, trace, steps, shown ? 'shown' : 'not shown');
}

function resultOf(request: CheckRequest, prepared: Prepared, search: SearchResult, findings: readonly Finding[]): CheckResult {
  const { scenario, architecture, kernel, machine } = prepared;
  const broken = new Set(search.violations.map(({ violation }) => violation.rule));
  return {
    schema: 1,
    tool: { name: 'thpcheck', version: toolVersion },
    scenario: scenario.name,
    title: scenario.title,
    source: {
      kernelVersion: kernel.versionText,
      architecture: architecture.name,
      profile: request.profile,
      overlays: kernel.overlayNames,
      compiler: kernel.compiler,
      tableEntries: request.entries,
      pageSize: kernel.pageSize,
      config: kernel.configLines,
    },
    cpus: scenario.cpus.map((path) => ({ path, entry: entryOf(path, kernel.version) })),
    verdict: verdictOf(search.completion, broken.size),
    rules: ruleSummaries(scenario, broken),
    search: searchSummary(search, machine),
    sometimes: scenario.sometimes.map(({ name }) => ({
      name,
      reached: prepared.reached.has(name) || machine.reached.has(name),
    })),
    outcomes: search.outcomes,
    entryValues: entryValues(prepared),
    stubs: stubSummaries(machine),
    bounds: boundsOf(prepared),
    findings,
  };
}

function verdictOf(completion: Completion, broken: number): Verdict {
  if (completion.kind === 'unmodelled') return { kind: 'unmodelled', what: completion.what };
  if (broken > 0) return { kind: 'violated' };
  if (completion.kind === 'bounded') return { kind: 'bounded', limit: completion.limit };
  if (completion.kind === 'interrupted') return { kind: 'bounded', limit: 'interrupted' };
  return { kind: 'holds' };
}

function ruleSummaries(scenario: Scenario, broken: ReadonlySet<string>): RuleSummary[] {
  const demanded = scenario.rules.map((id): RuleSummary => {
    const { name, statement } = rules[id];
    return { id, name, statement, outcome: broken.has(id) ? 'violated' : 'held' };
  });
  const others = [...broken].filter((id) => !demanded.some((rule) => rule.id === id));
  return [
    ...demanded,
    ...others.map((id): RuleSummary => {
      const known = machineRules[id] ?? { name: id, consequence: '' };
      return { id, name: known.name, statement: known.consequence, outcome: 'violated' };
    }),
  ];
}

function searchSummary(search: SearchResult, machine: FlatMachine): SearchSummary {
  const { engine, executions, redundant, states, collisionOdds, transitions, depth, rounds } = search;
  return {
    engine,
    ...(executions === undefined ? {} : { executions }),
    ...(redundant === undefined ? {} : { redundant }),
    ...(states === undefined ? {} : { states }),
    transitions,
    depth,
    rounds,
    sharedWords: machine.sharing.count,
    ...(collisionOdds === undefined ? {} : { collisionOdds }),
  };
}

function entryValues({ machine, kernel, architecture }: Prepared): EntryValue[] {
  return machine.watched.flatMap((entry) =>
    [...entry.values.values()].map(
      (value): EntryValue => ({
        value: fullHexadecimal(value.lo, value.hi, entry.words * 32),
        bits: decodeEntry(architecture.entry, 'pmd', value.lo, value.hi),
        predicates: predicateList(value.predicates),
        storedBy: kernelFrames(value.storedBy, kernel.program.locations),
      }),
    ),
  );
}

function stubSummaries(machine: FlatMachine): StubSummary[] {
  const names = new Set([...machine.executedFunctions()].map((fn) => fn.sourceName));
  return [...stubs]
    .filter(([name]) => names.has(name))
    .map(([name, stub]): StubSummary => ({ name, kind: 'program', effect: stub.effect }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

function boundsOf({ scenario, machine, kernel }: Prepared): string[] {
  const flushes = machine.maintained.get('tlb.flush') ?? 0;
  return [
    `${scenario.cpus.length} CPUs, each runs its path once; one huge page, one address space`,
    'memory order: sequential consistency; barriers have no effect',
    `TLBs, walk caches and hardware walkers are not modelled: flushes have no effect${flushes > 0 ? ' (some were executed)' : ''}`,
    'interrupts, preemption and RCU grace periods are not modelled; reference counts are exact',
    `compiled for ${kernel.configLines.length} configuration symbols that matter, listed in --format json`,
  ];
}

/** Wall-clock times of the phases of a check. */
class Clock {
  readonly #started = performance.now();
  #last = this.#started;
  readonly #laps = { compile: 0, load: 0, search: 0 };

  lap(phase: 'compile' | 'load' | 'search'): void {
    const now = performance.now();
    this.#laps[phase] += now - this.#last;
    this.#last = now;
  }

  timing(): Timing {
    return {
      compileMs: this.#laps.compile,
      loadMs: this.#laps.load,
      searchMs: this.#laps.search,
      totalMs: performance.now() - this.#started,
      peakBytes: process.resourceUsage().maxRSS * 1024,
    };
  }
}
