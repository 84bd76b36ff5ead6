import type { ExploreResult } from '../../../check/explore/result.ts';

/** A made-up search that holds. */
export const holding: ExploreResult = {
  schema: 1,
  tool: { name: 'thpcheck', version: '0.1.0' },
  model: {
    scenario: 'split-vs-zap, enlarged',
    summary: 'one CPU splits huge PMDs while others zap their ranges',
    architecture: 'arm64',
    version: '6.12',
    departures: [],
    cpus: ['split', 'zap', 'user'],
    hardware: ['walker of CPU0', 'walker of CPU1'],
    entries: 4,
    ranges: 1,
    hugePages: 1,
    singlePages: 0,
    tables: 1,
  },
  verdict: 'holds',
  search: {
    workers: 1,
    storage: 'exact',
    reduction: 'none',
    extent: { kind: 'complete' },
    limit: 0,
    omission: { kind: 'exact' },
    reduced: [],
    states: 1_324_320,
    queue: 0,
    unknown: 0,
    transitions: 12_345_678,
    depth: 52,
    engine: 'collapsed',
    bytesPerState: 23.94,
    wordsPerState: 7,
  },
  failures: [],
  rules: [],
  witnesses: [],
  sometimes: [
    { name: 'the entry is invalidated', reached: true },
    { name: 'a page is mapped anew', reached: false },
  ],
  actions: 40,
  neverTaken: [],
  bounds: ['memory order: sequential consistency', 'each CPU runs its path once'],
  timing: { milliseconds: 1500, resumedFrom: 0 },
};

/** A made-up search that found a rule broken in two ways before it was stopped by a limit. */
export const violated: ExploreResult = {
  ...holding,
  model: { ...holding.model, departures: ['split: clears the entry first'] },
  verdict: 'violated',
  search: {
    ...holding.search,
    workers: 2,
    storage: 'compact',
    reduction: 'all',
    extent: { kind: 'bounded', limit: 'bytes' },
    limit: 3 * 2 ** 30,
    omission: { kind: 'compact', odds: 0.000_012_34 },
    reduced: ['steps of walkers: 31 % of the states', 'CPUs: 2 that run zap'],
    queue: 81_234,
  },
  failures: [
    { rule: 'P2', message: 'a page is still mapped', count: 1, steps: 3 },
    { rule: 'P2', message: 'a page is mapped again', count: 1234, steps: 19 },
    { rule: 'deadlock', message: 'no CPU can go on', count: 2, steps: 21 },
  ],
  rules: [{ id: 'P2', name: 'zap completes', statement: 'what a zap was called for is gone' }],
  witnesses: [
    {
      scenario: 'split-vs-zap, enlarged',
      architecture: 'arm64',
      version: '6.12',
      departures: ['split: clears the entry first'],
      rule: 'P2',
      message: 'a page is still mapped',
      heads: ['CPU0: split', 'CPU1: zap', 'CPU2: user'],
      steps: [
        {
          lane: 0,
          hardware: '',
          calls: ['__split_huge_pmd'],
          label: 'pmd_clear(pmd)',
          source: 'mm/huge_memory.c __split_huge_pmd',
          changes: [{ name: 'pmd[0]', before: 'huge 0x403', after: 'none 0x0' }],
        },
        { lane: 1, hardware: '', calls: [], label: 'pmd_none(*pmd)?', source: 'mm/memory.c', changes: [] },
        { lane: 1, hardware: 'walker of CPU1', calls: [], label: 'drops', source: '', changes: [] },
      ],
      trace: [4, 8, 15],
    },
  ],
  neverTaken: ['a', 'b', 'c', 'd', 'e', 'f'].map((label) => ({ process: 'CPU2', label })),
};

/** A made-up search that was interrupted before it found anything. */
export const interrupted: ExploreResult = {
  ...holding,
  verdict: 'bounded',
  search: {
    ...holding.search,
    storage: 'bitstate',
    extent: { kind: 'interrupted' },
    omission: { kind: 'bitstate', missed: 16.2, fill: 0.043 },
    queue: 1,
  },
  sometimes: [],
};
