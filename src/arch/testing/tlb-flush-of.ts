import type { Operand } from '../../program/form.ts';
import type { Architecture } from '../architecture.ts';
import { lowerAsm } from '../lower-asm.ts';
import { caseFunction } from './asm-case.ts';

/** Operands of the `tlb.flush` that a template becomes; the arguments are parameters 0, 1, ...; undefined for none. */
export function flushOf(
  architecture: Architecture,
  width: 32 | 64,
  template: string,
  constraints: string,
  count: number,
): readonly Operand[] | undefined {
  const args = Array.from({ length: count }, () => ({ value: 0n, width }));
  const asmCase = { rule: '', kernel: template, template, constraints, args, expect: {} };
  const lowered = lowerAsm(caseFunction(asmCase, width), architecture);
  const flush = lowered.blocks
    .flatMap((block) => block.instructions)
    .find((item) => item.op === 'intrinsic' && item.intrinsic === 'tlb.flush');
  return flush?.op === 'intrinsic' ? flush.args : undefined;
}
