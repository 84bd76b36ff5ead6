import type { AsmGotoRule, AsmRule } from '../../../arch/architecture.ts';
import { compilerRules } from '../../../arch/asm/compiler-rules.ts';
import { binary, constantOf, defineResult, emitterOf, resized } from '../../../arch/asm/emit.ts';
import { constantOf as wideConstant } from '../../../program/operand.ts';
import { argumentOf } from '../../../arch/asm/operands.ts';
import { simpleRule } from '../../../arch/asm/simple-rule.ts';

/** Inline assembly of x86_64 page-table helpers. */
export const x86Asm: readonly AsmRule[] = [
  ...compilerRules,
  simpleRule(
    {
      name: 'xchgq',
      source: 'Intel SDM vol. 2, XCHG; arch/x86/include/asm/cmpxchg.h, __xchg_op()',
      pattern: /^xchgq \$\{0:q\}, \$1$/,
    },
    (context) => {
      const [address, value] = [argumentOf(context, 1), argumentOf(context, 0)];
      if (address === undefined || value === undefined) return undefined;
      const emitter = emitterOf(context);
      const result = context.fresh(64);
      emitter.instructions.push({
        op: 'rmw',
        operator: 'xchg',
        width: 64,
        result,
        address,
        value,
        ordering: 'seq_cst',
      });
      defineResult(emitter, 0, { kind: 'value', id: result }, 'zext');
      return emitter.instructions;
    },
  ),
  simpleRule(
    {
      name: 'lock bts',
      source: 'Intel SDM vol. 2, BTS, SETcc; v4.4 arch/x86/include/asm/{bitops,rmwcc}.h, test_and_set_bit()',
      pattern: /^lock; bts \$2, \$0; setc \$1$/,
    },
    (context) => {
      const [address, flag] = [argumentOf(context, 0), argumentOf(context, 1)];
      const bit = context.constant(2)?.lo;
      if (address === undefined || flag === undefined || bit === undefined || bit > 63) return undefined;
      const emitter = emitterOf(context);
      const old = context.fresh(64);
      emitter.instructions.push({
        op: 'rmw',
        operator: 'or',
        width: 64,
        result: old,
        address,
        value: wideConstant(64, bit < 32 ? 1 << bit : 0, bit < 32 ? 0 : 1 << (bit - 32)),
        ordering: 'seq_cst',
      });
      const shifted = binary(emitter, 'lshr', 64, { kind: 'value', id: old }, constantOf(bit, 64));
      const value = resized(emitter, binary(emitter, 'and', 64, shifted, constantOf(1, 64)), 8, 'zext');
      emitter.instructions.push({ op: 'store', value, width: 8, address: flag, ordering: 'plain' });
      return emitter.instructions;
    },
  ),
];

/** `asm goto` of x86_64: a CPU without the optional features that page-table helpers ask for (shadow stacks). */
export const x86AsmGoto: readonly AsmGotoRule[] = [
  {
    name: 'static_cpu_has()',
    source: 'arch/x86/include/asm/cpufeature.h, _static_cpu_has(): the second label is `not there`',
    matches: (template, asm) => /testb/.test(template) && asm.constraints.includes('!i,!i'),
    target: (_asm, fallthrough, targets) => targets[1] ?? fallthrough,
  },
];
