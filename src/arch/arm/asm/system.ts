import type { AsmRule } from '../../architecture.ts';
import { defineResult, emitterOf, intrinsicValue } from '../../asm/emit.ts';
import { effectRule, fenceRule, ignoredRule, simpleRule, valueRule } from '../../asm/simple-rule.ts';
import { tlbRules } from './tlb-maintenance.ts';

/** Barriers, per-CPU and thread registers, hints, traps, TLB and cache maintenance. */
export const systemRules: readonly AsmRule[] = [
  fenceRule({
    name: 'dmb, dsb, isb',
    source: 'ARM DDI 0406C, A3.8.3 "Memory barriers"; arch/arm/include/asm/barrier.h',
    pattern: /^(dmb|dsb|isb)( \w+)?$/,
  }),
  valueRule(
    {
      name: 'TPIDRPRW',
      source: 'arch/arm/include/asm/percpu.h, __my_cpu_offset(): the per-CPU offset',
      pattern: /^mrc p15, 0, \$0, c13, c0, 4$/,
    },
    'percpu.offset',
    32,
  ),
  valueRule(
    {
      name: 'TPIDRURO',
      source: 'arch/arm/include/asm/current.h, get_current(): the task, with CURRENT_POINTER_IN_TPIDRURO',
      pattern: /^mrc p15, 0, \$0, c13, c0, 3$/,
    },
    'thread.pointer',
    32,
  ),
  valueRule(
    {
      name: 'sp',
      source:
        'arch/arm/include/asm/thread_info.h, current_thread_info() before THREAD_INFO_IN_TASK: sp & ~(THREAD_SIZE - 1) is the thread_info; later only a fake dependency of __my_cpu_offset()',
      pattern: /^read_register:sp$/,
    },
    'thread.pointer',
    32,
  ),
  ignoredRule({
    name: 'pld, pldw',
    source:
      'ARM DDI 0406C, A8.8.126 "PLD, PLDW"; arch/arm/include/asm/processor.h, prefetch(), prefetchw(): hints',
    pattern: /^pldw? \$\{0:a\}$/,
  }),
  ignoredRule({
    name: 'sev, nop',
    source:
      'ARM DDI 0406C, A8.8.168 "SEV"; arch/arm/include/asm/spinlock.h, dsb_sev(): wakes CPUs that wait; a lock of the model needs none',
    pattern: /^(sev|nop)$/,
  }),
  {
    name: 'BUG()',
    source: 'arch/arm/include/asm/bug.h, BUG_INSTR_VALUE 0xe7f001f2; a warning is a call on arm',
    matches: (template) => /^(\d+: ?)?\.(long|inst) \(?\(?0xe7f001f2\b/.test(template),
    lower: () => [{ op: 'intrinsic', intrinsic: 'bug', width: 0, args: [], results: [] }],
  },
  ...tlbRules,
  effectRule(
    {
      name: 'cache maintenance',
      source:
        'ARM DDI 0406C, B4.2.1 "CP15 c7, cache maintenance operations"; arch/arm/include/asm/{tlbflush,cacheflush}.h, arch/arm/mm/flush.c',
      pattern:
        /^(tst \$1, \$2; )?(mcrr p15, 0, \$\d, \$\d, c14(; |$))?(mcr(ne)? p15, 0, \$\d, c7, c\d+, \d(; |$))*$/,
    },
    'cache.maintain',
  ),
  simpleRule(
    {
      name: 'clz',
      source: 'ARM DDI 0406C, A8.8.33 "CLZ"; arch/arm/include/asm/bitops.h, __clz()',
      pattern: /^clz \$0, \$1$/,
    },
    (context) => {
      const emitter = emitterOf(context);
      defineResult(emitter, 0, intrinsicValue(emitter, 'ctlz', 32, context.args), 'zext');
      return emitter.instructions;
    },
  ),
];
