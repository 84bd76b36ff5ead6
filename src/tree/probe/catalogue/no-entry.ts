/** Names that are about entries only in that they find, hold, count or protect them. */
interface NoEntry {
  /** Of the whole name. */
  readonly pattern: RegExp;
  readonly reason: string;
}

/** In the order in which they are tried. */
const table: readonly NoEntry[] = [
  {
    pattern: /^(pmd|pte|pud)_(val(_ma)?|pgd|p4d)$/,
    reason: 'gives the word itself, or the type of another level',
  },
  {
    pattern:
      /^(pmd|pte|pud)_(index|addr_end|cont_addr_end|off(_k)?|offset\w*|unmap\w*|set_fixmap\w*|clear_fixmap|pgtable_page)$/,
    reason: 'finds the place of an entry',
  },
  {
    pattern:
      /^(pmd|pte|pud)_(alloc\w*|free\w*|fragment_\w+|frag_\w+|init|install\w*|move_must_withdraw|huge_pte|folded)$/,
    reason: 'allocates, frees or keeps tables',
  },
  {
    pattern:
      /^(pmd|pte|pud)p?_(lock|lockptr|ptlock_\w+|lock_deinit|trans_huge_lock|alloc_map_lock|ptdesc|folio|to_page)$/,
    reason: 'locks, or gives the structure behind a table or page',
  },
  {
    pattern:
      /^(pmd|pte|pud)p_\w+_notify$|^ptep_(notify|set_notify|force_prot|set_pte_at|shadow_pte|unshadow_pte|test_and_clear_uc|test_and_clear_user_dirty|zap_key|zap_unused)$|^pte_swap$/,
    reason: 'calls the function of the same name and the MMU notifiers, or is about guests',
  },
  { pattern: /^(pmd|pte|pud)_migration_entry_wait$/, reason: 'waits' },
  { pattern: /^(pmd|pte|pud)p_get_lockless_sync$/, reason: 'waits' },
  {
    pattern:
      /^(pmd|pte|pud)_(clear_bad|none_or_clear_bad|none_or_trans_huge_or_(dev_or_)?clear_bad|trans_unstable|devmap_trans_unstable)$/,
    reason: 'looks at an entry where it is with helpers that are evaluated, and may report and clear it',
  },
  {
    pattern: /^(pmd|pte|pud)_(set_huge|clear_huge|populate_kernel_safe|populate_safe)$/,
    reason: "is about the kernel's own mappings",
  },
  {
    pattern: /^set_(pmd|pte|pud)(_vaddr\w*|_range|_migration_entry|_phys|_init)$/,
    reason: 'maps memory with helpers that are evaluated',
  },
  {
    pattern:
      /^(pmd|pte|pud)_(flags_mask|pfn_mask|batch_hint|pagesize_index|pi_index|sz_bits|sect_supported)$/,
    reason: 'gives a number that does not come from an entry alone',
  },
  { pattern: /^(pmd|pte|pud)_ERROR$/, reason: 'prints an entry' },
  { pattern: /^set_huge_pte\w*$/, reason: 'stores entries of hugetlbfs' },
  {
    pattern: /^pte_install_uffd_wp_if_needed$/,
    reason: 'zaps entries with helpers that are evaluated',
  },
];

/** Building blocks of helpers that are evaluated: what they do shows there. */
const buildingBlocks =
  /^((pmd|pte|pud)_(update|update_defer|xchg|hugepage_update|isset|isclear|set|flags_need_flush|flags_pkey|to_(hpte_)?pkey_bits)|(pmd|pte)p_flush_(direct|lazy)|pmdp_ptep|pudp_ptep|ptep_buddy|pte_(get_hash_gslot|set_hash_slot|set_hidx|iterate_hashed_\w+|advance_pfn))$/;

/** Why there is no call of a name that is about the bits of an entry, as far as is known. */
export function noWrapperReason(name: string): string {
  return buildingBlocks.test(name)
    ? 'a building block of helpers that are evaluated'
    : 'not in the list of helpers';
}

/** Why a name is not about the bits of an entry; undefined if it is, as far as is known. */
export function noEntryReason(name: string): string | undefined {
  return table.find(({ pattern }) => pattern.test(name))?.reason;
}
