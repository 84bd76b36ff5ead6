import type { InlineAsm, Instruction, Intrinsic } from '../../program/form.ts';
import type { AsmContext, AsmRule, Unplaced } from '../architecture.ts';
import { emitterOf, intrinsicValue, defineResult } from './emit.ts';
import { executedText } from './template.ts';

interface RuleText {
  readonly name: string;
  readonly source: string;
  /** Of what the template executes: instructions with `; ` between them, as `executedText` gives them. */
  readonly pattern: RegExp;
}

/** A template without outputs that becomes a fence named by its own text. */
export function fenceRule(text: RuleText): AsmRule {
  return simpleRule(text, (_context, template) => [{ op: 'fence', text: template }]);
}

/** A template without outputs that becomes an intrinsic without operands or results. */
export function effectRule(text: RuleText, intrinsic: Intrinsic): AsmRule {
  return simpleRule(text, () => [{ op: 'intrinsic', intrinsic, width: 0, args: [], results: [] }]);
}

/** A template whose one output is an intrinsic's result of `width` bits. */
export function valueRule(text: RuleText, intrinsic: Intrinsic, width: 32 | 64): AsmRule {
  return simpleRule(text, (context) => {
    const emitter = emitterOf(context);
    defineResult(emitter, 0, intrinsicValue(emitter, intrinsic, width), 'zext');
    return emitter.instructions;
  });
}

/** A template that does nothing the model knows of. */
export function ignoredRule(text: RuleText): AsmRule {
  return simpleRule(text, (context) => (context.results.length === 0 ? [] : undefined));
}

/** A rule for templates of one pattern. */
export function simpleRule(
  text: RuleText,
  lower: (context: AsmContext, template: string) => readonly Unplaced<Instruction>[] | undefined,
): AsmRule {
  return {
    name: text.name,
    source: text.source,
    matches: (_template: string, asm: InlineAsm) => text.pattern.test(executedText(asm.template)),
    lower: (context) => lower(context, executedText(context.asm.template)),
  };
}
