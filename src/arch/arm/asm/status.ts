import type { Operand } from '../../../program/form.ts';
import type { AsmContext, AsmRule } from '../../architecture.ts';
import { binary, constantOf, defineResult, emitterOf, intrinsicValue } from '../../asm/emit.ts';
import { effectRule, simpleRule } from '../../asm/simple-rule.ts';

const source =
  'ARM DDI 0406C, B1.3.3 "Program Status Registers": I masks interrupts; arch/arm/include/asm/irqflags.h';

/** Position of the I bit of the CPSR; set: interrupts are masked. */
const maskBit = 7;

/** The interrupt mask of the CPSR. The other bits have no model. */
export const statusRules: readonly AsmRule[] = [
  effectRule({ name: 'cpsid i', source, pattern: /^cpsid i$/ }, 'irq.disable'),
  effectRule({ name: 'cpsie i', source, pattern: /^cpsie i$/ }, 'irq.enable'),
  simpleRule({ name: 'mrs cpsr; cpsid i', source, pattern: /^mrs \$0, cpsr; cpsid i$/ }, (context) =>
    statusValue(context, 'irq.save'),
  ),
  simpleRule({ name: 'mrs cpsr', source, pattern: /^mrs \$0, cpsr$/ }, (context) =>
    statusValue(context, 'irq.flags'),
  ),
  simpleRule({ name: 'msr cpsr_c', source, pattern: /^msr cpsr_c, \$0$/ }, (context) => {
    const [flags] = context.args;
    if (flags === undefined) return undefined;
    const emitter = emitterOf(context);
    const shifted = binary(emitter, 'lshr', 32, flags, constantOf(maskBit, 32));
    const masked = binary(emitter, 'and', 32, shifted, constantOf(1, 32));
    const enabled = binary(emitter, 'xor', 32, masked, constantOf(1, 32));
    emitter.instructions.push({
      op: 'intrinsic',
      intrinsic: 'irq.restore',
      width: 32,
      args: [enabled],
      results: [],
    });
    return emitter.instructions;
  }),
];

function statusValue(context: AsmContext, intrinsic: 'irq.save' | 'irq.flags') {
  const emitter = emitterOf(context);
  const enabled: Operand = intrinsicValue(emitter, intrinsic, 32);
  const masked = binary(emitter, 'xor', 32, enabled, constantOf(1, 32));
  defineResult(emitter, 0, binary(emitter, 'shl', 32, masked, constantOf(maskBit, 32)), 'zext');
  return emitter.instructions;
}
