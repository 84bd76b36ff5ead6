import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { crowdedDistance, distanceBits, mostDistance } from './compact-size.ts';
import type { KernelShape } from './emit-key.ts';
import { advance, headerLocal } from './emit-key.ts';
import { header } from './kernel-map.ts';
import type { CompactShape } from './states-shape.ts';

const { i64 } = valueType;
const distanceMask = BigInt(mostDistance);

/** Locals of a table, all 64 bits wide but one. */
export interface CompactLocals {
  readonly shape: CompactShape;
  /** Address of the table, less than which no offset is counted. */
  readonly base: number;
  readonly factor: Local;
  /** Bits that the place of a fingerprint leaves unknown, and their mask. */
  readonly unknown: Local;
  readonly mask: Local;
  readonly number: Local;
  readonly temporary: Local;
}

/** Makes and loads these locals. */
export function loadCompact(code: FunctionCode, { map }: KernelShape, shape: CompactShape): CompactLocals {
  const factor = code.local(i64);
  const unknown = code.local(i64);
  const mask = code.local(i64);
  const bits = headerLocal(code, 'tableBits');
  const times = headerLocal(code, 'tableFactor');
  code.get(times);
  code.op('i64ExtendI32U');
  code.set(factor);
  code.constant(shape.fingerprint.bits);
  code.get(bits);
  code.op('i32Sub', 'i64ExtendI32U');
  code.set(unknown);
  code.constant64(1n);
  code.get(unknown);
  code.op('i64Shl');
  code.constant64(1n);
  code.op('i64Sub');
  code.set(mask);
  const number = code.local(i64);
  const temporary = code.local(i64);
  return { shape, base: map.table, factor, unknown, mask, number, temporary };
}

/** Pops a fingerprint; sets `number` to it times the factor, and pushes the offset of its place. */
export function pushPlace(code: FunctionCode, table: CompactLocals): void {
  code.get(table.factor);
  code.op('i64Mul');
  code.tee(table.number);
  code.get(table.unknown);
  code.op('i64ShrU', 'i32WrapI64');
  code.constant(table.shape.slotBytes);
  code.op('i32Mul');
}

/** Pushes the entry at its place of what is in `number`. */
export function pushEntry(code: FunctionCode, table: CompactLocals): void {
  code.get(table.number, table.mask);
  code.op('i64And');
  code.constant64(BigInt(distanceBits));
  code.op('i64Shl');
  code.constant64(1n);
  code.op('i64Or');
}

/** Pushes the entry in the slot at the offset in a local. */
export function pushSlot(
  code: FunctionCode,
  { base, shape: { slotBytes } }: CompactLocals,
  slot: Local,
): void {
  code.get(slot);
  if (slotBytes === 4) return code.memory('i64Load32U', base);
  code.memory('i64Load', base);
  if (slotBytes === 8) return;
  code.constant64((1n << BigInt(8 * slotBytes)) - 1n);
  code.op('i64And');
}

/** Writes an entry to the slot at the offset in a local; nothing beyond the slot is touched. */
export function storeSlot(
  code: FunctionCode,
  { base, shape: { slotBytes } }: CompactLocals,
  slot: Local,
  entry: Local,
): void {
  code.get(slot, entry);
  if (slotBytes === 8) return code.memory('i64Store', base);
  code.op('i32WrapI64');
  code.memory(slotBytes === 3 ? 'i32Store16' : 'i32Store', base);
  if (slotBytes === 4) return;
  const done = slotBytes === 3 ? 2 : 4;
  code.get(slot, entry);
  code.constant64(BigInt(8 * done));
  code.op('i64ShrU', 'i32WrapI64');
  code.memory(slotBytes === 6 ? 'i32Store16' : 'i32Store8', base + done);
}

/** Pushes how far an entry is from its place, plus 1. */
export function pushDistance(code: FunctionCode, entry: Local): void {
  code.get(entry);
  code.constant64(distanceMask);
  code.op('i64And');
}

/** Writes code that goes on to the next slot with an entry that is looked for. */
export function toNextSlot(code: FunctionCode, table: CompactLocals, slot: Local, entry: Local): void {
  advance(code, slot, table.shape.slotBytes);
  code.get(entry);
  code.constant64(1n);
  code.op('i64Add');
  code.set(entry);
}

/**
 * Writes code that stores an entry in a slot, and moves what is there and after it to the next slots, up to an empty
 * one; `present` is a temporary. One that would be too far away is dropped, which the header then says.
 */
export function emitShift(
  code: FunctionCode,
  table: CompactLocals,
  { slot, entry, present }: { slot: Local; entry: Local; present: Local },
): void {
  code.block((done) => {
    code.loop((next) => {
      pushDistance(code, entry);
      code.constant64(BigInt(crowdedDistance));
      code.op('i64LtU', 'i32Eqz');
      code.branch(() => {
        pushDistance(code, entry);
        code.constant64(distanceMask);
        code.op('i64Eq');
        code.branch(() => {
          code.constant(0, 2);
          code.memory('i32Store', header.crowded);
          code.goto(done);
        });
        code.constant(0);
        code.constant(0);
        code.memory('i32Load', header.crowded);
        code.constant(1);
        code.op('i32Or');
        code.memory('i32Store', header.crowded);
      });
      pushSlot(code, table, slot);
      code.set(present);
      storeSlot(code, table, slot, entry);
      code.get(present);
      code.op('i64Eqz');
      code.gotoIf(done);
      code.get(present);
      code.set(entry);
      toNextSlot(code, table, slot, entry);
      code.goto(next);
    });
  });
}
