import type { Claim } from '../claim.ts';
import { breaking, saidOfAll } from '../sentences.ts';

/** C3: the answer to C1 and C2, and where it ends. */
export const claim: Claim = {
  id: 'C3',
  text: 'Splitting needs no IPI against GUP-fast any more: a PMD split freezes no references, and split_huge_page() uses migration entries and a frozen refcount.',
  by: 'Kirill Shutemov',
  date: '13 Feb 2016',
  about: 'generic',
  decide: ({ ask, askAll }) => {
    const split = askAll('split-vs-gup-fast', 4005);
    const page = askAll('split-page-vs-gup-fast', 4005);
    const collapse = askAll('collapse-vs-gup-fast', 4005);
    const failing = breaking(collapse, 'P8');
    const hash = ask('split-vs-user', 'powerpc-hash', 4005, 'split: no pmdp_huge_split_prepare()');
    const because = [
      saidOfAll(split),
      saidOfAll(page),
      saidOfAll(collapse),
      `On powerpc hash low-level faults have to be kept out as well: ${saidOfAll([hash])}`,
    ];
    return {
      kind: 'true only if',
      condition:
        "a huge page is split (not when a page table is collapsed), the architecture keeps the entry's contents while it is invalidated, and, on powerpc hash, low-level faults are kept out first",
      because,
      ...(failing[0] === undefined
        ? {}
        : { witness: { kind: 'interleaving' as const, answer: failing[0], rule: 'P8' } }),
    };
  },
};
