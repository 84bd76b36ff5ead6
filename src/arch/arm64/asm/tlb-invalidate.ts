import { tlbKind } from '../../../program/form.ts';
import type { AsmRule } from '../../architecture.ts';
import { constantOf } from '../../asm/emit.ts';
import { argumentOf } from '../../asm/operands.ts';
import { simpleRule } from '../../asm/simple-rule.ts';

/** What the operations of EL1 stage 1 drop, by name without the shareability suffix. */
const operations: Readonly<Record<string, number>> = {
  vmalle1: tlbKind.drop,
  aside1: tlbKind.drop | tlbKind.asid,
  vae1: tlbKind.drop | tlbKind.address | tlbKind.asid,
  vale1: tlbKind.drop | tlbKind.address | tlbKind.asid | tlbKind.leaf,
  vaae1: tlbKind.drop | tlbKind.address,
  vaale1: tlbKind.drop | tlbKind.address | tlbKind.leaf,
};

/**
 * `tlbi` by address, identifier or all, on one CPU or broadcast (`is`, `os`). Operations on ranges, other exception
 * levels and stage 2 have no rule: they are not reached without the features that offer them.
 */
export const tlbInvalidate: AsmRule = simpleRule(
  {
    name: 'tlbi',
    source:
      'Arm DDI 0487, D8.17 "TLB maintenance"; the operand has the address in bits 43:0, the identifier in bits 63:48 (__TLBI_VADDR()); arch/arm64/include/asm/tlbflush.h, __TLBI_0(), __TLBI_1()',
    pattern: /^tlbi \w+(, \$(0|\{0:x\}))?(; nop)*$/,
  },
  (context, template) => {
    const [, name = '', suffix] = /^tlbi (\w+?)(is|os)?\b/.exec(template) ?? [];
    const operation = operations[name];
    if (operation === undefined) return undefined;
    const kind = operation | (suffix === undefined ? 0 : tlbKind.broadcast);
    const none = constantOf(0, 64);
    const args = [constantOf(kind, 32), argumentOf(context, 0) ?? none, none];
    return [{ op: 'intrinsic', intrinsic: 'tlb.flush', width: 64, args, results: [] }];
  },
);
