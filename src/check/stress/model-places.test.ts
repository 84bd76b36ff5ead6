import { expect, test } from 'vitest';
import { architectureModels } from '../../arch/models.ts';
import { buildScenario } from '../../kernel/scenario.ts';
import { modelScenarios } from '../../kernel/scenarios.ts';
import { applies } from '../thread/question.ts';
import { defaultCosts } from './costs.ts';
import { costClassOf, placesOf } from './model-places.ts';

test.each([
  ['cpu', 'spin_lock(pmd)', 'lock'],
  ['cpu', 'spin_unlock(pmd)', 'unlock'],
  ['cpu', 'down_read(mmap_sem)', 'lock'],
  ['cpu', 'up_read(mmap_sem)', 'unlock'],
  ['cpu', 'anon_vma_unlock_write()', 'unlock'],
  ['cpu', 'pmd_trans_huge(*pmd)?', 'read'],
  ['cpu', 'pmd_trans_huge(*pmd)? get_page(pmd_page(*pmd))', 'atomic'],
  ['cpu', 'reads *pmdp', 'read'],
  ['cpu', 'set_pmd_at(pmd_mknotpresent())', 'write'],
  ['cpu', 'pmd_populate()', 'write'],
  ['cpu', 'pmdp_huge_get_and_clear()', 'atomic'],
  ['cpu', 'pmdp_establish(pmd_mkinvalid(*pmdp)): xchg', 'atomic'],
  ['cpu', 'flush_pmd_tlb_range(): TLBIMVAIS', 'flush'],
  ['cpu', 'flush_pmd_tlb_range(): IPI for flush_tlb_func(): MOV to CR3', 'ipi'],
  ['cpu', 'flush_tlb_mm(): sbi_remote_sfence_vma_asid()', 'ipi'],
  ['cpu', 'wait until flush_pmd_tlb_range(): TLBIMVAIS has completed', 'wait'],
  ['cpu', 'kick_all_cpus_sync()', 'ipi'],
  ['cpu', 'copy_user_highpage(): page 1', 'page'],
  ['cpu', 'wants to write', 'user'],
  ['cpu', 'local_irq_disable()', 'local'],
  ['hardware', 'flush_pmd_tlb_range(): TLBIMVAIS reaches CPU1', 'broadcast'],
  ['hardware', 'kick_all_cpus_sync() reaches CPU1', 'interrupt'],
  ['hardware', 'grace period over: table 0 is freed', 'grace'],
  ['hardware', 'loads pmd[0]: huge translation', 'walker'],
] as const)('%s: %s is %s', (kind, label, costClass) => {
  expect(costClassOf({ label }, kind)).toBe(costClass);
});

test('the class of every step of every scenario has a cost', () => {
  const names = new Set(defaultCosts.map(({ name }) => name));
  const architecture = architectureModels[0]!;
  const classes = modelScenarios
    .filter((scenario) => applies(scenario, architecture, 6012))
    .flatMap((scenario) => placesOf(buildScenario(scenario, { architecture, version: 6012 })))
    .map(({ costClass }) => costClass);
  expect([...new Set(classes)].filter((costClass) => !names.has(costClass))).toEqual([]);
  expect(new Set(classes).size).toBeGreaterThan(9);
});
