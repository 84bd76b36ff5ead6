import { tlbKind, type Operand } from '../../../program/form.ts';
import type { AsmRule } from '../../architecture.ts';
import { binary, constantOf, defineResult, emitterOf, resized } from '../../asm/emit.ts';
import { argumentOf } from '../../asm/operands.ts';
import { simpleRule } from '../../asm/simple-rule.ts';

/** What an operation of c8 drops, by its last number. */
const operations: readonly number[] = [
  tlbKind.drop,
  tlbKind.drop | tlbKind.address | tlbKind.asid,
  tlbKind.drop | tlbKind.asid,
  tlbKind.drop | tlbKind.address,
];

/** TLB maintenance, and the register that says whether it is broadcast. */
export const tlbRules: readonly AsmRule[] = [
  simpleRule(
    {
      name: 'TLBI',
      source:
        'ARM DDI 0406C, B4.2.2 "CP15 c8, TLB maintenance operations": c3 acts on the inner shareable domain, c5 on instruction TLBs, c6 on data TLBs, c7 on both; the operand has the address in bits 31:12 and the identifier in bits 7:0; arch/arm/include/asm/tlbflush.h, tlb_op(): a flag that is not set (tst) skips it',
      pattern: /^(tst \$1, \$2; )?mcr(ne)? p15, 0, \$0, c8, c[3567], [0-3]$/,
    },
    (context, template) => {
      const [, guard, from = '', operation = ''] = /^(tst .*; )?.* c(\d), (\d)$/.exec(template) ?? [];
      // Instruction TLBs are not modelled: data accesses do not go through them.
      if (from === '5') return [{ op: 'intrinsic', intrinsic: 'tlb.flush', width: 0, args: [], results: [] }];
      const kind = (operations[Number(operation)] ?? 0) | (from === '3' ? tlbKind.broadcast : 0);
      const register = argumentOf(context, 0);
      if (register === undefined) return undefined;
      const emitter = emitterOf(context);
      let chosen: Operand = constantOf(kind, 32);
      if (guard !== undefined) {
        const [flags, flag] = [argumentOf(context, 1), argumentOf(context, 2)];
        if (flags === undefined || flag === undefined) return undefined;
        const set = binary(emitter, 'and', 32, flags, resized(emitter, flag, 32, 'zext'));
        const skipped = context.fresh(1);
        const none = constantOf(0, 32);
        emitter.instructions.push({
          op: 'compare',
          predicate: 'eq',
          width: 32,
          result: skipped,
          left: set,
          right: none,
        });
        const result = context.fresh(32);
        const condition: Operand = { kind: 'value', id: skipped };
        emitter.instructions.push({
          op: 'select',
          width: 32,
          result,
          condition,
          ifTrue: none,
          ifFalse: chosen,
        });
        chosen = { kind: 'value', id: result };
      }
      const args = [chosen, resized(emitter, register, 32, 'zext'), constantOf(0, 32)];
      emitter.instructions.push({ op: 'intrinsic', intrinsic: 'tlb.flush', width: 32, args, results: [] });
      return emitter.instructions;
    },
  ),
  simpleRule(
    {
      name: 'ID_MMFR3',
      source:
        'ARM DDI 0406C, "ID_MMFR3, Memory Model Feature Register 3": bits 15:12 are 2 on a CPU with the multiprocessing extensions, whose TLB maintenance is broadcast; arch/arm/include/asm/smp_plat.h, tlb_ops_need_broadcast()',
      pattern: /^mrc p15, 0, \$0, c0, c1, 7$/,
    },
    (context) => {
      const emitter = emitterOf(context);
      defineResult(emitter, 0, constantOf(0x2000, 32), 'zext');
      return emitter.instructions;
    },
  ),
];
