/** A helper of the toy architecture made wrong in one way, and the rules that this breaks. */
export interface BrokenCase {
  readonly helper: string;
  readonly defect: string;
  readonly rules: readonly string[];
}

/** Helper, name of a defect (broken-helpers.ts), every rule that it breaks where the entries are made by right helpers. */
const recorded = `
pmd_none | says the opposite | pmd-mkinvalid-is-not-none pmdp-invalidate-stores-not-none pmdp-invalidate-ad-stores-not-none pmd-none-is-true-of-none pmd-none-is-false-of-table pmd-none-is-false-of-huge pmd-none-is-false-of-migration pmd-modify-keeps-the-page pmdp-huge-get-and-clear-stores-none pmdp-huge-get-and-clear-full-stores-none pmdp-huge-clear-flush-stores-none pmdp-collapse-flush-stores-none pmd-clear-stores-none
pmd_present | says the opposite | pmd-mkinvalid-is-present pmdp-invalidate-stores-present pmd-present-is-false-of-none pmd-present-is-true-of-table pmd-present-is-true-of-huge pmd-present-is-true-of-writable-huge pmd-present-is-false-of-migration
pmd_devmap | says the opposite | pmd-devmap-is-false-of-none pmd-devmap-is-false-of-table pmd-special-and-devmap-are-found pmd-mkdevmap-is-devmap pmd-new-is-not-devmap
pmd_leaf | says the opposite | pmd-mkinvalid-is-leaf pmdp-invalidate-stores-leaf pmd-leaf-is-false-of-table pmd-leaf-is-true-of-huge
pmd_trans_huge | says the opposite | pmd-mkinvalid-is-trans-huge pmdp-invalidate-stores-trans-huge pmdp-invalidate-ad-stores-not-none pmd-trans-huge-is-false-of-none pmd-trans-huge-is-false-of-table pmd-trans-huge-is-true-of-huge pmd-trans-huge-is-false-of-migration pmd-special-and-devmap-are-found
pmd_bad | says the opposite | pmd-bad-is-false-of-table pmd-bad-is-true-of-huge
pmd_mkyoung | keeps what was there | pmd-mkyoung-is-young pmdp-set-access-flags-gives-what-is-asked
pmd_mkyoung | adds WRITE | pmd-mkyoung-changes-only-that
pmd_mkold | keeps what was there | pmd-mkold-is-not-young
pmd_mkold | adds WRITE | pmd-mkold-changes-only-that
pmd_mkdirty | keeps what was there | pmd-mkdirty-is-dirty pmdp-set-access-flags-gives-what-is-asked
pmd_mkdirty | adds WRITE | pmd-mkdirty-changes-only-that
pmd_mkclean | keeps what was there | pmd-mkclean-is-not-dirty
pmd_mkclean | adds WRITE | pmd-mkclean-changes-only-that
pmd_mkwrite | keeps what was there | pmd-mkwrite-is-write pmdp-set-access-flags-gives-what-is-asked
pmd_mkwrite | loses HUGE | pmd-mkwrite-changes-only-that
pmd_wrprotect | adds WRITE | pmd-wrprotect-is-not-write
pmd_wrprotect | loses DIRTY | pmd-wrprotect-keeps-dirty pmd-wrprotect-changes-only-that
pmd_wrprotect | loses HUGE | pmd-wrprotect-changes-only-that
pmd_mksoft_dirty | keeps what was there | pmd-mksoft-dirty-is-soft-dirty
pmd_mksoft_dirty | adds WRITE | pmd-mksoft-dirty-changes-only-that
pmd_clear_soft_dirty | keeps what was there | pmd-clear-soft-dirty-is-not-soft-dirty
pmd_clear_soft_dirty | adds WRITE | pmd-clear-soft-dirty-changes-only-that
pmd_mkuffd_wp | keeps what was there | pmd-mkuffd-wp-changes-only-that pmd-mkuffd-wp-is-uffd-wp
pmd_mkuffd_wp | adds WRITE | pmd-mkuffd-wp-changes-only-that
pmd_clear_uffd_wp | keeps what was there | pmd-clear-uffd-wp-is-not-uffd-wp
pmd_clear_uffd_wp | adds WRITE | pmd-clear-uffd-wp-changes-only-that
pmd_mkspecial | keeps what was there | pmd-mkspecial-is-special
pmd_mkdevmap | keeps what was there | pmd-mkdevmap-is-devmap
pmd_swp_clear_soft_dirty | adds WRITE | pmd-swp-soft-dirty-is-a-mark-of-its-own
pmd_swp_clear_uffd_wp | adds WRITE | pmd-swp-uffd-wp-is-a-mark-of-its-own
pmd_modify | keeps what was there | pmd-modify-gives-no-write pmd-modified-to-none-is-protnone
pmd_modify | loses a bit of the frame | pmd-modify-keeps-the-page
pmd_modify | adds WRITE | pmd-modify-gives-no-write
pmd_modify | loses DIRTY | pmd-modify-keeps-dirty
pmd_modify | loses YOUNG | pmd-modify-keeps-young
pmd_modify | loses SPECIAL | pmd-modify-keeps-special
pmd_modify | loses DEVMAP | pmd-modify-keeps-devmap
pmd_modify | loses SOFT_DIRTY | pmd-modify-keeps-soft-dirty
pmd_modify | loses UFFD_WP | pmd-modify-keeps-uffd-wp
pfn_pmd | adds DIRTY | pmd-wrprotect-of-new-is-clean
pfn_pmd | adds SPECIAL | pmd-new-is-not-special
pfn_pmd | adds DEVMAP | pmd-new-is-not-devmap
pfn_pmd | adds SOFT_DIRTY | pmd-new-is-not-soft-dirty
pfn_pmd | adds UFFD_WP | pmd-new-is-not-uffd-wp
pfn_pmd | adds PROTNONE | pmd-with-access-is-not-protnone
pfn_pmd | loses a bit of the frame | pmd-pfn-comes-back
pmd_clear | keeps DIRTY | pmd-clear-stores-none
set_pmd_at | gives none | set-pmd-at-stores-what-it-is-given set-pmd-at-stores-swap-entries-as-they-are
set_pmd_at | keeps DIRTY | set-pmd-at-stores-what-it-is-given set-pmd-at-stores-swap-entries-as-they-are set-pmd-at-forgets-what-was-there
pmdp_huge_get_and_clear returned | gives none | pmdp-huge-get-and-clear-returns-the-old
pmdp_huge_get_and_clear stored | adds VALID | pmdp-huge-get-and-clear-stores-none
pmdp_huge_get_and_clear_full returned | gives none | pmdp-huge-get-and-clear-full-returns-the-old
pmdp_huge_get_and_clear_full stored | adds VALID | pmdp-huge-get-and-clear-full-stores-none
pmdp_huge_clear_flush returned | gives none | pmdp-huge-clear-flush-returns-the-old
pmdp_huge_clear_flush stored | adds VALID | pmdp-huge-clear-flush-stores-none
pmdp_collapse_flush returned | gives none | pmdp-collapse-flush-returns-the-old
pmdp_collapse_flush stored | adds VALID | pmdp-collapse-flush-stores-none
pmdp_get returned | gives none | pmdp-get-reads-what-is-there
pmdp_get_lockless returned | gives none | pmdp-get-lockless-reads-what-is-there
pmdp_set_wrprotect stored | adds WRITE | pmdp-set-wrprotect-only-protects
pmdp_test_and_clear_young returned | says the opposite | pmdp-test-and-clear-young-only-makes-old
pmdp_clear_flush_young returned | says the opposite | pmdp-clear-flush-young-only-makes-old
pmdp_set_access_flags:dirty stored | gives none | pmdp-set-access-flags-gives-what-is-asked
pte_none | says the opposite | pte-none-is-true-of-none pte-none-is-false-of-present pte-none-is-false-of-swap pte-modify-keeps-the-page ptep-get-and-clear-stores-none ptep-get-and-clear-full-stores-none ptep-clear-flush-stores-none pte-clear-stores-none ptep-clear-stores-none
pte_present | says the opposite | pte-present-is-false-of-none pte-present-is-true-of-present pte-present-is-false-of-swap
pte_mkyoung | keeps what was there | pte-mkyoung-is-young ptep-set-access-flags-gives-what-is-asked
pte_mkyoung | adds WRITE | pte-mkyoung-changes-only-that
pte_mkold | keeps what was there | pte-mkold-is-not-young
pte_mkold | adds WRITE | pte-mkold-changes-only-that
pte_mkdirty | keeps what was there | pte-mkdirty-is-dirty ptep-set-access-flags-gives-what-is-asked
pte_mkdirty | adds WRITE | pte-mkdirty-changes-only-that
pte_mkclean | keeps what was there | pte-mkclean-is-not-dirty
pte_mkclean | adds WRITE | pte-mkclean-changes-only-that
pte_mkwrite | keeps what was there | pte-mkwrite-is-write ptep-set-access-flags-gives-what-is-asked
pte_mkwrite | loses a bit of the frame | pte-mkwrite-changes-only-that
pte_wrprotect | loses a bit of the frame | pte-wrprotect-changes-only-that
pte_wrprotect | adds WRITE | pte-wrprotect-is-not-write
pte_wrprotect | loses DIRTY | pte-wrprotect-keeps-dirty pte-wrprotect-changes-only-that
pte_mksoft_dirty | keeps what was there | pte-mksoft-dirty-is-soft-dirty
pte_mksoft_dirty | adds WRITE | pte-mksoft-dirty-changes-only-that
pte_clear_soft_dirty | keeps what was there | pte-clear-soft-dirty-is-not-soft-dirty
pte_clear_soft_dirty | adds WRITE | pte-clear-soft-dirty-changes-only-that
pte_mkuffd_wp | keeps what was there | pte-mkuffd-wp-changes-only-that pte-mkuffd-wp-is-uffd-wp
pte_mkuffd_wp | adds WRITE | pte-mkuffd-wp-changes-only-that
pte_clear_uffd_wp | keeps what was there | pte-clear-uffd-wp-is-not-uffd-wp
pte_clear_uffd_wp | adds WRITE | pte-clear-uffd-wp-changes-only-that
pte_mkspecial | keeps what was there | pte-mkspecial-is-special
pte_mkdevmap | keeps what was there | pte-mkdevmap-is-devmap
pte_swp_clear_soft_dirty | adds WRITE | pte-swp-soft-dirty-is-a-mark-of-its-own
pte_swp_clear_uffd_wp | adds WRITE | pte-swp-uffd-wp-is-a-mark-of-its-own
pte_swp_clear_exclusive | adds WRITE | pte-swp-exclusive-is-a-mark-of-its-own
pte_modify | keeps what was there | pte-modify-gives-no-write pte-modified-to-none-is-protnone
pte_modify | loses a bit of the frame | pte-modify-keeps-the-page
pte_modify | adds WRITE | pte-modify-gives-no-write
pte_modify | loses DIRTY | pte-modify-keeps-dirty
pte_modify | loses YOUNG | pte-modify-keeps-young
pte_modify | loses SPECIAL | pte-modify-keeps-special
pte_modify | loses DEVMAP | pte-modify-keeps-devmap
pte_modify | loses SOFT_DIRTY | pte-modify-keeps-soft-dirty
pte_modify | loses UFFD_WP | pte-modify-keeps-uffd-wp
pfn_pte | adds DIRTY | pte-wrprotect-of-new-is-clean
pfn_pte | adds SPECIAL | pte-new-is-not-special
pfn_pte | adds DEVMAP | pte-new-is-not-devmap
pfn_pte | adds SOFT_DIRTY | pte-new-is-not-soft-dirty
pfn_pte | adds UFFD_WP | pte-new-is-not-uffd-wp
pfn_pte | adds PROTNONE | pte-with-access-is-not-protnone
pfn_pte | loses a bit of the frame | pte-pfn-comes-back
pte_clear | keeps DIRTY | pte-clear-stores-none
set_pte_at | gives none | set-pte-at-stores-what-it-is-given set-pte-at-stores-swap-entries-as-they-are
set_pte_at | keeps DIRTY | set-pte-at-stores-what-it-is-given set-pte-at-stores-swap-entries-as-they-are set-pte-at-forgets-what-was-there
ptep_get_and_clear returned | gives none | ptep-get-and-clear-returns-the-old
ptep_get_and_clear stored | adds VALID | ptep-get-and-clear-stores-none
ptep_get_and_clear_full returned | gives none | ptep-get-and-clear-full-returns-the-old
ptep_get_and_clear_full stored | adds VALID | ptep-get-and-clear-full-stores-none
ptep_clear_flush returned | gives none | ptep-clear-flush-returns-the-old
ptep_clear_flush stored | adds VALID | ptep-clear-flush-stores-none
ptep_get returned | gives none | ptep-get-reads-what-is-there
ptep_get_lockless returned | gives none | ptep-get-lockless-reads-what-is-there
ptep_set_wrprotect stored | adds WRITE | ptep-set-wrprotect-only-protects
ptep_test_and_clear_young returned | says the opposite | ptep-test-and-clear-young-only-makes-old
ptep_clear_flush_young returned | says the opposite | ptep-clear-flush-young-only-makes-old
ptep_set_access_flags:dirty stored | gives none | ptep-set-access-flags-gives-what-is-asked
pud_none | says the opposite | pud-none-is-true-of-none pud-none-is-false-of-table pud-none-is-false-of-huge pud-modify-keeps-the-page pudp-huge-get-and-clear-stores-none pudp-huge-get-and-clear-full-stores-none pud-clear-stores-none
pud_present | says the opposite | pud-present-is-false-of-none pud-present-is-true-of-table pud-present-is-true-of-huge
pud_devmap | says the opposite | pud-devmap-is-false-of-table pud-mkdevmap-is-devmap pud-new-is-not-devmap
pud_leaf | says the opposite | pud-leaf-is-false-of-table pud-leaf-is-true-of-huge
pud_trans_huge | says the opposite | pud-trans-huge-is-false-of-none pud-trans-huge-is-false-of-table pud-trans-huge-is-true-of-huge
pud_bad | says the opposite | pud-bad-is-false-of-table pud-bad-is-true-of-huge
pud_mkyoung | keeps what was there | pud-mkyoung-is-young pudp-set-access-flags-gives-what-is-asked
pud_mkyoung | adds WRITE | pud-mkyoung-changes-only-that
pud_mkold | keeps what was there | pud-mkold-is-not-young
pud_mkold | adds WRITE | pud-mkold-changes-only-that
pud_mkdirty | keeps what was there | pud-mkdirty-is-dirty pudp-set-access-flags-gives-what-is-asked
pud_mkdirty | adds WRITE | pud-mkdirty-changes-only-that
pud_mkclean | keeps what was there | pud-mkclean-is-not-dirty
pud_mkclean | adds WRITE | pud-mkclean-changes-only-that
pud_mkwrite | keeps what was there | pud-mkwrite-is-write pudp-set-access-flags-gives-what-is-asked
pud_mkwrite | loses HUGE | pud-mkwrite-changes-only-that
pud_wrprotect | adds WRITE | pud-wrprotect-is-not-write
pud_wrprotect | loses DIRTY | pud-wrprotect-keeps-dirty pud-wrprotect-changes-only-that
pud_wrprotect | loses HUGE | pud-wrprotect-changes-only-that
pud_mksoft_dirty | keeps what was there | pud-mksoft-dirty-is-soft-dirty
pud_mksoft_dirty | adds WRITE | pud-mksoft-dirty-changes-only-that
pud_clear_soft_dirty | keeps what was there | pud-clear-soft-dirty-is-not-soft-dirty
pud_clear_soft_dirty | adds WRITE | pud-clear-soft-dirty-changes-only-that
pud_mkuffd_wp | keeps what was there | pud-mkuffd-wp-changes-only-that pud-mkuffd-wp-is-uffd-wp
pud_mkuffd_wp | adds WRITE | pud-mkuffd-wp-changes-only-that
pud_clear_uffd_wp | keeps what was there | pud-clear-uffd-wp-is-not-uffd-wp
pud_clear_uffd_wp | adds WRITE | pud-clear-uffd-wp-changes-only-that
pud_mkspecial | keeps what was there | pud-mkspecial-is-special
pud_mkdevmap | keeps what was there | pud-mkdevmap-is-devmap
pud_modify | adds WRITE | pud-modify-gives-no-write
pud_modify | loses DIRTY | pud-modify-keeps-dirty
pud_modify | loses YOUNG | pud-modify-keeps-young
pud_modify | loses SPECIAL | pud-modify-keeps-special
pud_modify | loses DEVMAP | pud-modify-keeps-devmap
pud_modify | loses SOFT_DIRTY | pud-modify-keeps-soft-dirty
pud_modify | loses UFFD_WP | pud-modify-keeps-uffd-wp
pud_modify | loses PROTNONE | pud-modify-keeps-the-page
pfn_pud | adds DIRTY | pud-wrprotect-of-new-is-clean
pfn_pud | adds SPECIAL | pud-new-is-not-special
pfn_pud | adds DEVMAP | pud-new-is-not-devmap
pfn_pud | adds SOFT_DIRTY | pud-new-is-not-soft-dirty
pfn_pud | adds UFFD_WP | pud-new-is-not-uffd-wp
pfn_pud | loses a bit of the frame | pud-pfn-comes-back
pud_clear | keeps DIRTY | pud-clear-stores-none
set_pud_at | gives none | set-pud-at-stores-what-it-is-given
set_pud_at | keeps DIRTY | set-pud-at-stores-what-it-is-given set-pud-at-forgets-what-was-there
pudp_huge_get_and_clear returned | gives none | pudp-huge-get-and-clear-returns-the-old
pudp_huge_get_and_clear stored | adds VALID | pudp-huge-get-and-clear-stores-none
pudp_huge_get_and_clear_full returned | gives none | pudp-huge-get-and-clear-full-returns-the-old
pudp_huge_get_and_clear_full stored | adds VALID | pudp-huge-get-and-clear-full-stores-none
pudp_get returned | gives none | pudp-get-reads-what-is-there
pudp_set_wrprotect stored | adds WRITE | pudp-set-wrprotect-only-protects
pudp_test_and_clear_young returned | says the opposite | pudp-test-and-clear-young-only-makes-old
pudp_clear_flush_young returned | says the opposite | pudp-clear-flush-young-only-makes-old
pudp_set_access_flags:dirty stored | gives none | pudp-set-access-flags-gives-what-is-asked
pmd_mkinvalid | loses HUGE | pmd-mkinvalid-is-trans-huge pmd-mkinvalid-is-leaf
pmd_pgtable | loses the lowest bit | pmd-pgtable-comes-back
pmdp_invalidate stored | loses HUGE | pmdp-invalidate-stores-trans-huge pmdp-invalidate-stores-leaf
pmdp_establish returned | gives none | pmdp-establish-exchanges
is_pmd_migration_entry | says the opposite | pmd-mkinvalid-is-no-migration-entry pmdp-invalidate-stores-no-migration-entry is-pmd-migration-entry-is-true-of-migration is-pmd-migration-entry-is-false-of-none
make_readable_migration_entry:pmd | loses a bit of the frame | pmd-migration-read-comes-back
make_readable_exclusive_migration_entry:pmd | loses a bit of the frame | pmd-migration-read-exclusive-comes-back
make_writable_migration_entry:pmd | loses a bit of the frame | pmd-migration-write-comes-back
swp_entry_to_pte | adds SOFT_DIRTY | pte-swap-entry-comes-back
make_readable_migration_entry | loses a bit of the frame | pte-migration-read-comes-back
make_readable_exclusive_migration_entry | loses a bit of the frame | pte-migration-read-exclusive-comes-back
make_writable_migration_entry | loses a bit of the frame | pte-migration-write-comes-back
ptep_clear stored | adds VALID | ptep-clear-stores-none
ptep_modify_prot_commit stored | adds WRITE | ptep-modify-prot-start-returns-the-old
pmdp_invalidate returned | gives none | pmdp-invalidate-returns-the-old
pmdp_invalidate stored | adds VALID | pmdp-invalidate-bars-gup-fast
pmdp_invalidate stored | loses HUGE | pmdp-invalidate-stores-trans-huge pmdp-invalidate-stores-leaf
pmdp_invalidate stored | loses a bit of the frame | pmdp-invalidate-keeps-the-page
pmdp_invalidate_ad returned | gives none | pmdp-invalidate-ad-returns-the-old
`;

/** At least one case for each rule of 6.12 that does not look at hardware, mostly one that breaks nothing else. */
export const brokenCases: readonly BrokenCase[] = recorded
  .trim()
  .split('\n')
  .map((line) => {
    const [helper, defect, rules] = line.split(' | ');
    return { helper: helper!, defect: defect!, rules: rules!.split(' ') };
  });
