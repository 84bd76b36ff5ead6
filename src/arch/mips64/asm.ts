import type { AsmContext, AsmRule, Unplaced } from '../architecture.ts';
import { compareAndSwap } from '../asm/compare-and-swap.ts';
import { compilerRules } from '../asm/compiler-rules.ts';
import { defineResult, emitterOf } from '../asm/emit.ts';
import { argumentOf } from '../asm/operands.ts';
import { setInEmpty } from '../asm/set-in-empty.ts';
import { fenceRule, simpleRule } from '../asm/simple-rule.ts';
import { trapRule } from '../asm/trap-rule.ts';
import type { Instruction, Width } from '../../program/form.ts';

/** Bits that `ll` or `lld` loads. */
function widthOf(text: string): Width {
  return /\blld /.test(text) ? 64 : 32;
}

/** `ll ... sc` that stores operand 4 when operand 3 was there, and gives what was there. */
function exchangeEqual(context: AsmContext, text: string): readonly Unplaced<Instruction>[] | undefined {
  const [address, expected, replacement] = [2, 3, 4].map((number) => argumentOf(context, number));
  if (address === undefined || expected === undefined || replacement === undefined) return undefined;
  const emitter = emitterOf(context);
  const old = compareAndSwap(emitter, widthOf(text), { address, expected, replacement });
  // LL sign-extends a word into the register.
  defineResult(emitter, 0, old, 'sext');
  return emitter.instructions;
}

/** Inline assembly of mips64 page-table helpers. */
export const asm: readonly AsmRule[] = [
  ...compilerRules,
  fenceRule({
    name: 'sync',
    source:
      'MIPS64 Architecture for Programmers Volume II, "SYNC"; arch/mips/include/asm/barrier.h, __sync(), __smp_mb()',
    pattern: /^sync(?: 0x[0-9a-f]+)?$/,
  }),
  simpleRule(
    {
      name: 'cmpxchg',
      source:
        'MIPS64 Architecture for Programmers Volume II, "LLD", "SCD"; arch/mips/include/asm/cmpxchg.h, __cmpxchg_asm()',
      // The SYNC before and behind are for an erratum and assembled only where that is configured.
      pattern:
        /^(?:sync \w+; )?lld? \$0, \$2; bne \$0, \$\{3:z\}, 2f; move \$\$1, \$\{4:z\}; scd? \$\$1, \$1; beqzl? \$\$1, 1b(?:; sync \w+)?$/,
    },
    exchangeEqual,
  ),
  simpleRule(
    {
      name: 'set_pte() of a global page',
      source:
        'MIPS64 Architecture for Programmers Volume II, "LLD", "SCD"; v4.4 arch/mips/include/asm/pgtable.h, set_pte()',
      pattern: /^lld? \$1, \$0; bnez \$1, 2f; or \$1, \$1, \$2; scd? \$1, \$0; beqzl? \$1, 1b(?:; nop)?$/,
    },
    (context, text) => setInEmpty(context, widthOf(text)),
  ),
  trapRule({
    name: 'break',
    source: 'MIPS64 Architecture for Programmers Volume II, "BREAK"; arch/mips/include/asm/bug.h, BUG()',
    pattern: /^break \$0$/,
    flags: 'none',
  }),
  {
    name: '.insn',
    source:
      'GNU as, "MIPS directives to mark data as an instruction": no code; arch/mips/include/asm/compiler.h, barrier_before_unreachable()',
    matches: (template) => template === '.insn',
    lower: () => [],
  },
];
