import type { Instruction, Operand } from '../../../program/form.ts';
import type { AsmRule, Unplaced } from '../../architecture.ts';
import { binary, constantOf, defineResult, emitterOf, intrinsicValue, type Emitter } from '../../asm/emit.ts';
import { simpleRule } from '../../asm/simple-rule.ts';

/** Bit of sstatus that enables supervisor interrupts. */
const supervisorInterruptEnable = 2;

const source =
  'RISC-V Privileged Architecture, "Supervisor Status (sstatus) Register"; arch/riscv/include/asm/{irqflags,csr}.h';

/** The interrupt-enable bit of sstatus; 0x100 is sstatus by number. The other bits have no model. */
export const statusRules: readonly AsmRule[] = [
  simpleRule({ name: 'csrrc sstatus', source, pattern: /^csrrc \$0, (0x100|sstatus), \$1$/ }, (context) => {
    const emitter = emitterOf(context);
    const enabled = clearBits(emitter);
    if (enabled === undefined) return undefined;
    defineResult(emitter, 0, binary(emitter, 'shl', 64, enabled, constantOf(1, 64)), 'zext');
    return emitter.instructions;
  }),
  simpleRule({ name: 'csrr sstatus', source, pattern: /^csrr \$0, (0x100|sstatus)$/ }, (context) => {
    const emitter = emitterOf(context);
    const enabled = intrinsicValue(emitter, 'irq.flags', 64);
    defineResult(emitter, 0, binary(emitter, 'shl', 64, enabled, constantOf(1, 64)), 'zext');
    return emitter.instructions;
  }),
  simpleRule({ name: 'csrs sstatus', source, pattern: /^csrs (0x100|sstatus), \$0$/ }, (context) => {
    const emitter = emitterOf(context);
    const wanted = enableBit(emitter);
    if (wanted === 'untouched') return [];
    if (wanted === undefined) return undefined;
    if (wanted === 'set')
      return [{ op: 'intrinsic', intrinsic: 'irq.enable', width: 64, args: [], results: [] }];
    const enabled = binary(emitter, 'or', 64, wanted, intrinsicValue(emitter, 'irq.flags', 64));
    emitter.instructions.push(restore(enabled));
    return emitter.instructions;
  }),
  simpleRule({ name: 'csrc sstatus', source, pattern: /^csrc (0x100|sstatus), \$0$/ }, (context) => {
    if (enableBit(emitterOf(context)) === 'untouched') return [];
    const emitter = emitterOf(context);
    return clearBits(emitter) === undefined ? undefined : emitter.instructions;
  }),
];

/** The enable bit of the mask operand as a word of 0 or 1; a constant mask has it `set` or leaves it alone. */
function enableBit(emitter: Emitter): 'set' | 'untouched' | Operand | undefined {
  const known = emitter.context.constant(0);
  if (known !== undefined) return (known.lo & supervisorInterruptEnable) === 0 ? 'untouched' : 'set';
  const [mask] = emitter.context.args;
  if (mask === undefined) return undefined;
  const shifted = binary(emitter, 'lshr', 64, mask, constantOf(1, 64));
  return binary(emitter, 'and', 64, shifted, constantOf(1, 64));
}

/** Clears the bits of the mask operand; the previous enable bit as 0 or 1, or undefined without a mask. */
function clearBits(emitter: Emitter): Operand | undefined {
  const cleared = enableBit(emitter);
  if (cleared === undefined) return undefined;
  if (cleared === 'set') return intrinsicValue(emitter, 'irq.save', 64);
  const enabled = intrinsicValue(emitter, 'irq.flags', 64);
  if (cleared === 'untouched') return enabled;
  const kept = binary(emitter, 'xor', 64, cleared, constantOf(1, 64));
  emitter.instructions.push(restore(binary(emitter, 'and', 64, enabled, kept)));
  return enabled;
}

function restore(enabled: Operand): Unplaced<Instruction> {
  return { op: 'intrinsic', intrinsic: 'irq.restore', width: 64, args: [enabled], results: [] };
}
