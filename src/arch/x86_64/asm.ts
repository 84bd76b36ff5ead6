import type { AsmGotoRule, AsmRule } from '../architecture.ts';
import { compilerRules } from '../asm/compiler-rules.ts';
import { trapRule } from '../asm/trap-rule.ts';
import { bitRules } from './asm/bits.ts';
import { exchangeRules } from './asm/exchange.ts';

/** Inline assembly of x86_64 page-table helpers. */
export const asm: readonly AsmRule[] = [
  ...compilerRules,
  ...exchangeRules,
  ...bitRules,
  trapRule({
    name: 'ud2',
    source:
      'Intel SDM vol. 2, UD (0F 0B); arch/x86/include/asm/bug.h, _BUG_FLAGS(): the first operand holds the flags',
    pattern: /^$/,
    text: /\.byte 0x0f, 0x0b/,
    flags: 0,
  }),
];

/** `asm goto` of x86_64: a CPU without the optional features that page-table helpers ask for (shadow stacks). */
export const asmGoto: readonly AsmGotoRule[] = [
  {
    name: 'static_cpu_has()',
    source: 'arch/x86/include/asm/cpufeature.h, _static_cpu_has(): the second label is `not there`',
    matches: (template, { constraints }) => template.includes('testb') && constraints.includes('!i,!i'),
    target: (_asm, fallthrough, targets) => targets[1] ?? fallthrough,
  },
];
