import type { Operand } from '../../../program/form.ts';
import type { AsmRule } from '../../architecture.ts';
import { binary, constantOf, defineResult, emitterOf } from '../../asm/emit.ts';
import { simpleRule } from '../../asm/simple-rule.ts';

/** User address checks and 64-bit single-copy-atomic accesses. */
export const accessRules: readonly AsmRule[] = [
  simpleRule(
    {
      name: '__range_ok()',
      source:
        'arch/arm/include/asm/uaccess.h, __range_ok() up to 5.x: zero if address + size <= addr_limit without carry',
      pattern: /^adds \$1, \$2, \$3; sbcccs \$1, \$1, \$0; movcc \$0, #0$/,
    },
    (context) => {
      const [address, size, limit] = context.args;
      if (address === undefined || size === undefined || limit === undefined) return undefined;
      const emitter = emitterOf(context);
      const compare = (left: Operand, right: Operand): Operand => {
        const result = context.fresh(1);
        emitter.instructions.push({ op: 'compare', predicate: 'ugt', width: 32, result, left, right });
        return { kind: 'value', id: result };
      };
      const sum = binary(emitter, 'add', 32, address, size);
      const bad = binary(emitter, 'or', 1, compare(address, sum), compare(sum, limit));
      const flag = context.fresh(32);
      const zero = constantOf(0, 32);
      emitter.instructions.push({
        op: 'select',
        width: 32,
        result: flag,
        condition: bad,
        ifTrue: limit,
        ifFalse: zero,
      });
      defineResult(emitter, 0, { kind: 'value', id: flag }, 'zext');
      defineResult(emitter, 1, sum, 'zext');
      return emitter.instructions;
    },
  ),
  simpleRule(
    {
      name: 'ldrd, ldrexd',
      source:
        'arch/arm/include/asm/atomic.h, arch_atomic64_read(): single-copy atomic with LPAE (ARM DDI 0406C, A3.5.3)',
      pattern: /^ldr(ex)?d \$0, \$\{0:H\}, \[\$1\]$/,
    },
    (context) => {
      const [address] = context.args;
      const [result] = context.results;
      if (address === undefined || result === undefined) return undefined;
      return [{ op: 'load', result, width: 64, address, ordering: 'once' }];
    },
  ),
  simpleRule(
    {
      name: 'strd',
      source:
        'arch/arm/include/asm/atomic.h, arch_atomic64_set(): single-copy atomic with LPAE (ARM DDI 0406C, A3.5.3)',
      pattern: /^strd \$2, \$\{2:H\}, \[\$1\]$/,
    },
    (context) => {
      const [, address, value] = context.args;
      if (address === undefined || value === undefined) return undefined;
      return [{ op: 'store', value, width: 64, address, ordering: 'once' }];
    },
  ),
];
