import type { AsmRule } from '../../architecture.ts';
import { readConstraints } from '../../asm/constraints.ts';
import { constantOf, defineResult, emitterOf } from '../../asm/emit.ts';
import { effectRule, fenceRule, simpleRule, valueRule } from '../../asm/simple-rule.ts';
import { supervisorFence } from './supervisor-fence.ts';

/** Barriers, the thread pointer, TLB and instruction-cache maintenance, traps, unpatched alternatives. */
export const systemRules: readonly AsmRule[] = [
  fenceRule({
    name: 'fence',
    source:
      'RISC-V Unprivileged ISA, "Memory Ordering Instructions"; arch/riscv/include/asm/fence.h, barrier.h',
    pattern: /^fence [iorw]+, ?[iorw]+$/,
  }),
  valueRule(
    {
      name: 'tp',
      source: 'arch/riscv/include/asm/current.h: riscv_current_is_tp, the register tp holds the task',
      pattern: /^read_register:tp$/,
    },
    'thread.pointer',
    64,
  ),
  supervisorFence,
  effectRule(
    {
      name: 'fence.i',
      source:
        'RISC-V Unprivileged ISA, "Zifencei"; arch/riscv/include/asm/cacheflush.h, local_flush_icache_all()',
      pattern: /^fence\.i$/,
    },
    'cache.maintain',
  ),
  simpleRule(
    {
      name: 'ebreak',
      source:
        'arch/riscv/include/asm/bug.h, __BUG_FLAGS(): operand 2 holds the flags; include/asm-generic/bug.h, BUGFLAG_WARNING',
      pattern: /^ebreak$/,
    },
    (context) => {
      const flags = context.args.length >= 3 ? context.constant(2) : { lo: 0, hi: 0 };
      if (flags === undefined) return undefined;
      const intrinsic = (flags.lo & 1) === 0 ? 'bug' : 'warn';
      return [{ op: 'intrinsic', intrinsic, width: 0, args: [], results: [] }];
    },
  ),
  simpleRule(
    {
      name: 'li',
      source:
        'arch/riscv/include/asm/errata_list.h, ALT_SVPBMT(): zero unless Svpbmt or the T-Head errata is found',
      pattern: /^li \$0, 0(; nop)*$/,
    },
    (context) => {
      const emitter = emitterOf(context);
      defineResult(emitter, 0, constantOf(0, 64), 'zext');
      return emitter.instructions;
    },
  ),
  simpleRule(
    {
      name: 'nop',
      source:
        'arch/riscv/include/asm/errata_list.h, ALT_THEAD_PMA(): leaves its operand alone unless the errata is found',
      pattern: /^nop(; nop)*$/,
    },
    (context) => {
      const { tied, results } = readConstraints(context.asm.constraints);
      if (tied.size !== results) return undefined;
      const emitter = emitterOf(context);
      for (const [result, arg] of tied) {
        const operand = context.args[arg];
        if (operand === undefined) return undefined;
        defineResult(emitter, result, operand, 'zext');
      }
      return emitter.instructions;
    },
  ),
  {
    name: 'pause',
    source: 'arch/riscv/include/asm/vdso/processor.h, cpu_relax(): a hint, by name or as its encoding',
    matches: (template) => /^(pause|\.4byte 0x0?100000f)$/i.test(template),
    lower: () => [],
  },
];
