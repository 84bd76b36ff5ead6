import type { Instruction, Operand } from '../../../program/form.ts';
import { emitBinary, emitComparison, emitConversion, emitOffset } from './emit-arithmetic.ts';
import { emitConstant, emitOperand, emitResult, emitStop, type Emission } from './emit-context.ts';
import { emitIntrinsic } from './emit-intrinsic.ts';
import { emitExchange, emitLoad, emitStore, emitUpdate } from './emit-memory.ts';
import { opcode } from './wasm-writer.ts';

/** Emits one instruction. Whatever has no meaning here stops the run when it is executed. */
export function emitInstruction(emission: Emission, item: Instruction): void {
  const { code, context, fn } = emission;
  switch (item.op) {
    case 'binary':
      emitBinary(emission, item.operator, item.width, item.left, item.right);
      emitResult(emission, item.result);
      return;
    case 'compare':
      emitComparison(emission, item.predicate, item.width, item.left, item.right);
      code.byte(opcode.i64ExtendI32U);
      emitResult(emission, item.result);
      return;
    case 'zext':
    case 'sext':
    case 'trunc':
      emitConversion(emission, item, fn.widths[item.result] ?? 64);
      emitResult(emission, item.result);
      return;
    case 'copy':
      emitOperand(emission, item.operand);
      emitResult(emission, item.result);
      return;
    case 'select':
      emitOperand(emission, item.ifTrue);
      emitOperand(emission, item.ifFalse);
      emitOperand(emission, item.condition);
      code.byte(opcode.i32WrapI64, opcode.select);
      emitResult(emission, item.result);
      return;
    case 'offset':
      emitOffset(emission, item);
      emitResult(emission, item.result);
      return;
    case 'alloca':
      emitReservation(emission, item.bytes, item.align);
      emitResult(emission, item.result);
      return;
    case 'load':
      emitLoad(emission, item.address, item.width);
      emitResult(emission, item.result);
      return;
    case 'store':
      emitStore(emission, item.address, item.width, () => emitOperand(emission, item.value));
      return;
    case 'rmw':
      emitUpdate(emission, item);
      return;
    case 'cmpxchg':
      emitExchange(emission, item);
      return;
    case 'fence':
      return;
    case 'call':
      emitCall(emission, item.callee, item.args, item.results);
      return;
    case 'intrinsic':
      emitIntrinsic(emission, item);
      return;
    default:
      emitStop(emission, `inline assembly without a rule in ${fn.sourceName}(): ${item.asm.template}`);
  }

  function emitReservation(of: Emission, bytes: number, align: number): void {
    const unit = BigInt(Math.max(align, 16));
    of.code.byte(opcode.globalGet).unsigned(context.stackGlobal);
    emitConstant(of.code, unit - 1n);
    of.code.byte(opcode.i64Add);
    emitConstant(of.code, -unit);
    of.code.byte(opcode.i64And, opcode.localTee).unsigned(of.scratch);
    of.code.byte(opcode.localGet).unsigned(of.scratch);
    emitConstant(of.code, BigInt(bytes));
    of.code.byte(opcode.i64Add, opcode.globalSet).unsigned(context.stackGlobal);
  }
}

function emitCall(
  emission: Emission,
  callee: Operand,
  args: readonly Operand[],
  results: readonly number[],
): void {
  const { code, context, fn } = emission;
  if (callee.kind !== 'symbol' || callee.addend !== 0) {
    for (const { name, address } of context.addressed) {
      if (context.callee(name)?.fn.parameters.length !== args.length) continue;
      emitOperand(emission, callee);
      emitConstant(code, BigInt(address));
      code.byte(opcode.i64Eq, opcode.if, 0x40);
      emitDirect(emission, name, args, results);
      code.byte(opcode.else);
    }
    emitStop(emission, `call through a pointer in ${fn.sourceName}()`);
    for (const { name } of context.addressed)
      if (context.callee(name)?.fn.parameters.length === args.length) code.byte(opcode.end);
    return;
  }
  emitDirect(emission, callee.symbol, args, results);
}

function emitDirect(
  emission: Emission,
  symbol: string,
  args: readonly Operand[],
  results: readonly number[],
): void {
  const { code, context, fn } = emission;
  const callee = context.callee(symbol);
  if (context.isSkipped(symbol)) {
    for (const result of results) {
      emitConstant(code, 0n);
      emitResult(emission, result);
    }
  } else if (callee === undefined) {
    const why = context.unreadable(symbol);
    const call = `call of ${symbol}() in ${fn.sourceName}()`;
    emitStop(emission, why === undefined ? call : `${call}: ${why}`);
  } else {
    callee.fn.parameters.forEach((_, index) =>
      emitOperand(emission, args[index] ?? { kind: 'undefined', width: 64 }),
    );
    code.byte(opcode.call).unsigned(callee.number);
    callee.fn.returns
      .map((_, index) => results[index] ?? -1)
      .toReversed()
      .forEach((result) => emitResult(emission, result));
  }
}
