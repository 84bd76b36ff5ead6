import type { Claim } from '../claim.ts';
import { breaking, breaks, named, saidOfAll } from '../sentences.ts';

/** R6: the question that the thread began with, for split and for collapse, architecture by architecture. */
export const claim: Claim = {
  id: 'R6',
  text: 'Where a flush does not imply an IPI, the split of a PMD verifies alone, the collapse of a page table fails before 6.1 and verifies after, and powerpc needs lockless walkers drained.',
  by: '',
  date: '',
  about: 'has to be reproduced',
  decide: ({ ask, askAll }) => {
    const flush = askAll('flush-vs-interrupts-off', 4005);
    const noWait = breaking(flush, 'P8').map(({ question }) => question.architecture);
    const split = askAll('split-vs-gup-fast', 4005);
    const collapse = askAll('collapse-vs-gup-fast', 4005);
    const today = askAll('collapse-vs-gup-fast', 6012);
    const hash = ask('split-vs-user', 'powerpc-hash', 4005, 'split: no pmdp_huge_split_prepare()');
    const because = [
      `A flush does not wait for CPUs with interrupts off on: ${named(noWait)}.`,
      saidOfAll(split),
      saidOfAll(collapse),
      saidOfAll(today),
      saidOfAll([hash]),
    ];
    const splits = split.filter(({ question }) => question.architecture.name !== 'arm');
    const failing = breaking(collapse, 'P8');
    const reproduced =
      splits.every(({ verdict }) => verdict === 'holds') &&
      failing.length > 0 &&
      failing.every(({ question }) => noWait.includes(question.architecture)) &&
      today.every(({ verdict }) => verdict === 'holds') &&
      breaks(hash, 'P12', 'P21');
    if (reproduced)
      return { kind: 'true', because, witness: { kind: 'interleaving', answer: failing[0]!, rule: 'P8' } };
    return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
  },
};
