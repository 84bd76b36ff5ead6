import { expect, test } from 'vitest';
import { type Evidence, severityOf } from './severity.ts';

const use = { file: 'mm/memory.c', line: 7, function: 'zap_pmd_range', uses: 'is_swap_pmd' };

const evidence: Evidence = {
  uses: [use],
  searched: ['is_swap_pmd'],
  scenarios: ['split-vs-zap'],
  wanted: 'run',
  runnable: true,
  runs: [],
};

const broken = {
  scenario: 'split-vs-zap',
  verdict: 'violated',
  violation: { rule: 'P2', trace: ['CPU0: split'] },
};
const held = { scenario: 'split-vs-fault', verdict: 'holds' };

test('a scenario that breaks makes it reachable, whatever else ran and whatever uses it', () => {
  expect(severityOf({ ...evidence, runs: [held, broken] })).toEqual({
    kind: 'reachable',
    scenario: 'split-vs-zap',
    rule: 'P2',
    trace: ['CPU0: split'],
  });
  expect(severityOf({ ...evidence, uses: [], runs: [broken] }).kind).toBe('reachable');
});

test('without uses and without a broken scenario it is unused', () => {
  expect(severityOf({ ...evidence, uses: [], runs: [held] })).toEqual({ kind: 'unused' });
});

const reasons: readonly { readonly name: string; readonly more: Partial<Evidence>; readonly why: string }[] =
  [
    { name: 'not run', more: { wanted: 'left out' }, why: '--scenarios runs split-vs-zap' },
    { name: 'none for the rule', more: { scenarios: [] }, why: 'there is no scenario for this rule' },
    { name: 'none for the architecture', more: { runnable: false }, why: 'does not have this architecture' },
    { name: 'all held', more: { runs: [held] }, why: 'no scenario that ran breaks' },
    { name: 'interrupted', more: {}, why: 'no scenario could be run' },
  ];

test.each(reasons)('latent says why no scenario shows it: $name', ({ more, why }) => {
  const severity = severityOf({ ...evidence, ...more });
  expect(severity).toMatchObject({ kind: 'latent', why: expect.stringContaining(why) as string });
  expect(severity).toMatchObject({ why: expect.stringContaining('uses is_swap_pmd') as string });
});

test('latent names the scenarios that ran, with their verdicts', () => {
  expect(severityOf({ ...evidence, runs: [held] })).toMatchObject({ ran: ['split-vs-fault holds'] });
});
