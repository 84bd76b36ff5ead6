import type { Level } from '../../../contract/helper-set.ts';
import type { CatalogueEntry, Gives, ParameterName } from './catalogue-entry.ts';

/** A function that changes an entry where it is, and what it returns besides. */
interface Primitive {
  readonly helper: string;
  readonly level: Level;
  readonly call: string;
  /** What C returns; `memory` for nothing. */
  readonly gives: Gives;
  readonly variant?: string;
  /** Has a second parameter, the entry to be stored. */
  readonly stores?: true;
  readonly config?: string;
  readonly from?: number;
  readonly before?: number;
}

/** By the two areas that a signature may begin with: `vma`, or `mm` where only that is needed. */
const ofHuge: readonly Primitive[] = (['pmd', 'pud'] as const).flatMap((level): readonly Primitive[] => {
  const one = (name: string, args: string, gives: Gives, rest: Partial<Primitive> = {}): Primitive => ({
    helper: `${level}p_${name}`,
    level,
    call: `${level}p_${name}(${args})`,
    gives,
    ...rest,
  });
  // Declared in any case; mm/pgtable-generic.c has them for architectures with huge PUDs.
  const ofPud = level === 'pud' ? { config: 'HAVE_ARCH_TRANSPARENT_HUGEPAGE_PUD' } : {};
  return [
    one('get', 'slot', 'entry'),
    one('get_lockless', 'slot', 'entry'),
    // It returns what was there from 4.16 on.
    one('invalidate', 'vma, address, slot', 'memory', { before: 4016 }),
    one('invalidate', 'vma, address, slot', 'entry', { from: 4016 }),
    one('invalidate_ad', 'vma, address, slot', 'entry'),
    one('establish', 'vma, address, slot, new', 'entry', { stores: true }),
    one('xchg_direct', 'mm, address, slot, new', 'entry', { stores: true }),
    one('xchg_lazy', 'mm, address, slot, new', 'entry', { stores: true }),
    one('get_and_clear', 'mm, address, slot', 'entry'),
    one('huge_get_and_clear', 'mm, address, slot', 'entry'),
    one('huge_clear_flush', 'vma, address, slot', 'entry', ofPud),
    one('collapse_flush', 'vma, address, slot', 'entry'),
    one('splitting_flush', 'vma, address, slot', 'memory'),
    one('huge_split_prepare', 'vma, address, slot', 'memory'),
    one('set_wrprotect', 'mm, address, slot', 'memory'),
    one('test_and_clear_young', 'vma, address, slot', 'truth'),
    one('clear_flush_young', 'vma, address, slot', 'truth'),
    ...accessFlags(level).map((primitive) => ({ ...primitive, ...ofPud })),
  ];
});

/** The first parameter of these was `mm`; of the PMD's up to 5.7, of the PUD's up to 6.5. */
const full: readonly Primitive[] = (
  [
    { level: 'pmd', since: 5008 },
    { level: 'pud', since: 6006 },
  ] as const
).flatMap(({ level, since }): readonly Primitive[] => {
  const helper = `${level}p_huge_get_and_clear_full`;
  return [
    { helper, level, call: `${helper}(mm, address, slot, true)`, gives: 'entry', before: since },
    { helper, level, call: `${helper}(vma, address, slot, true)`, gives: 'entry', from: since },
  ];
});

