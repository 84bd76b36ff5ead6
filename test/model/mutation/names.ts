import type { TransitionSystem, VariableId } from '../../../src/transition/form.ts';

/** What a variable stands for, as far as mutation is concerned. */
export type Role =
  | 'pending invalidation'
  | 'cached translation'
  | 'lock'
  | 'interrupts off'
  | 'read-side sections'
  | 'reference count'
  | 'entry'
  | 'PG_dirty'
  | 'bookkeeping of the rules'
  | 'memory'
  | 'local'
  | 'program counter';

/** Variables that the kernel or the hardware does not have: what rules and scenarios remember. */
const bookkeeping =
  /^(entry being changed|positions to be zapped|written by user code|taken for unreferenced|page pinned by|mappings met by|the reader uses|pmdp_huge_clear_flush\(\) has returned|freed$|freed tables$|VMA (looked at|unlinked)|token of|tables given|page of PMD)/;

const patterns: readonly (readonly [RegExp, Role])[] = [
  [/ pending$/, 'pending invalidation'],
  [/^(tlb\.(huge|small|walk)|tsb\.(huge|small)|hash table, )/, 'cached translation'],
  [/(\block\b|_sem$|_lock$)/, 'lock'],
  [/^interrupts off/, 'interrupts off'],
  [/^read-side sections/, 'read-side sections'],
  [/^PG_dirty/, 'PG_dirty'],
  [/^p[mt][de]\[/, 'entry'],
  [/^(_refcount|_count of|_mapcount)/, 'reference count'],
  [bookkeeping, 'bookkeeping of the rules'],
];

/** The role of each variable of a system, by its number. */
export function rolesOf(system: TransitionSystem): readonly Role[] {
  const counters = new Set<VariableId | undefined>(system.processes.map(({ pc }) => pc));
  return system.variables.map(({ name, process }, variable): Role => {
    if (counters.has(variable)) return 'program counter';
    if (process !== undefined) return 'local';
    return patterns.find(([pattern]) => pattern.test(name))?.[1] ?? 'memory';
  });
}

/** A name without the number of its CPU, page or table, so that copies of a step for each of them are one. */
export function plainName(name: string): string {
  return name
    .replaceAll(/^CPU\d+[.:] ?/g, '')
    .replaceAll(/\bCPU\d+\b/g, 'CPU')
    .replaceAll(/\[\d+\]/g, '[n]')
    .replaceAll(/\b[HS]\d+(\+\d+)?\b/g, 'page')
    .replaceAll(/\b(page|table|range|entry) \d+\b/g, '$1 n')
    .replaceAll(/\bpte \d+\b/g, 'pte n')
    .replaceAll(/__pte\(\d+\)/g, '__pte(n)');
}
