import type { Operand } from '../../../program/form.ts';
import type { AsmRule } from '../../architecture.ts';
import { binary, constantOf, defineResult, emitterOf, intrinsicValue } from '../../asm/emit.ts';
import { effectRule, simpleRule } from '../../asm/simple-rule.ts';

const source = 'Arm DDI 0487, C5.2.2 "DAIF": I masks interrupts; arch/arm64/include/asm/irqflags.h';

/** Position of the I bit of DAIF; set: interrupts are masked. */
const maskBit = 7;

/** The interrupt mask of DAIF. The other bits have no model; priority masking is off. */
export const statusRules: readonly AsmRule[] = [
  effectRule({ name: 'msr daifset', source, pattern: /^msr daifset, #[23]$/ }, 'irq.disable'),
  effectRule({ name: 'msr daifclr', source, pattern: /^msr daifclr, #[23]$/ }, 'irq.enable'),
  simpleRule({ name: 'mrs daif', source, pattern: /^mrs \$0, daif$/ }, (context) => {
    const emitter = emitterOf(context);
    const enabled: Operand = intrinsicValue(emitter, 'irq.flags', 64);
    const masked = binary(emitter, 'xor', 64, enabled, constantOf(1, 64));
    defineResult(emitter, 0, binary(emitter, 'shl', 64, masked, constantOf(maskBit, 64)), 'zext');
    return emitter.instructions;
  }),
  simpleRule({ name: 'msr daif', source, pattern: /^msr daif, \$(0|\{0:x\})$/ }, (context) => {
    const [flags] = context.args;
    if (flags === undefined) return undefined;
    const emitter = emitterOf(context);
    const shifted = binary(emitter, 'lshr', 64, flags, constantOf(maskBit, 64));
    const masked = binary(emitter, 'and', 64, shifted, constantOf(1, 64));
    const enabled = binary(emitter, 'xor', 64, masked, constantOf(1, 64));
    emitter.instructions.push({
      op: 'intrinsic',
      intrinsic: 'irq.restore',
      width: 64,
      args: [enabled],
      results: [],
    });
    return emitter.instructions;
  }),
];
