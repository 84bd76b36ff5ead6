import type { InlineAsm } from '../../program/form.ts';
import type { AsmContext, AsmRule } from '../architecture.ts';
import { executedText } from './template.ts';

/** What is known of a trap that BUG() and WARN() are made of. */
interface TrapText {
  readonly name: string;
  readonly source: string;
  /** Of what the template executes; see `executedText`. */
  readonly pattern: RegExp;
  /** Of the template as it is, where the instruction is written as bytes. */
  readonly text?: RegExp;
  /** Operand that holds the flags; in the template's last `.short` unless given; `none` where it is always a BUG(). */
  readonly flags?: number | 'none';
}

/**
 * A trap that becomes `bug`, or `warn` when its flags say that it is a warning.
 * Source: include/asm-generic/bug.h, BUGFLAG_WARNING is 1 << 0, BUG() has no flags.
 */
export function trapRule({ name, source, pattern, text = /^/, flags }: TrapText): AsmRule {
  return {
    name,
    source,
    matches: (_template: string, asm: InlineAsm) =>
      pattern.test(executedText(asm.template)) && text.test(asm.template),
    lower(context) {
      const value = flags === 'none' ? 0 : flagsOf(context, flags);
      if (value === undefined) return undefined;
      const intrinsic = (value & 1) === 1 ? 'warn' : 'bug';
      return [{ op: 'intrinsic', intrinsic, width: 0, args: [], results: [] }];
    },
  };
}

function flagsOf(context: AsmContext, operand: number | undefined): number | undefined {
  if (operand !== undefined) return context.constant(operand)?.lo;
  const written = [...context.asm.template.matchAll(/\.short ([^;\n]+)/g)].at(-1)?.[1]?.trim();
  if (written === undefined || written === '0') return 0;
  return written.startsWith('(1 << 0)|') ? 1 : undefined;
}
