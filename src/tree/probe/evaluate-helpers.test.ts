import { expect, it } from 'vitest';
import { BddManager } from '../../bdd/manager.ts';
import { constantWord, orWords, variableWord } from '../../bdd/word-operations.ts';
import type { CatalogueEntry } from './catalogue/catalogue-entry.ts';
import { evaluateHelpers } from './evaluate-helpers.ts';
import { linkProbe, openProbe } from './open-probe.ts';
import type { ProbeTarget } from './probe-target.ts';

const ir = `target datalayout = "e-m:e-i64:64-n32:64-S128"
target triple = "none"
@probe_has_pmd_present = constant i8 1
@base = global i64 0
declare void @llvm.trap()
declare i64 @elsewhere(i64)
${define('i64 @probe_pmd_present(i64 %0)', '%2 = and i64 %0, 1', 'ret i64 %2')}
${define('i64 @probe_pmd_mkyoung(i64 %0)', '%2 = or i64 %0, 4', 'ret i64 %2')}
${define(
  'i64 @probe_pmd_mkold(i64 %0)',
  '%2 = icmp eq i64 %0, 9',
  'br i1 %2, label %3, label %4',
  '3:',
  'call void @llvm.trap()',
  'unreachable',
  '4:',
  'ret i64 %0',
)}
${define(
  'i64 @probe_pmd_mkdirty(i64 %0)',
  '%2 = icmp eq i64 %0, 9',
  'br i1 %2, label %3, label %5',
  '3:',
  '%4 = call i64 @elsewhere(i64 %0)',
  'ret i64 %4',
  '5:',
  'ret i64 %0',
)}
${define('i64 @probe_pmd_mkhuge(i64 %0)', 'call void @llvm.trap()', 'unreachable')}
${define('void @probe_boot()', 'store i64 256, ptr @base', 'ret void')}
${define('i64 @probe_protection(i64 %0)', '%2 = load i64, ptr @base', '%3 = or i64 %0, %2', 'ret i64 %3')}
${define('i64 @probe_constant_PROBE_PMD_BITS()', 'ret i64 32')}
${define('i64 @probe_constant_PAGE_SHIFT()', 'ret i64 12')}
${define('i64 @probe_constant_SWP_MIGRATION_READ()', 'ret i64 30')}
`;

function define(head: string, ...lines: readonly string[]): string {
  return [`define ${head} {`, ...lines.map((line) => (line.endsWith(':') ? line : `  ${line}`)), '}'].join(
    '\n',
  );
}

const entry = (helper: string, kind: 'predicate' | 'change'): CatalogueEntry => ({
  helper,
  level: 'pmd',
  kind,
  parameters: ['entry'],
  call: `${helper}(entry)`,
  gives: kind === 'predicate' ? 'truth' : 'entry',
});
const entries = [
  entry('pmd_present', 'predicate'),
  ...['pmd_mkyoung', 'pmd_mkold', 'pmd_mkdirty', 'pmd_mkhuge', 'pmd_mkclean'].map((name) =>
    entry(name, 'change'),
  ),
];
const target = {
  name: 'arm',
  asm: [],
  asmGoto: [],
  skipped: new Map(),
  boot: [],
  variables: () => new Map(),
} as unknown as ProbeTarget;
const compiled = {
  ir,
  entries,
  refused: new Map(),
  config: { values: new Map(), ungranted: [], filesRead: [], warnings: [] },
  identity: undefined,
  names: [],
};

it('gives each helper as a function of the bits of its parameters', () => {
  const manager = new BddManager();
  const linked = linkProbe(compiled, target, 6012);
  const { functions, failures, constants } = evaluateHelpers(linked, entries, manager);
  const word = variableWord(manager, 32, { first: 0, stride: 2 });
  expect([...linked.present]).toEqual(['pmd_present']);
  expect(functions.get('pmd_present')?.result).toEqual([word[0]]);
  expect(functions.get('pmd_mkyoung')?.result).toEqual(orWords(manager, word, constantWord(4n, 32)));
  expect(functions.get('pmd_mkyoung')?.parameters).toEqual([{ name: 'entry', width: 32 }]);
  expect(functions.get('pmd_mkyoung')?.stops).toBeUndefined();
  expect(functions.get('pmd_mkold')?.stops?.length).toBe(1);
  expect([...functions.keys()]).toEqual(['pmd_present', 'pmd_mkyoung', 'pmd_mkold']);
  expect(failures.get('pmd_mkdirty')).toMatchObject({
    kind: 'stopped',
    reason: expect.stringContaining('elsewhere'),
  });
  expect(failures.get('pmd_mkhuge')?.kind).toBe('absent');
  expect(constants.protections.slice(0, 2)).toEqual([256n, 257n]);
  expect(constants).toMatchObject({ pageShift: 12, swapKinds: { 'migration read': 30n } });
});

it('calls helpers with single words', () => {
  const probe = openProbe(linkProbe(compiled, target, 6012));
  expect(probe.call('pmd_mkyoung', 3n)).toBe(7n);
  expect(probe.constant('PAGE_SHIFT')).toBe(12n);
  expect(probe.constant('HPAGE_PMD_ORDER')).toBeUndefined();
  expect(probe.protection(1)).toBe(257n);
  expect(() => probe.call('pmd_mkdirty', 9n)).toThrow('elsewhere');
});
