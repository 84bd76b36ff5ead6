import type { AsmRule } from '../architecture.ts';
import { compilerRules } from '../asm/compiler-rules.ts';
import { setInEmpty } from '../asm/set-in-empty.ts';
import { fenceRule, simpleRule } from '../asm/simple-rule.ts';
import { trapRule } from '../asm/trap-rule.ts';

/** Inline assembly of loongarch64 page-table helpers. */
export const asm: readonly AsmRule[] = [
  ...compilerRules,
  fenceRule({
    name: 'dbar',
    source: 'LoongArch Reference Manual Volume 1, "DBAR"; arch/loongarch/include/asm/barrier.h, DBAR()',
    pattern: /^dbar \S+$/,
  }),
  simpleRule(
    {
      name: 'set_pte() of a global page',
      source:
        'LoongArch Reference Manual Volume 1, "LL.W/D", "SC.W/D"; v6.1 arch/loongarch/include/asm/pgtable.h, set_pte()',
      pattern:
        /^ll\.d \$1, \$0; bnez \$1, 2f; or \$1, \$1, \$2; sc\.d \$1, \$0; beqz \$1, 1b; nop(?:; dbar 0)?$/,
    },
    (context) => setInEmpty(context, 64),
  ),
  trapRule({
    name: 'break 1',
    source:
      'LoongArch Reference Manual Volume 1, "BREAK"; arch/loongarch/include/asm/bug.h, __BUG_FLAGS(), BRK_BUG is 1',
    pattern: /^break 1$/,
  }),
];
