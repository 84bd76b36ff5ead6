import { emitConstant } from './emit-context.ts';
import { ByteWriter, opcode, valueType, type WasmFunction } from './wasm-writer.ts';

const { i32, i64 } = valueType;

/**
 * (address, bytes) -> address: what is not memory goes to the host, which stops the run.
 * @param badAddress number of the host's function of an address
 */
export function checkFunction(
  { lowest, limit }: { readonly lowest: number; readonly limit: number },
  badAddress: number,
): WasmFunction {
  const code = new ByteWriter();
  const outside = (push: () => void, comparison: number): void => {
    push();
    code.byte(comparison);
  };
  outside(() => {
    code.byte(opcode.localGet).unsigned(0);
    emitConstant(code, BigInt(lowest));
  }, opcode.i64LtU);
  outside(() => {
    code.byte(opcode.localGet).unsigned(0);
    emitConstant(code, BigInt(limit));
  }, opcode.i64GtU);
  code.byte(opcode.i32Or);
  outside(() => {
    code.byte(opcode.localGet).unsigned(1);
    emitConstant(code, BigInt(limit));
    code.byte(opcode.localGet).unsigned(0).byte(opcode.i64Sub);
  }, opcode.i64GtU);
  code.byte(opcode.i32Or, opcode.if, 0x40);
  code.byte(opcode.localGet).unsigned(0).byte(opcode.call).unsigned(badAddress);
  code.byte(opcode.unreachable, opcode.end);
  code.byte(opcode.localGet).unsigned(0).byte(opcode.i32WrapI64);
  return { signature: { parameters: [i64, i64], results: [i32] }, locals: [], code };
}

/** (word) -> word with its eight bytes reversed. */
export function byteSwapFunction(): WasmFunction {
  const code = new ByteWriter();
  for (let byte = 0; byte < 8; byte++) {
    code.byte(opcode.localGet).unsigned(0);
    emitConstant(code, BigInt(8 * byte));
    code.byte(opcode.i64ShrU);
    emitConstant(code, 0xffn);
    code.byte(opcode.i64And);
    emitConstant(code, BigInt(56 - 8 * byte));
    code.byte(opcode.i64Shl);
    if (byte > 0) code.byte(opcode.i64Or);
  }
  return { signature: { parameters: [i64], results: [i64] }, locals: [], code };
}
