import type { Claim } from '../claim.ts';
import { breaks, saidOfAll } from '../sentences.ts';

const wrongAddress = 'split: pmdp_invalidate() with the address after the loop';
const highCeiling = 'x86: tlb_single_page_flush_ceiling above 512';

/** R1: v4.5-rc text with the bug of the thread. */
export const claim: Claim = {
  id: 'R1',
  text: 'v4.5-rc with the wrong address: memory is overwritten on s390, two translation sizes meet on arm64 and x86, powerpc hash does not mind.',
  by: '',
  date: '',
  about: 'has to be reproduced',
  decide: ({ ask }) => {
    const s390 = ask('split-wrong-address', 's390', 4005, wrongAddress);
    const arm64 = ask('split-wrong-address', 'arm64', 4005, wrongAddress);
    const x86 = ask('split-wrong-address', 'x86_64', 4005, wrongAddress);
    const pageByPage = ask('split-wrong-address', 'x86_64', 4005, wrongAddress, highCeiling);
    const hash = ask('split-wrong-address', 'powerpc-hash', 4005, wrongAddress);
    const because = [
      saidOfAll([s390, arm64, hash]),
      'On x86_64 it depends on a setting that the thread did not look at: a huge range has more base pages than tlb_single_page_flush_ceiling (33), so by default the whole address space is flushed, and the address does not matter (arch/x86/mm/tlb.c flush_tlb_mm_range()).',
      saidOfAll([x86]),
      saidOfAll([pageByPage]),
    ];
    const reproduced =
      breaks(s390, 'P20') && breaks(arm64, 'P12') && breaks(pageByPage, 'P12') && hash.verdict === 'holds';
    if (!reproduced) return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
    const witness = { kind: 'interleaving' as const, answer: pageByPage, rule: 'P12' };
    if (breaks(x86, 'P12')) return { kind: 'true', because, witness };
    return {
      kind: 'true only if',
      condition: 'x86_64 flushes a huge range page by page, which it does not by default',
      because,
      witness,
    };
  },
};
