import type { AsmRule } from '../../architecture.ts';
import { defineResult, emitterOf } from '../../asm/emit.ts';
import { argumentOf } from '../../asm/operands.ts';
import { simpleRule } from '../../asm/simple-rule.ts';

/** Inline assembly of x86-64 that exchanges words. */
export const exchangeRules: readonly AsmRule[] = [
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
      name: 'lock cmpxchgq',
      source: 'Intel SDM vol. 2, CMPXCHG; arch/x86/include/asm/cmpxchg.h, __raw_try_cmpxchg()',
      // Operands: zero flag, memory, rax in and out, replacement. The comment names the flag.
      pattern: /^lock cmpxchgq \$3, \$1(?:; \/\* output condition code z\*\/)?$/,
    },
    (context) => {
      const [address, expected, replacement] = [1, 2, 3].map((operand) => argumentOf(context, operand));
      if (address === undefined || expected === undefined || replacement === undefined) return undefined;
      const emitter = emitterOf(context);
      const [success, result] = [context.fresh(1), context.fresh(64)];
      emitter.instructions.push({
        op: 'cmpxchg',
        width: 64,
        result,
        success,
        address,
        expected,
        replacement,
        ordering: 'seq_cst',
      });
      defineResult(emitter, 0, { kind: 'value', id: success }, 'zext');
      defineResult(emitter, 1, { kind: 'value', id: result }, 'zext');
      return emitter.instructions;
    },
  ),
];
