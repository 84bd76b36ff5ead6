import type {
  BinaryOperator,
  InlineAsm,
  Instruction,
  Operand,
  Predicate,
  RmwOperator,
} from '../../program/form.ts';
import type { AsmContext, Unplaced } from '../architecture.ts';
import { readConstraints } from './constraints.ts';
import { defineResult, emitterOf, type Emitter } from './emit.ts';
import type { ExclusiveLoop } from './exclusive-loop.ts';
import { emitExpression, readsOld, sameExpression, type Expression } from './expression.ts';
import type { GuardedUpdate, GuardedUpdateRule } from './guarded-update.ts';
import { argumentOf, wordReader } from './operands.ts';

/** What a rule for load-exclusive / store-exclusive sequences of one architecture needs. */
export interface ExclusiveRuleOptions {
  readonly name: string;
  readonly source: string;
  /** Reads the template, or answers undefined when it is no such sequence. */
  read(asm: InlineAsm): ExclusiveLoop | undefined;
  /** How a loaded word narrower than its register is extended. */
  readonly extend: 'zext' | 'sext';
  /** Whether the kernel macro behind the template throws its outputs away (`atomic_add` returns nothing). */
  returnsNothing(asm: InlineAsm): boolean;
}

const atomicOperators: Partial<Record<BinaryOperator, RmwOperator>> = {
  add: 'add',
  sub: 'sub',
  and: 'and',
  or: 'or',
  xor: 'xor',
};

/** The rule for load-exclusive / store-exclusive sequences of an architecture. */
export function exclusiveRule(options: ExclusiveRuleOptions): GuardedUpdateRule {
  return {
    name: options.name,
    source: options.source,
    matches: (_template, asm) => options.read(asm) !== undefined,
    lower(context) {
      const loop = options.read(context.asm);
      return loop === undefined ? undefined : lowerStraight(loop, options, context);
    },
    lowerGuarded(context) {
      const loop = options.read(context.asm);
      return loop === undefined ? undefined : guardedUpdate(loop, options, context);
    },
  };
}

/** Old word, after the atomic instruction, and whether it stored (undefined: always). */
interface Outcome {
  readonly old: Operand;
  readonly stored: Operand | undefined;
}

function lowerStraight(
  loop: ExclusiveLoop,
  options: ExclusiveRuleOptions,
  context: AsmContext,
): readonly Unplaced<Instruction>[] | undefined {
  const emitter = emitterOf(context);
  const address = argumentOf(context, loop.at);
  if (address === undefined || !operandsKnown(loop, context)) return undefined;
  const read = readerOf(emitter, loop);
  const { width, ordering } = loop;
  const none: Operand = { kind: 'undefined', width };
  const old = context.fresh(width);
  const oldOperand: Operand = { kind: 'value', id: old };
  if (loop.leave === undefined) {
    const update = readUpdate(loop.stored);
    if (update === undefined) return undefined;
    const value = emitExpression(emitter, update.value, width, none, read);
    const result = options.returnsNothing(context.asm) ? -1 : old;
    emitter.instructions.push({
      op: 'rmw',
      operator: update.operator,
      width,
      result,
      address,
      value,
      ordering,
    });
    if (result === -1) discardResults(emitter);
    else defineResults(emitter, loop, options, { old: oldOperand, stored: undefined }, read);
    return emitter.instructions;
  }
  const expected = comparedWith(loop);
  if (expected === undefined || readsOld(loop.stored)) return undefined;
  const expectedWord = emitExpression(emitter, expected, width, none, read);
  const replacement = emitExpression(emitter, loop.stored, width, none, read);
  const success = context.fresh(1);
  emitter.instructions.push({
    op: 'cmpxchg',
    width,
    result: old,
    success,
    address,
    expected: expectedWord,
    replacement,
    ordering,
  });
  defineResults(emitter, loop, options, { old: oldOperand, stored: { kind: 'value', id: success } }, read);
  return emitter.instructions;
}

function readUpdate(stored: Expression): { operator: RmwOperator; value: Expression } | undefined {
  if (!readsOld(stored)) return { operator: 'xchg', value: stored };
  if (stored.kind !== 'binary') return undefined;
  const operator = atomicOperators[stored.operator];
  if (operator === undefined) return undefined;
  if (stored.left.kind === 'old' && !readsOld(stored.right)) return { operator, value: stored.right };
  if (operator !== 'sub' && stored.right.kind === 'old' && !readsOld(stored.left)) {
    return { operator, value: stored.left };
  }
  return undefined;
}

