import { buildScenario, type ModelScenario } from '../../kernel/scenario.ts';
import { modelRules } from '../../property/model-rules.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import { brokenAnswers } from '../thread/broken-answers.ts';
import { versionText, type Answer, type Question } from '../thread/question.ts';
import { witnessOf } from '../thread/summarise.ts';
import type { ExploredModel, ExploreResult } from './result.ts';
import { search } from './search.ts';
import type { SearchExtent, SearchFindings, SearchHooks, SearchOptions } from './search-types.ts';

/** One system of the built-in model to search. */
export interface ExploreRequest {
  readonly question: Question;
  readonly options: SearchOptions;
}

/** Limits of whatever the built-in model decides. */
const bounds: readonly string[] = [
  'memory order: sequential consistency',
  'each CPU runs its path once; a few entries stand for a page table, and as many base pages for a huge page',
  'a TLB holds at most one entry of each size for an address; ASIDs, global entries and secondary MMUs are left out',
  'entries and helpers are those of the release bit by bit; the paths are re-expressed and not compiled',
];

/**
 * Searches one system of the built-in model and rebuilds the shortest interleaving of each rule that it breaks.
 * @throws ThpcheckError what {@link search} throws.
 */
export async function runExplore(
  { question, options }: ExploreRequest,
  version: string,
  hooks: SearchHooks,
): Promise<ExploreResult> {
  const system = buildScenario(question.scenario, question);
  const findings = await search(system, options, hooks);
  const { extent, states, transitions, depth } = findings;
  const broken = brokenAnswers(system, findings.broken);
  const verdict = broken.length > 0 ? 'violated' : extent.kind === 'complete' ? 'holds' : 'bounded';
  const sometimes = system.sometimes.map(({ name }, at) => ({
    name,
    reached: findings.reached[at] ?? false,
  }));
  const answer: Answer = {
    question,
    verdict: verdict === 'bounded' ? { bounded: extent.kind } : verdict,
    broken,
    states,
    transitions,
    depth,
    sometimes,
  };
  const ids = new Set(broken.map(({ rule }) => rule));
  return {
    schema: 1,
    tool: { name: 'thpcheck', version },
    model: modelOf(question, system),
    verdict,
    search: searchOf(findings, options),
    failures: broken.map(({ rule, message, count, trace }) => ({
      rule,
      message,
      count,
      steps: trace.length,
    })),
    rules: modelRules
      .filter(({ id }) => ids.has(id))
      .map(({ id, name, statement }) => ({ id, name, statement })),
    witnesses: [...ids].map((rule) => witnessOf(answer, rule)!),
    sometimes,
    actions: system.actions.length,
    neverTaken: findings.neverTaken.map((action) => {
      const { process, label } = system.actions[action]!;
      return { process: system.processes[process]!.name, label };
    }),
    bounds,
    timing: { milliseconds: Math.round(findings.milliseconds), resumedFrom: findings.resumedFrom },
  };
}

function modelOf(
  { scenario, architecture, version, departures }: Question,
  system: TransitionSystem,
): ExploredModel {
  const { huge, small, tables, pagesPerTable }: ModelScenario['size'] = scenario.size;
  return {
    scenario: scenario.name,
    summary: scenario.summary,
    architecture: architecture.name,
    version: versionText(version),
    departures,
    cpus: scenario.cpus,
    hardware: system.processes.filter(({ kind }) => kind === 'hardware').map(({ name }) => name),
    entries: pagesPerTable,
    ranges: scenario.ranges.length,
    hugePages: huge,
    singlePages: small,
    tables,
  };
}

function searchOf(findings: SearchFindings, options: SearchOptions): ExploreResult['search'] {
  const { extent, omission, reduced, states, queue, unknown, transitions, depth } = findings;
  const { engine, bytesPerState, wordsPerState } = findings;
  const { workers, storage, reduction, limits } = options;
  return {
    workers,
    storage,
    reduction,
    extent,
    limit: limitOf(extent, limits),
    omission,
    reduced,
    states,
    queue,
    unknown,
    transitions,
    depth,
    engine,
    bytesPerState,
    wordsPerState,
  };
}

function limitOf(extent: SearchExtent, limits: SearchOptions['limits']): number {
  return extent.kind === 'bounded' ? (limits[extent.limit] ?? 0) : 0;
}
