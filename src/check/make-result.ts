import { decodeEntry } from '../arch/decode-entry.ts';
import { toHex } from '../word/text.ts';
import type { SearchResult } from '../engine/result.ts';
import type { FlatMachine } from '../machine/flat-machine.ts';
import { machineRules, rules } from '../property/rules.ts';
import { entryOf, paths } from '../tree/harness/paths.ts';
import type { Scenario } from '../tree/harness/scenario.ts';
import { stubs } from '../tree/harness/stubs.ts';
import type { CheckRequest } from './check-request.ts';
import { earlyEnd, verdictOf } from './early-end.ts';
import { predicateList } from './entry-text.ts';
import type { Prepared } from './prepare.ts';
import type { CheckResult, EntryValue, Finding, RuleSummary, SearchSummary, StubSummary } from './result.ts';
import { toolVersion } from './tool-version.ts';
import { kernelFrames } from './trace-steps.ts';

/** The result of a search, with everything a report prints. */
export function resultOf(
  request: CheckRequest,
  prepared: Prepared,
  search: SearchResult,
  findings: readonly Finding[],
): CheckResult {
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
    verdict: verdictOf(search, request.limits),
    rules: ruleSummaries(scenario, broken),
    search: searchSummary(search, machine),
    sometimes: scenario.sometimes.map(({ name }) => ({
      name,
      reached: prepared.reached.has(name) || machine.reached.has(name),
    })),
    outcomes: search.outcomes,
    entryValues: entryValues(prepared),
    stubs: stubSummaries(machine),
    bounds: [...earlyEnd(search, request.limits), ...boundsOf(prepared)],
    findings,
  };
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
  const { engine, executions, redundant, states, collisionOdds, preemptions, transitions, depth, rounds } =
    search;
  return {
    engine,
    ...(executions === undefined ? {} : { executions }),
    ...(redundant === undefined ? {} : { redundant }),
    ...(states === undefined ? {} : { states }),
    ...(preemptions === undefined ? {} : { preemptions }),
    transitions,
    depth,
    rounds,
    sharedWords: machine.sharing.count,
    ...(collisionOdds === undefined ? {} : { collisionOdds }),
  };
}

function entryValues({ machine, architecture }: Prepared): EntryValue[] {
  return machine.watched.flatMap((entry) =>
    [...entry.values.values()].map((value): EntryValue => ({
      value: toHex(value.lo, value.hi, entry.words * 32),
      bits: decodeEntry(architecture.entry, 'pmd', value.lo, value.hi),
      predicates: predicateList(value.predicates),
      storedBy: kernelFrames(value.storedBy),
    })),
  );
}

function stubSummaries(machine: FlatMachine): StubSummary[] {
  const names = new Set([...machine.executedFunctions()].map((fn) => fn.sourceName));
  return [...stubs]
    .filter(([name]) => names.has(name))
    .map(([name, stub]): StubSummary => ({ name, kind: 'program', effect: stub.effect }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

function boundsOf({ scenario }: Prepared): string[] {
  const hardware = scenario.cpus.some((path) => paths[path].hardware === true);
  return [
    `${scenario.cpus.length} CPUs, each runs its path once; one huge page, one address space`,
    'memory order: sequential consistency; barriers have no effect',
    hardware
      ? 'TLBs and page walkers: one address of the huge page; those of CPUs that run a user program or a walker'
      : 'no CPU translates user addresses: TLB flushes have no effect',
    'interrupts are those between CPUs; preemption is not modelled; RCU callbacks run when their path has returned',
  ];
}
