import type { Instruction, Operand, Ordering, Width } from '../../program/form.ts';
import type { AsmContext, AsmRule, Unplaced } from '../architecture.ts';
import type { Emitter } from './emit.ts';

/**
 * An atomic update that stores only under a condition and that no single instruction of the program form says,
 * such as `atomic_fetch_add_unless`: read the word, stop unless the condition holds, compare and exchange, and
 * start again when another CPU was faster. As the retry is only taken after a foreign write, this has exactly
 * the outcomes of the load-exclusive / store-exclusive sequence.
 */
export interface GuardedUpdate {
  readonly width: Width;
  readonly address: Operand;
  readonly ordering: Ordering;
  /** Computations that do not depend on the word; they run once. */
  readonly before: readonly Unplaced<Instruction>[];
  /** Given the word read: emits the condition (a 1-bit word) and the replacement. */
  update(emitter: Emitter, old: Operand): { readonly condition: Operand; readonly replacement: Operand };
  /** Given the word read and the condition: emits the results of the statement. */
  after(emitter: Emitter, old: Operand, condition: Operand): void;
}

/** A rule that may need more than straight-line code; asked only where `lower` answers undefined. */
export interface GuardedUpdateRule extends AsmRule {
  lowerGuarded(context: AsmContext): GuardedUpdate | undefined;
}

/** Whether a rule can expand to a guarded update. */
export function isGuardedUpdateRule(rule: AsmRule): rule is GuardedUpdateRule {
  return 'lowerGuarded' in rule;
}
