import type { BlockId, Operand, ProgramFunction, Terminator } from '../../../program/form.ts';
import { emitConstant, emitOperand, emitResult, emitStop, type EmitContext } from './emit-context.ts';
import type { Emission } from './emit-context.ts';
import { emitInstruction } from './emit-instruction.ts';
import { ByteWriter, opcode, valueType, type WasmFunction } from './wasm-writer.ts';

/**
 * A function of words as WebAssembly. Every value is an i64 local; blocks are chosen by a `br_table` in a loop, so
 * that any control flow fits.
 */
export function emitFunction(fn: ProgramFunction, context: EmitContext, exported?: string): WasmFunction {
  const places = new Map(fn.parameters.map((id, index) => [id, index]));
  const parameters = fn.parameters.length;
  let next = parameters;
  const local = (id: number): number => {
    const known = places.get(id);
    if (known !== undefined) return known;
    places.set(id, next);
    return next++;
  };
  const scratch = local(fn.widths.length);
  const block = next++;
  const frame = next++;
  const code = new ByteWriter();
  const emission: Emission = { context, fn, code, local, scratch };

  code.byte(opcode.globalGet).unsigned(context.stackGlobal).byte(opcode.localSet).unsigned(frame);
  code.byte(opcode.loop, 0x40);
  for (let count = 0; count < fn.blocks.length; count++) code.byte(opcode.block, 0x40);
  code.byte(opcode.localGet).unsigned(block).byte(opcode.i32WrapI64, opcode.brTable);
  code.unsigned(fn.blocks.length - 1);
  for (let index = 0; index < fn.blocks.length; index++) code.unsigned(index);
  fn.blocks.forEach((one, id) => {
    code.byte(opcode.end);
    for (const item of one.instructions) emitInstruction(emission, item);
    emitTerminator(id, one.terminator);
  });
  code.byte(opcode.end, opcode.unreachable);
  return {
    signature: {
      parameters: fn.parameters.map(() => valueType.i64),
      results: fn.returns.map(() => valueType.i64),
    },
    locals: Array.from({ length: next - parameters }, () => valueType.i64),
    code,
    ...(exported === undefined ? {} : { exported }),
  };

  function emitTerminator(from: BlockId, terminator: Terminator): void {
    /** Nested deeper than the loop: the blocks after this one, and `nested` more. */
    const depth = (nested: number): number => fn.blocks.length - 1 - from + nested;
    const go = (to: BlockId, nested: number): void => {
      emitPhis(from, to);
      emitConstant(code, BigInt(to));
      code.byte(opcode.localSet).unsigned(block).byte(opcode.br).unsigned(depth(nested));
    };
    const leave = (values: readonly Operand[]): void => {
      code.byte(opcode.localGet).unsigned(frame).byte(opcode.globalSet).unsigned(context.stackGlobal);
      for (const operand of values) emitOperand(emission, operand);
      code.byte(opcode.return);
    };
    switch (terminator.op) {
      case 'jump':
        go(terminator.target, 0);
        return;
      case 'branch':
        emitOperand(emission, terminator.condition);
        code.byte(opcode.i32WrapI64, opcode.if, 0x40);
        go(terminator.ifTrue, 1);
        code.byte(opcode.end);
        go(terminator.ifFalse, 0);
        return;
      case 'switch':
        for (const { lo, hi, target } of terminator.cases) {
          emitOperand(emission, terminator.operand);
          emitConstant(code, (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0));
          code.byte(opcode.i64Eq, opcode.if, 0x40);
          go(target, 1);
          code.byte(opcode.end);
        }
        go(terminator.otherwise, 0);
        return;
      case 'return':
        leave(terminator.values);
        return;
      case 'asmgoto':
        emitStop(emission, `asm goto without a rule in ${fn.sourceName}(): ${terminator.asm.template}`);
        return;
      default:
        emitStop(emission, `unreachable code in ${fn.sourceName}()`);
    }
  }

  function emitPhis(from: BlockId, to: BlockId): void {
    const phis = fn.blocks[to]?.phis ?? [];
    for (const { incoming } of phis)
      emitOperand(
        emission,
        incoming.find((entry) => entry.from === from)?.value ?? { kind: 'undefined', width: 64 },
      );
    for (const { result } of phis.toReversed()) emitResult(emission, result);
  }
}
