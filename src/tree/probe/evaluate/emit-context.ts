import type { Operand, ProgramFunction, Width } from '../../../program/form.ts';
import { opcode, type ByteWriter } from './wasm-writer.ts';

/** Numbers of the functions that every module has. */
export interface RuntimeNumbers {
  /** (reason) : stops the run. */
  readonly stop: number;
  /** (address, bytes) -> i32 address, after a check that it is memory. */
  readonly check: number;
  /** (word) -> word, bytes of 64 bits reversed. */
  readonly bswap: number;
}

/** What emitting a function needs of the module. */
export interface EmitContext {
  readonly endian: 'little' | 'big';
  readonly pointerWidth: 32 | 64;
  readonly runtime: RuntimeNumbers;
  /** Number of the global that holds the top of the stack. */
  readonly stackGlobal: number;
  readonly thread: number;
  address(symbol: string): number;
  /** Functions whose address is taken, with their addresses. */
  readonly addressed: readonly { readonly name: string; readonly address: number }[];
  /** A defined function, by a name that may be an alias. */
  callee(symbol: string): { readonly number: number; readonly fn: ProgramFunction } | undefined;
  /** Why a function that is defined cannot be called. */
  unreadable(symbol: string): string | undefined;
  /** Whether calls of the function do nothing and give 0. */
  isSkipped(symbol: string): boolean;
  /** Number of a reason to stop, for the host. */
  reason(text: string): number;
}

/** A function under way. */
export interface Emission {
  readonly context: EmitContext;
  readonly fn: ProgramFunction;
  readonly code: ByteWriter;
  /** Local that holds a value. */
  local(id: number): number;
  /** A local for an intermediate i64. */
  readonly scratch: number;
}

/** Emits an i64 constant. */
export function emitConstant(code: ByteWriter, value: bigint): void {
  code.byte(opcode.i64Const).signed(BigInt.asIntN(64, value));
}

/** All ones in the low `width` bits. */
export function maskOf(width: Width): bigint {
  return (1n << BigInt(width)) - 1n;
}

/** Clears what is above `width` bits. */
export function emitMask(code: ByteWriter, width: Width): void {
  if (width >= 64) return;
  emitConstant(code, maskOf(width));
  code.byte(opcode.i64And);
}

/** Sign-extends the low `width` bits to 64. */
export function emitSignExtension(code: ByteWriter, width: Width): void {
  if (width >= 64) return;
  for (const shift of [opcode.i64Shl, opcode.i64ShrS]) {
    emitConstant(code, BigInt(64 - width));
    code.byte(shift);
  }
}

/** Pushes an operand, zero-extended to 64 bits. */
export function emitOperand({ code, context, local }: Emission, operand: Operand): void {
  switch (operand.kind) {
    case 'value':
      code.byte(opcode.localGet).unsigned(local(operand.id));
      return;
    case 'constant':
      emitConstant(code, (BigInt(operand.hi >>> 0) << 32n) | BigInt(operand.lo >>> 0));
      return;
    case 'symbol':
      emitConstant(
        code,
        BigInt.asUintN(operand.width, BigInt(context.address(operand.symbol)) + BigInt(operand.addend)),
      );
      return;
    default:
      emitConstant(code, 0n);
  }
}

/** Takes the top of the stack as a value of the function; -1 drops it. */
export function emitResult({ code, local }: Emission, id: number): void {
  if (id < 0) code.byte(opcode.drop);
  else code.byte(opcode.localSet).unsigned(local(id));
}

/** Stops the run for a reason. */
export function emitStop({ code, context }: Emission, reason: string): void {
  code.byte(opcode.i32Const).signed(BigInt(context.reason(reason)));
  code.byte(opcode.call).unsigned(context.runtime.stop).byte(opcode.unreachable);
}
