import type { AsmRule } from '../../architecture.ts';
import { effectRule, fenceRule, ignoredRule, simpleRule, valueRule } from '../../asm/simple-rule.ts';
import { tlbInvalidate } from './tlb-invalidate.ts';

/** Barriers, per-CPU and thread registers, hints, traps, TLB and cache maintenance. */
export const systemRules: readonly AsmRule[] = [
  fenceRule({
    name: 'dmb, dsb, isb',
    source: 'Arm DDI 0487, B2.3.12 "Memory barriers"; arch/arm64/include/asm/barrier.h',
    pattern: /^(dmb|dsb|isb)( \w+)?$/,
  }),
  valueRule(
    {
      name: 'mrs sp_el0',
      source: 'arch/arm64/include/asm/current.h, get_current(): the task',
      pattern: /^mrs \$0, sp_el0$/,
    },
    'thread.pointer',
    64,
  ),
  valueRule(
    {
      name: 'mrs tpidr_el1',
      source: 'arch/arm64/include/asm/percpu.h, __kern_my_cpu_offset(): the per-CPU offset (without VHE)',
      pattern: /^mrs \$0, tpidr_el[12]$/,
    },
    'percpu.offset',
    64,
  ),
  valueRule(
    {
      name: 'sp',
      source:
        'arch/arm64/include/asm/percpu.h, __kern_my_cpu_offset(): a fake dependency; its value is not used',
      pattern: /^read_register:sp$/,
    },
    'stack.save',
    64,
  ),
  simpleRule(
    {
      name: 'brk 0x800',
      source:
        'arch/arm64/include/asm/asm-bug.h, __BUG_ENTRY(): the last .short holds the flags; include/asm-generic/bug.h, BUGFLAG_WARNING is 1 << 0',
      pattern: /^brk 0x800$/,
    },
    (context) => {
      const flags = [...context.asm.template.matchAll(/\.short ([^;\n]+)/g)].at(-1)?.[1]?.trim() ?? '0';
      if (!/^(0|\(1 << 0\)\|.*)$/.test(flags)) return undefined;
      return [
        { op: 'intrinsic', intrinsic: flags === '0' ? 'bug' : 'warn', width: 0, args: [], results: [] },
      ];
    },
  ),
  tlbInvalidate,
  effectRule(
    {
      name: 'dc, ic',
      source: 'Arm DDI 0487, D7.5 "Cache maintenance"; arch/arm64/include/asm/cacheflush.h',
      pattern: /^(dc|ic) \w+(, \$(0|\{0:x\}))?$/,
    },
    'cache.maintain',
  ),
  ignoredRule({
    name: 'yield, sev, prfm',
    source: 'Arm DDI 0487, C6.2 "YIELD", "SEV", "PRFM"; arch/arm64/include/asm/{barrier,processor}.h: hints',
    pattern: /^(yield|sev|sevl|nop|prfm \w+, .*)$/,
  }),
];
