import { describe, expect, test } from 'vitest';
import type { CheckResult, Finding, Frame, StepAction, TraceStep } from '../../check/result.ts';
import { diagram } from './diagram.ts';

const frame = (name: string, line: number, file = 'mm/memory.c'): Frame => ({ function: name, file, line });

/** One access; `calls` outermost first. */
function step(
  cpu: number,
  action: StepAction,
  object: string,
  calls: readonly Frame[],
  more: Partial<TraceStep> = {},
): TraceStep {
  return { cpu, action, object, width: 64, before: '0x0', after: '0x1', stack: calls.toReversed(), ...more };
}

const outer = frame('zap_page_range_single', 10);
const inner = frame('zap_pmd_range', 20);
const bits = { beforeBits: '', afterBits: 'V' };

function draw(steps: readonly TraceStep[], cpus = 2): readonly string[] {
  const result = {
    cpus: Array.from({ length: cpus }, () => ({ path: 'zap', entry: 'zap_page_range_single' })),
    rules: [{ id: 'P2', name: 'zap completes', statement: '', outcome: 'violated' }],
    entryValues: [],
  } as unknown as CheckResult;
  const finding: Finding = {
    id: '0',
    rule: 'P2',
    headline: '',
    consequence: '',
    trace: [],
    steps,
    replayed: true,
  };
  return diagram(result, finding);
}

describe('the diagram', () => {
  test('folds a loop of 512 rounds with several accesses each to one round and a count', () => {
    const steps = Array.from({ length: 512 }, (_, index) => [
      step(0, 'read', `pte[${index}]`, [outer, inner]),
      step(
        0,
        'update',
        `pte[${index}]`,
        [outer, inner, frame('ptep_get_and_clear', 5, 'include/linux/pgtable.h')],
        bits,
      ),
      step(
        0,
        'update',
        `pte[${index}]`,
        [outer, inner, frame('set_pte_at', 5, 'include/linux/pgtable.h')],
        bits,
      ),
    ]).flat();
    const lines = draw(steps);
    expect(lines.filter((line) => line.includes('[...] 511 more'))).toHaveLength(1);
    expect(lines.length).toBeLessThan(15);
  });

  test('shows a loop in two pieces where another CPU moves in between', () => {
    const pieces = (from: number, to: number): TraceStep[] =>
      Array.from({ length: to - from }, (_, index) =>
        step(0, 'write', `pte[${from + index}]`, [outer, inner], bits),
      );
    const lines = draw([...pieces(0, 10), step(1, 'write', 'pmd', [outer, inner], bits), ...pieces(10, 30)]);
    expect(lines.filter((line) => line.includes('[...] 9 more'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('[...] 19 more'))).toHaveLength(1);
  });

  test('prints an outer call once, and again only when it was left', () => {
    const again = frame('zap_page_range_single', 11);
    const lines = draw([
      step(0, 'write', 'pmd', [outer, inner], bits),
      step(1, 'write', 'pmd', [outer, inner], bits),
      step(0, 'write', 'pmd', [outer, inner], bits),
      step(0, 'write', 'pmd', [again, inner], bits),
    ]);
    const left = lines.slice(1).filter((line) => !line.startsWith(' '.repeat(20)));
    expect(left.filter((line) => line.includes('zap_page_range_single()'))).toHaveLength(1);
    expect(left.filter((line) => line.includes('zap_pmd_range()'))).toHaveLength(2);
  });

  test('says when an entry is read while another CPU holds its lock', () => {
    const lines = draw([
      step(0, 'lock', 'page[7].ptl', [outer, frame('pmd_lock', 5, 'include/linux/mm.h')]),
      step(0, 'write', 'pmd', [outer, inner], bits),
      step(1, 'read', 'pmd', [outer, inner], { after: '0x1', afterBits: 'V' }),
      step(0, 'unlock', 'page[7].ptl', [outer, frame('spin_unlock', 6, 'include/linux/spinlock.h')]),
      step(1, 'read', 'pmd', [outer, inner], { after: '0x3', afterBits: 'V R' }),
    ]);
    expect(
      lines.filter((line) => line.includes('without page[7].ptl') || line.includes('without ptl')),
    ).toHaveLength(1);
    expect(lines.some((line) => line.includes('pmd_lock()'))).toBe(true);
    expect(lines.some((line) => line.includes('spin_unlock()'))).toBe(true);
  });

  test('leaves out locks under which no entry is accessed', () => {
    const lines = draw([
      step(0, 'lock', 'lru', [outer, frame('lru_lock', 5, 'include/linux/mm.h')]),
      step(0, 'unlock', 'lru', [outer, frame('spin_unlock', 6, 'include/linux/spinlock.h')]),
      step(0, 'write', 'pmd', [outer, inner], bits),
    ]);
    expect(lines.some((line) => line.includes('lock()'))).toBe(false);
  });

  test('survives accesses without a stack, an empty trace and absurdly long names', () => {
    const long = 'f'.repeat(90);
    expect(draw([])).toHaveLength(2);
    for (const cpus of [1, 2, 3, 6]) {
      const steps = Array.from({ length: cpus }, (_, cpu) => [
        step(cpu, 'write', 'pmd', [], bits),
        step(cpu, 'write', 'pmd', [frame(long, 1)], { ...bits, note: long }),
      ]).flat();
      expect(draw(steps, cpus).filter((line) => line.length > 72 && cpus < 4)).toEqual([]);
    }
  });

  test('a trace that changes CPU at every step stays within 26 lines, or shows the races only', () => {
    const steps = Array.from({ length: 2000 }, (_, index) =>
      step(index % 2, 'update', `page[${index % 7}]._mapcount`, [outer, inner]),
    );
    expect(draw(steps).length).toBeLessThanOrEqual(26);
  });
});
