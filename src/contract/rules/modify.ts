import { isAsTrue, isFalse, isSame, isTrue, where, type Demand } from '../demand.ts';
import type { DemandRule } from '../demand-rule.ts';
import type { Feature } from '../feature.ts';
import type { Level } from '../helper-set.ts';
import { levels, presentEntry } from './levels.ts';

/** What `_PAGE_CHG_MASK` of the architectures keeps, as far as generic code asks for it. */
const kept: readonly { readonly name: string; readonly feature?: Feature; readonly why: string }[] = [
  { name: 'dirty', why: 'a written page is dropped as clean' },
  { name: 'young', why: 'a used page is reclaimed as unused' },
  { name: 'soft_dirty', feature: 'soft-dirty', why: 'checkpointing misses a written page' },
  { name: 'special', feature: 'special', why: 'a frame without struct page is treated as a page' },
  { name: 'devmap', feature: 'devmap', why: 'a page of a device is treated as memory' },
  {
    name: 'uffd_wp',
    feature: 'userfaultfd write protection',
    why: 'a write that userfaultfd should report goes through',
  },
];

function keeps(level: Level): readonly DemandRule[] {
  const modify = `${level}_modify`;
  const common = {
    level,
    blamed: modify,
    reliedOnBy: [modify],
    scenarios: [],
    words: [presentEntry(level), { name: 'prot', of: 'protections' }],
  } as const;
  const source = `mm/mprotect.c change_pte_range(), mm/huge_memory.c change_huge_pmd(): only the protection is new`;
  return [
    ...kept.map(({ name, feature, why }): DemandRule => ({
      ...common,
      id: `${level}-modify-keeps-${name.replaceAll('_', '-')}`,
      statement:
        name === 'dirty' || name === 'young'
          ? `An entry that is ${level}_${name}() is so after ${modify}(), whatever the protection.`
          : `${level}_${name}() answers of ${modify}() of an entry as it does of the entry, whatever the protection.`,
      properties: name === 'dirty' ? ['P9', 'P22'] : ['P22'],
      source,
      consequence: `After mprotect() or NUMA hinting ${why}.`,
      helpers: [modify, `${level}_${name}`],
      ...(feature === undefined ? {} : { features: [feature] }),
      demands: (calculus, entry, prot) => {
        const ask = `${level}_${name}`;
        const [after, before] = [
          calculus.apply(ask, calculus.apply(modify, entry, prot)),
          calculus.apply(ask, entry),
        ];
        // The protection may have them by itself (powerpc: _PAGE_ACCESSED): they must not be lost.
        return [
          name === 'dirty' || name === 'young'
            ? where(calculus, before, isTrue(calculus, after))
            : isAsTrue(calculus, after, before),
        ];
      },
    })),
    {
      ...common,
      id: `${level}-modify-keeps-the-page`,
      statement: `${modify}() of an entry keeps ${level}_pfn(); it is not none, and present and a leaf if the entry was.`,
      properties: ['P22'],
      source,
      consequence: 'mprotect() and NUMA hinting map another page, or lose the mapping.',
      helpers: [modify, `${level}_pfn`],
      demands(calculus, entry, prot) {
        const after = calculus.apply(modify, entry, prot);
        const asked = ['none', 'present', 'trans_huge', ...(calculus.set.version < 5006 ? [] : ['leaf'])]
          .map((name) => `${level}_${name}`)
          .filter((name) => calculus.has(name))
          .map((name): Demand => {
            const [was, is] = [calculus.apply(name, entry), calculus.apply(name, after)];
            // One that was not present for want of permissions may become so.
            return name.endsWith('_none')
              ? isFalse(calculus, is)
              : where(calculus, was, isTrue(calculus, is));
          });
        const pfn = `${level}_pfn`;
        return [isSame(calculus, calculus.apply(pfn, after), calculus.apply(pfn, entry)), ...asked];
      },
    },
    {
      ...common,
      id: `${level}-modify-gives-no-write`,
      statement: `${modify}() gives a writable entry only if pfn_${level}() does with the same protection.`,
      properties: ['P16', 'P22'],
      source: 'mm/mprotect.c mprotect_fixup(): vma_set_page_prot() decides who may write',
      consequence: 'Memory is writable that mprotect() made read-only, or that is shared copy-on-write.',
      reliedOnBy: [modify, `${level}_write`],
      helpers: [modify, `pfn_${level}`, `${level}_write`],
      demands(calculus, entry, prot) {
        const write = `${level}_write`;
        const made = calculus.apply(
          write,
          calculus.apply(`pfn_${level}`, calculus.apply(`${level}_pfn`, entry), prot),
        );
        const after = calculus.apply(write, calculus.apply(modify, entry, prot));
        return [where(calculus, after, isTrue(calculus, made))];
      },
    },
  ];
}

/** PROT_NONE, as mprotect() and NUMA hinting set it. */
function protnone(level: 'pte' | 'pmd'): readonly DemandRule[] {
  const [modify, ask] = [`${level}_modify`, `${level}_protnone`];
  const common = {
    level,
    properties: ['P22'],
    blamed: ask,
    reliedOnBy: [ask],
    scenarios: [],
    features: ['NUMA hinting'],
  } as const;
  return [
    {
      ...common,
      id: `${level}-modified-to-none-is-protnone`,
      statement: `${ask}() is true of ${modify}() of every present entry to a protection without access.`,
      source: `mm/debug_vm_pgtable.c ${level}_protnone_tests(); mm/mprotect.c change_pte_range() with MM_CP_PROT_NUMA`,
      consequence:
        'The fault of NUMA hinting is taken for another one: the entry is never made accessible again.',
      helpers: [modify, ask],
      words: [presentEntry(level), { name: 'prot', of: 'protections without access' }],
      demands: (calculus, entry, prot) => [
        isTrue(calculus, calculus.apply(ask, calculus.apply(modify, entry, prot))),
      ],
    },
    {
      ...common,
      id: `${level}-with-access-is-not-protnone`,
      statement: `${ask}() is false of an entry that pfn_${level}() made of a protection with access.`,
      source: `Documentation/mm/arch_pgtable_helpers.rst ${ask}; mm/memory.c handle_pte_fault()`,
      consequence:
        'An ordinary fault is handled as one of NUMA hinting: a write fault never gets its permission.',
      helpers: [`pfn_${level}`, ask],
      words: [
        { name: 'pfn', of: 'frames', level },
        { name: 'prot', of: 'protections with access' },
      ],
      demands: (calculus, pfn, prot) => {
        const made = calculus.apply(`pfn_${level}`, pfn, prot);
        const huge =
          calculus.has(`${level}_mkhuge`) && level === 'pmd' ? calculus.apply('pmd_mkhuge', made) : made;
        return [isFalse(calculus, calculus.apply(ask, huge))];
      },
    },
  ];
}

/** What changing the protection of a present entry keeps and gives. */
export const modifyRules: readonly DemandRule[] = [
  ...levels.flatMap(keeps),
  ...protnone('pte'),
  ...protnone('pmd'),
];
