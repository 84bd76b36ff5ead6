/** What stands in for a function of the kernel that is not compiled. */
export interface Stub {
  /** Source in the harness that defines it, relative to `harness/`. */
  readonly file: string;
  /** What it does, one line; `no effect` where nothing that is modelled depends on it. */
  readonly effect: string;
}

const file = (name: string, stubs: Readonly<Record<string, string>>): readonly (readonly [string, Stub])[] =>
  Object.entries(stubs).map(([symbol, effect]) => [symbol, { file: name, effect }] as const);

const pool = 'takes memory from a pool of the CPU; fails when it is used up';
const statistic = 'no effect but on a note of how many huge mappings this CPU made';
const fence = 'drops translations on each CPU named, one after the other, as the firmware does';
const onOthers = 'waits for each CPU with interrupts off, then runs the function in its place';
const semaphore = 'notes who holds it; collapse is alone with semaphores, other paths stop';
const cache = 'no effect: caches are not modelled';
const giveBack = 'gives pages back: each is at once owned by somebody else, with one reference';
const bit = 'atomic bit operation on a 32-bit word, as arch/arm/lib does with ldrex and strex';

/**
 * The functions of harness/stubs and harness/arch, by symbol. The machine names what it executed of them; the
 * report lists those. A test holds the table and the C to each other.
 */
export const stubs: ReadonlyMap<string, Stub> = new Map([
  ...file('stubs/locks.c', {
    _raw_spin_lock: 'waits for the lock and takes it',
    _raw_spin_trylock: 'takes the lock if it is free',
    _raw_spin_lock_irqsave: 'disables interrupts, waits for the lock and takes it',
    _raw_spin_lock_irq: 'disables interrupts, waits for the lock and takes it',
    _raw_spin_unlock: 'releases the lock',
    _raw_spin_unlock_irqrestore: 'releases the lock and restores interrupts',
    _raw_spin_unlock_irq: 'releases the lock and enables interrupts',
  }),
  ...file('stubs/allocator.c', {
    __alloc_pages_noprof: pool,
    __folio_alloc_noprof: pool,
    get_free_pages_noprof: pool,
    __alloc_pages: pool,
    __folio_alloc: pool,
    __alloc_pages_nodemask: pool,
    __get_free_pages: pool,
    free_pages: 'any later access of the memory is a violation',
    __free_pages: 'drops a reference; at zero, any later access of a page table is a violation',
    free_unref_page: giveBack,
    free_unref_folios: giveBack,
    free_unref_page_list: giveBack,
    free_compound_page: giveBack,
    destroy_large_folio: 'takes the page off the deferred split queue and gives it back',
    free_hot_cold_page: giveBack,
    free_hot_cold_page_list: giveBack,
  }),
  ...file('stubs/collapse.c', {
    find_vma: 'the one area',
    down_read: semaphore,
    up_read: semaphore,
    down_write: semaphore,
    up_write: semaphore,
    folio_isolate_lru: 'takes the page off its list with a reference, if it is on one',
    folio_putback_lru: 'puts the page on a list again and drops the reference',
    folio_unlock: 'releases the lock of the page; nobody waits for it',
  }),
  ...file('stubs/counters.c', {
    __mod_node_page_state: statistic,
    mod_node_page_state: statistic,
    __mod_zone_page_state: statistic,
    mod_zone_page_state: statistic,
    __inc_zone_page_state: statistic,
    __dec_zone_page_state: statistic,
    inc_zone_page_state: statistic,
    dec_zone_page_state: statistic,
    percpu_counter_add_batch: 'counts resident anonymous pages for each CPU, never folded into a shared word',
  }),
  ...file('stubs/kernel.c', {
    __cond_resched: 'no effect: nothing else wants the CPU',
    _cond_resched: 'no effect: nothing else wants the CPU',
    mlock_drain_local: 'no effect: nothing is mlocked',
    mlock_drain_remote: 'no effect: nothing is mlocked',
    mlock_page_drain_local: 'no effect: nothing is mlocked',
    mlock_page_drain_remote: 'no effect: nothing is mlocked',
    folio_mapping: 'none, as for every anonymous page; stops for pages of files',
    khugepaged_enter_vma: 'no effect: collapsing is not part of any path',
    pfn_valid: 'true for the frames of the model',
  }),
  ...file('stubs/maintenance.c', {
    thpcheck_clear_page: 'no effect: contents of user pages are not modelled',
    clear_page: 'no effect: contents of user pages are not modelled',
    sbi_remote_sfence_vma: fence,
    sbi_remote_sfence_vma_asid: fence,
    flush_icache_pte: cache,
    flush_cache_range: cache,
    __sync_icache_dcache: cache,
  }),
  ...file('stubs/interrupts.c', {
    smp_call_function: onOthers,
    on_each_cpu_cond_mask: onOthers,
    on_each_cpu_mask: onOthers,
    on_each_cpu: onOthers,
  }),
  ...file('stubs/rcu.c', {
    thpcheck_rcu_read_lock: 'holds RCU callbacks of other CPUs back',
    thpcheck_rcu_read_unlock: 'lets RCU callbacks of other CPUs run',
    thpcheck_run_callbacks: 'waits for the read-side sections of other CPUs, then runs the callbacks of this one',
    call_rcu: 'queues the callback until the path has returned',
    call_rcu_sched: 'queues the callback until the path has returned',
  }),
  ...file('stubs/messages.c', {
    _printk: 'a message at the level of an error or above is a violation; no effect otherwise',
    printk: 'a message at the level of an error or above is a violation; no effect otherwise',
    __warn_printk: 'no effect: the trap of the WARN() that follows is the violation',
    warn_slowpath_fmt: 'a violation',
    warn_slowpath_null: 'a violation',
    add_taint: 'a violation',
    dump_page: 'no effect',
    dump_stack: 'no effect',
  }),
  ...file('arch/arm.c', {
    v7wbi_flush_user_tlb_range: 'drops the translations of all pages of the range on each CPU, as the loop of tlb-v7.S does',
    thpcheck_set_pte_ext: 'cpu_v7_set_pte_ext() in C: adjusts the entry and stores its 64 bits at once',
    thpcheck_dcache_clean_area: cache,
    cpu_v7_set_pte_ext: 'adjusts the entry and stores its 64 bits at once',
    cpu_v7_dcache_clean_area: cache,
    clear_user_highpage_nothing: 'no effect: contents of user pages are not modelled',
    _set_bit: bit,
    _clear_bit: bit,
    _test_and_set_bit: bit,
    _test_and_clear_bit: bit,
    __memzero: 'clears memory',
    __pmd_error: 'a violation',
    __pgd_error: 'a violation',
  }),
]);
