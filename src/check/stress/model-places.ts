import type { StepPlace } from '../../engine/stress/subject.ts';
import type { Action, TransitionSystem } from '../../transition/form.ts';

/**
 * Classes of costs of the built-in model's steps, by their labels; the first that fits counts. A step that makes
 * several accesses has the class of its dearest.
 */
const ofCpus: readonly (readonly [pattern: RegExp, costClass: string])[] = [
  [/^wait until /, 'wait'],
  [/\bIPI\b|cross call|smp_call_function|kick_all_cpus|serialize_against|sbi_remote/, 'ipi'],
  [/flush|tlbi|TLBIMVAIS|\bIDTE\b|\bIPTE\b|hpte_invalidate|tlbie/, 'flush'],
  [/copy|alloc_|alloc\(|__free_pages|free_page/, 'page'],
  [/^wants to (read|write)/, 'user'],
  [/unlock|^up_(read|write)/, 'unlock'],
  [/spin_lock|^down_(read|write)|anon_vma_lock/, 'lock'],
  [
    /atomic_|xchg|get_and_clear|establish|test_and_set|TestClear|get_page|put_page|_page_unless_zero|folio_(get|put|ref_(add|sub|freeze|unfreeze))|try_grab|speculative|remove_rmap|pte_update|hugepage_update|put_huge_zero_page/,
    'atomic',
  ],
  [
    /\bset_(pmd|pte|page)|_populate|(pmd|pte|ptep)_clear\(|^\*(pmdp|ptep) = |^pte\[\d+\] = |withdraw|deposit|ClearPage|clear_compound|tlb_flush_pending|(pte|pmd)_free|call_rcu|add_new_anon_rmap/,
    'write',
  ],
  [/^local_irq_|^starts$|^returns/, 'local'],
];

const ofHardware: readonly (readonly [pattern: RegExp, costClass: string])[] = [
  [
    /(\bIPI\b|cross call|smp_call_function|kick_all_cpus|serialize_against|sbi_remote).* reaches CPU/,
    'interrupt',
  ],
  [/ reaches CPU/, 'broadcast'],
  [/grace period/, 'grace'],
];

/** The class of a step. A step of a CPU that fits no pattern is a `read`, one of hardware is a `walker`'s. */
export function costClassOf({ label }: Pick<Action, 'label'>, kind: 'cpu' | 'hardware'): string {
  const found = (kind === 'cpu' ? ofCpus : ofHardware).find(([pattern]) => pattern.test(label));
  return found?.[1] ?? (kind === 'cpu' ? 'read' : 'walker');
}

/** By action, where it stands and what it costs. */
export function placesOf(system: TransitionSystem): readonly StepPlace[] {
  return system.actions.map((action) => ({
    costClass: costClassOf(action, system.processes[action.process]!.kind),
    calls: action.calls,
    label: action.label,
  }));
}
