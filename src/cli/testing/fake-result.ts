import type { CheckResult, Finding, Timing, Verdict } from '../../check/result.ts';
import type { CheckRequest } from '../../check/check-request.ts';

const finding: Finding = {
  id: '3f9c2ab1',
  rule: 'P2',
  headline: 'mm/memory.c:1733: lost-zap in zap_pmd_range() / __split_huge_pmd_locked()',
  consequence: 'Pages stay mapped.',
  trace: [0, 1, 0],
  steps: [],
  replayed: true,
};

/** A small result of a request, with one finding if the verdict is `violated`. */
export function fakeResult(request: CheckRequest, verdict: Verdict): CheckResult {
  return {
    schema: 1,
    tool: { name: 'thpcheck', version: '0.1.0' },
    scenario: request.scenario,
    title: 'a test',
    source: {
      kernelVersion: '6.12.117',
      architecture: request.architecture,
      profile: request.profile,
      overlays: [],
      compiler: 'clang',
      tableEntries: request.entries,
      pageSize: 4096,
      config: [],
    },
    cpus: [
      { path: 'split', entry: '__split_huge_pmd' },
      { path: 'zap', entry: 'zap_page_range_single' },
    ],
    verdict,
    rules: [
      {
        id: 'P2',
        name: 'zap completes',
        statement: '',
        outcome: verdict.kind === 'violated' ? 'violated' : 'held',
      },
    ],
    search: {
      engine: request.engine === 'auto' ? 'dpor' : request.engine,
      transitions: 3,
      depth: 3,
      rounds: 1,
      sharedWords: 1,
    },
    sometimes: [],
    outcomes: ['mapped=0'],
    entryValues: [],
    stubs: [],
    bounds: [],
    findings: verdict.kind === 'violated' ? [finding] : [],
  };
}

/** Fixed figures. */
export const fakeTiming: Timing = {
  compileMs: 1000,
  loadMs: 200,
  searchMs: 30,
  totalMs: 1230,
  peakBytes: 5_000_000,
};