/** The word the loop compares with when it leaves on inequality: `old != x`, or `old ^ x` not zero. */
function comparedWith(loop: ExclusiveLoop): Expression | undefined {
  const leave = loop.leave;
  if (leave?.predicate !== 'ne') return undefined;
  if (leave.left.kind === 'old' && !readsOld(leave.right)) return leave.right;
  const isZero = leave.right.kind === 'constant' && leave.right.value === 0;
  const difference = leave.left;
  if (!isZero || difference.kind !== 'binary' || difference.operator !== 'xor') return undefined;
  return difference.left.kind === 'old' && !readsOld(difference.right) ? difference.right : undefined;
}

const opposite: Partial<Record<Predicate, Predicate>> = { eq: 'ne', ne: 'eq', slt: 'sge', sge: 'slt' };

function guardedUpdate(
  loop: ExclusiveLoop,
  options: ExclusiveRuleOptions,
  context: AsmContext,
): GuardedUpdate | undefined {
  const address = argumentOf(context, loop.at);
  const leave = loop.leave;
  const predicate = leave === undefined ? undefined : opposite[leave.predicate];
  if (address === undefined || leave === undefined || predicate === undefined) return undefined;
  if (!operandsKnown(loop, context)) return undefined;
  const { width, ordering } = loop;
  const prelude = emitterOf(context);
  const read = readerOf(prelude, loop);
  for (const expression of everyExpression(loop)) forEachOperand(expression, read);
  readConstraints(context.asm.constraints).slots.forEach((slot, number) => {
    if (slot.kind === 'result') read(number);
  });
  return {
    width,
    address,
    ordering,
    before: prelude.instructions,
    update(emitter, old) {
      const left = emitExpression(emitter, leave.left, width, old, read);
      const right = emitExpression(emitter, leave.right, width, old, read);
      const condition = context.fresh(1);
      emitter.instructions.push({ op: 'compare', predicate, width, result: condition, left, right });
      const replacement = emitExpression(emitter, loop.stored, width, old, read);
      return { condition: { kind: 'value', id: condition }, replacement };
    },
    after(emitter, old, condition) {
      defineResults(emitter, loop, options, { old, stored: condition }, read);
    },
  };
}

function discardResults(emitter: Emitter): void {
  for (const result of emitter.context.results) {
    const operand: Operand = { kind: 'undefined', width: emitter.context.widthOf(result) };
    emitter.instructions.push({ op: 'copy', result, operand });
  }
}

function defineResults(
  emitter: Emitter,
  loop: ExclusiveLoop,
  options: ExclusiveRuleOptions,
  outcome: Outcome,
  read: (number: number) => Operand,
): void {
  const { slots } = readConstraints(emitter.context.asm.constraints);
  slots.forEach((slot, number) => {
    if (slot.kind !== 'result') return;
    const unwritten: Expression = { kind: 'operand', number };
    const final = loop.finals.get(number) ?? unwritten;
    const left = loop.leave === undefined ? final : (loop.left.get(number) ?? unwritten);
    const value = (expression: Expression): Operand =>
      emitExpression(emitter, expression, loop.width, outcome.old, read);
    if (outcome.stored === undefined || sameExpression(final, left)) {
      defineResult(emitter, slot.index, value(final), options.extend);
      return;
    }
    const result = emitter.context.fresh(loop.width);
    emitter.instructions.push({
      op: 'select',
      width: loop.width,
      result,
      condition: outcome.stored,
      ifTrue: value(final),
      ifFalse: value(left),
    });
    defineResult(emitter, slot.index, { kind: 'value', id: result }, options.extend);
  });
}

function everyExpression(loop: ExclusiveLoop): readonly Expression[] {
  const leave = loop.leave === undefined ? [] : [loop.leave.left, loop.leave.right];
  return [loop.stored, ...leave, ...loop.finals.values(), ...loop.left.values()];
}

function forEachOperand(expression: Expression, visit: (number: number) => void): void {
  if (expression.kind === 'operand') visit(expression.number);
  if (expression.kind !== 'binary') return;
  forEachOperand(expression.left, visit);
  forEachOperand(expression.right, visit);
}

function operandsKnown(loop: ExclusiveLoop, context: AsmContext): boolean {
  let known = true;
  for (const expression of everyExpression(loop)) {
    forEachOperand(expression, (number) => {
      if (argumentOf(context, number) === undefined) known = false;
    });
  }
  return known;
}

/** Operands as words of the loop's width; a register that nothing wrote has no value. */
function readerOf(emitter: Emitter, loop: ExclusiveLoop): (number: number) => Operand {
  const read = wordReader(emitter, loop.width);
  return (number) => read(number) ?? { kind: 'undefined', width: loop.width };
}
