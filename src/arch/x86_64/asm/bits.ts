import type { AsmContext, AsmRule, Unplaced } from '../../architecture.ts';
import { binary, constantOf, defineResult, emitterOf, resized, type Emitter } from '../../asm/emit.ts';
import { argumentOf } from '../../asm/operands.ts';
import { simpleRule } from '../../asm/simple-rule.ts';
import { constantOf as wideConstant } from '../../../program/operand.ts';
import type { Instruction, Operand } from '../../../program/form.ts';

/** Sets or clears a bit of a word in memory; gives what the bit was. */
function changeBit(emitter: Emitter, address: Operand, bit: number, how: 'set' | 'clear'): Operand {
  const [lo, hi] = bit < 32 ? [1 << bit, 0] : [0, 1 << (bit - 32)];
  const old = emitter.context.fresh(64);
  emitter.instructions.push({
    op: 'rmw',
    operator: how === 'set' ? 'or' : 'and',
    width: 64,
    result: old,
    address,
    value: how === 'set' ? wideConstant(64, lo, hi) : wideConstant(64, ~lo, ~hi),
    ordering: 'seq_cst',
  });
  const shifted = binary(emitter, 'lshr', 64, { kind: 'value', id: old }, constantOf(bit, 64));
  return binary(emitter, 'and', 64, shifted, constantOf(1, 64));
}

/** Number of a bit of a 64-bit word that is the constant of operand 2. */
function bitOf(context: AsmContext): number | undefined {
  const bit = argumentOf(context, 2);
  return bit?.kind === 'constant' && bit.hi === 0 && bit.lo >= 0 && bit.lo < 64 ? bit.lo : undefined;
}

/** As above, with what the bit was stored as a byte at operand 1. */
function changeBitAndStore(
  context: AsmContext,
  how: 'set' | 'clear',
): readonly Unplaced<Instruction>[] | undefined {
  const [address, flag] = [argumentOf(context, 0), argumentOf(context, 1)];
  const bit = bitOf(context);
  if (address === undefined || flag === undefined || bit === undefined) return undefined;
  const emitter = emitterOf(context);
  const value = resized(emitter, changeBit(emitter, address, bit, how), 8, 'zext');
  emitter.instructions.push({ op: 'store', value, width: 8, address: flag, ordering: 'plain' });
  return emitter.instructions;
}

/** Inline assembly of x86-64 that changes bits in memory. */
export const bitRules: readonly AsmRule[] = [
  simpleRule(
    {
      name: 'lock bts, setc',
      source: 'Intel SDM vol. 2, BTS, SETcc; v4.4 arch/x86/include/asm/{bitops,rmwcc}.h, test_and_set_bit()',
      pattern: /^lock; bts \$2, \$0; setc \$1$/,
    },
    (context) => changeBitAndStore(context, 'set'),
  ),
  simpleRule(
    {
      name: 'lock btr, setc',
      source:
        'Intel SDM vol. 2, BTR, SETcc; v4.4 arch/x86/include/asm/{bitops,rmwcc}.h, test_and_clear_bit()',
      pattern: /^lock; btr \$2, \$0; setc \$1$/,
    },
    (context) => changeBitAndStore(context, 'clear'),
  ),
  simpleRule(
    {
      name: 'lock btrq',
      source: 'Intel SDM vol. 2, BTR; arch/x86/include/asm/{bitops,rmwcc}.h, arch_test_and_clear_bit()',
      // The carry flag is the result; the comment names it.
      pattern: /^lock(?:;| ) *btrq +\$2, \$0(?:; \/\* output condition code c\*\/)?$/,
    },
    (context) => {
      const address = argumentOf(context, 0);
      const bit = bitOf(context);
      if (address === undefined || bit === undefined || context.results.length !== 1) return undefined;
      const emitter = emitterOf(context);
      defineResult(emitter, 0, changeBit(emitter, address, bit, 'clear'), 'zext');
      return emitter.instructions;
    },
  ),
  simpleRule(
    {
      name: 'lock andb',
      source: 'Intel SDM vol. 2, AND; arch/x86/include/asm/bitops.h, arch_clear_bit() up to 6.1',
      pattern: /^lock; andb (?:\$1|\$\{1:b\}), ?\$0$/,
    },
    (context) => {
      const [address, mask] = [argumentOf(context, 0), argumentOf(context, 1)];
      if (address === undefined || mask === undefined) return undefined;
      const emitter = emitterOf(context);
      const value = resized(emitter, mask, 8, 'zext');
      emitter.instructions.push({
        op: 'rmw',
        operator: 'and',
        width: 8,
        result: -1,
        address,
        value,
        ordering: 'seq_cst',
      });
      return emitter.instructions;
    },
  ),
];
