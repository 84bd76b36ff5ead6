import type { Instruction, Operand } from '../../../program/form.ts';
import { emitBinary } from './emit-arithmetic.ts';
import { emitConstant, emitMask, emitOperand, emitResult, emitStop, type Emission } from './emit-context.ts';
import { emitAddress, emitExtreme } from './emit-memory.ts';
import { opcode } from './wasm-writer.ts';

type Item = Extract<Instruction, { op: 'intrinsic' }>;

/** Without effect on what a single CPU finds in memory. */
const nothing: ReadonlySet<string> = new Set([
  'irq.disable',
  'irq.enable',
  'irq.save',
  'irq.restore',
  'irq.flags',
  'warn',
  'tlb.flush',
  'cache.maintain',
  'percpu.offset',
  'cpu.number',
  'return.address',
  'frame.address',
  'stack.save',
  'stack.restore',
]);

/** Emits an intrinsic; those without a meaning for one CPU alone stop the run. */
export function emitIntrinsic(emission: Emission, item: Item): void {
  const { code, context, fn } = emission;
  const [first, second, third] = item.args;
  const result = item.results[0] ?? -1;
  if (nothing.has(item.intrinsic)) {
    for (const id of item.results) {
      emitConstant(code, 0n);
      emitResult(emission, id);
    }
  } else if (item.intrinsic === 'thread.pointer') {
    emitConstant(code, BigInt(context.thread));
    emitResult(emission, result);
  } else if (first !== undefined && emitCounting(emission, item.intrinsic, item.width, first)) {
    emitResult(emission, result);
  } else if (/^[us](min|max)$/.test(item.intrinsic) && first !== undefined && second !== undefined) {
    emitExtreme(emission, item.intrinsic as 'umin', item.width, first, second);
    emitResult(emission, result);
  } else if (
    (item.intrinsic === 'fshl' || item.intrinsic === 'fshr') &&
    first !== undefined &&
    second !== undefined &&
    third?.kind === 'constant'
  ) {
    emitFunnel(emission, item, [first, second], third.lo % item.width);
    emitResult(emission, result);
  } else if (
    (item.intrinsic === 'memcpy' || item.intrinsic === 'memmove' || item.intrinsic === 'memset') &&
    first !== undefined &&
    second !== undefined &&
    third !== undefined
  ) {
    emitAddress(emission, first, third);
    if (item.intrinsic === 'memset') {
      emitOperand(emission, second);
      code.byte(opcode.i32WrapI64);
    } else emitAddress(emission, second, third);
    emitOperand(emission, third);
    code.byte(opcode.i32WrapI64);
    // memory.fill and memory.copy.
    if (item.intrinsic === 'memset') code.byte(0xfc, 11, 0);
    else code.byte(0xfc, 10, 0, 0);
  } else emitStop(emission, `${item.intrinsic} in ${fn.sourceName}()`);
}

function emitFunnel(
  emission: Emission,
  item: Item,
  [high, low]: readonly [Operand, Operand],
  amount: number,
): void {
  const left = item.intrinsic === 'fshl' ? amount : item.width - amount;
  const by = (lo: number): Operand => ({ kind: 'constant', width: item.width, lo, hi: 0 });
  emitBinary(emission, 'shl', item.width, high, by(left));
  emitBinary(emission, 'lshr', item.width, low, by(item.width - left));
  emission.code.byte(opcode.i64Or);
}

/** Pushes a result of one operand; false when the intrinsic is none of these. */
function emitCounting(emission: Emission, intrinsic: string, width: number, operand: Operand): boolean {
  const { code, context } = emission;
  switch (intrinsic) {
    case 'ctpop':
      emitOperand(emission, operand);
      code.byte(opcode.i64Popcnt);
      return true;
    case 'ctlz':
      emitOperand(emission, operand);
      code.byte(opcode.i64Clz);
      emitConstant(code, BigInt(64 - width));
      code.byte(opcode.i64Sub);
      return true;
    case 'cttz':
      emitOperand(emission, operand);
      if (width < 64) {
        emitConstant(code, 1n << BigInt(width));
        code.byte(opcode.i64Or);
      }
      code.byte(opcode.i64Ctz);
      return true;
    case 'bswap':
      emitOperand(emission, operand);
      code.byte(opcode.call).unsigned(context.runtime.bswap);
      emitConstant(code, BigInt(64 - width));
      code.byte(opcode.i64ShrU);
      emitMask(code, width);
      return true;
    default:
      return false;
  }
}