const ofPte: readonly Primitive[] = [
  { helper: 'pmd_read_atomic', level: 'pmd', call: 'pmd_read_atomic(slot)', gives: 'entry' },
  { helper: 'ptep_get', level: 'pte', call: 'ptep_get(slot)', gives: 'entry' },
  { helper: 'ptep_get_lockless', level: 'pte', call: 'ptep_get_lockless(slot)', gives: 'entry' },
  {
    helper: 'ptep_get_and_clear',
    level: 'pte',
    call: 'ptep_get_and_clear(mm, address, slot)',
    gives: 'entry',
  },
  {
    helper: 'ptep_get_and_clear_full',
    level: 'pte',
    call: 'ptep_get_and_clear_full(mm, address, slot, true)',
    gives: 'entry',
  },
  {
    helper: 'get_and_clear_full_ptes',
    level: 'pte',
    call: 'get_and_clear_full_ptes(mm, address, slot, 1, true)',
    gives: 'entry',
  },
  {
    helper: 'clear_full_ptes',
    level: 'pte',
    call: 'clear_full_ptes(mm, address, slot, 1, true)',
    gives: 'memory',
  },
  { helper: 'ptep_clear', level: 'pte', call: 'ptep_clear(mm, address, slot)', gives: 'memory' },
  { helper: 'ptep_clear_flush', level: 'pte', call: 'ptep_clear_flush(vma, address, slot)', gives: 'entry' },
  {
    helper: 'ptep_set_wrprotect',
    level: 'pte',
    call: 'ptep_set_wrprotect(mm, address, slot)',
    gives: 'memory',
  },
  { helper: 'wrprotect_ptes', level: 'pte', call: 'wrprotect_ptes(mm, address, slot, 1)', gives: 'memory' },
  {
    helper: 'ptep_test_and_clear_young',
    level: 'pte',
    call: 'ptep_test_and_clear_young(vma, address, slot)',
    gives: 'truth',
  },
  {
    helper: 'ptep_clear_flush_young',
    level: 'pte',
    call: 'ptep_clear_flush_young(vma, address, slot)',
    gives: 'truth',
  },
  // The area came with 5.0, and so did the old entry of the second step.
  {
    helper: 'ptep_modify_prot_start',
    level: 'pte',
    call: 'ptep_modify_prot_start(mm, address, slot)',
    gives: 'entry',
    before: 5000,
  },
  {
    helper: 'ptep_modify_prot_start',
    level: 'pte',
    call: 'ptep_modify_prot_start(vma, address, slot)',
    gives: 'entry',
    from: 5000,
  },
  {
    helper: 'ptep_modify_prot_commit',
    level: 'pte',
    call: '(ptep_modify_prot_start(mm, address, slot), ptep_modify_prot_commit(mm, address, slot, new))',
    gives: 'memory',
    stores: true,
    before: 5000,
  },
  {
    helper: 'ptep_modify_prot_commit',
    level: 'pte',
    call: 'ptep_modify_prot_commit(vma, address, slot, ptep_modify_prot_start(vma, address, slot), new)',
    gives: 'memory',
    stores: true,
    from: 5000,
  },
  {
    helper: 'ptep_xchg_direct',
    level: 'pte',
    call: 'ptep_xchg_direct(mm, address, slot, new)',
    gives: 'entry',
    stores: true,
  },
  {
    helper: 'ptep_xchg_lazy',
    level: 'pte',
    call: 'ptep_xchg_lazy(mm, address, slot, new)',
    gives: 'entry',
    stores: true,
  },
  {
    helper: 'ptep_reset_dat_prot',
    level: 'pte',
    call: 'ptep_reset_dat_prot(mm, address, slot, new)',
    gives: 'memory',
    stores: true,
  },
  ...accessFlags('pte'),
];

/** The last parameter says that a write is on its way. */
function accessFlags(level: Level): readonly Primitive[] {
  const helper = `${level}p_set_access_flags`;
  return (
    [
      ['dirty', 1],
      ['clean', 0],
    ] as const
  ).map(([variant, dirty]) => ({
    helper,
    level,
    variant,
    call: `${helper}(vma, address, slot, new, ${dirty})`,
    gives: 'truth',
    stores: true,
  }));
}

/** Two results each: what is returned and what is in memory afterwards. One that only reads stores nothing. */
export const primitives: readonly CatalogueEntry[] = [...ofHuge, ...full, ...ofPte].flatMap(
  ({ stores, gives, ...primitive }): readonly CatalogueEntry[] => {
    const parameters: readonly ParameterName[] = stores === true ? ['old', 'new'] : ['old'];
    const base = { ...primitive, kind: 'primitive', parameters } as const;
    const isReader = /p_get(_lockless)?$|_read_atomic$/.test(primitive.helper);
    return [
      ...(gives === 'memory' ? [] : [{ ...base, gives, outcome: 'returned' } as const]),
      ...(isReader ? [] : [{ ...base, gives: 'memory', outcome: 'stored' } as const]),
    ];
  },
);
