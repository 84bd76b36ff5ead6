import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { distanceBits, mostDistance } from './compact-size.ts';
import { pushFingerprint, pushKeyOf } from './emit-fingerprint.ts';
import {
  emitShift,
  loadCompact,
  pushDistance,
  pushEntry,
  pushPlace,
  pushSlot,
  toNextSlot,
  type CompactLocals,
} from './emit-compact-slot.ts';
import type { KernelShape } from './emit-key.ts';
import type { CompactShape } from './states-shape.ts';
import { advance, headerLocal, pushLogKey } from './emit-key.ts';

const { i32, i64 } = valueType;
const distanceMask = BigInt(mostDistance);
/** The number that times 3 is 1 modulo 2^64. */
const third = 0xaaaaaaaaaaaaaaabn;

/**
 * Adds and exports what moves states about: `rehash(from, to)` enters the states of these numbers, which are in the
 * log; `spread(from, to, old, at)` enters what is in the slots from `from - 1` down to `to` of a table of another size,
 * described at the address `old` (see {@link oldTable}), which begins at the address `at`, and empties these slots;
 * `recover(to, from, out)` writes the keys of entries to `out` instead, 8 bytes each, leaves slots as they are, and
 * returns the address after the last key: if fingerprints are bijective.
 */
export function emitCompactMoves(module: ModuleBuilder, shape: KernelShape, compact: CompactShape): void {
  emitRehash(module, shape, compact);
  const spread = module.add([i32, i32, i32, i32], [], 'spread').code;
  const table = loadCompact(spread, shape, compact);
  eachEntry(spread, {
    entered: (address, old) => {
      // The slot is emptied first: its new place may lie over it.
      spread.get(address, address);
      spread.memory('i64Load');
      spread.get(old.mask);
      spread.constant64(-1n);
      spread.op('i64Xor', 'i64And');
      spread.memory('i64Store');
      spread.get(old.fingerprint);
      emitEnter(spread, table);
    },
  });
  if (compact.fingerprint.kind !== 'bijective') return;
  const { bits } = compact.fingerprint;
  const { code } = module.add([i32, i32, i32, i32, i32], [i32], 'recover');
  const temporary = code.local(i64);
  eachEntry(code, {
    entered: (_address, { fingerprint }) => {
      code.get(4, fingerprint);
      pushKeyOf(code, bits, temporary);
      code.memory('i64Store');
      advance(code, 4, 8);
    },
  });
  code.get(4);
}

/** Words that describe a table to `spread` and `recover`: bytes of a slot, bits of remainders, factor. */
export const oldTable = { slotBytes: 0, remainderBits: 4, factor: 8 } as const;

/** Runs `entered` for each entry in slots from parameter 0 down to parameter 1 of the table that 2 and 3 describe. */
function eachEntry(
  code: FunctionCode,
  {
    entered,
  }: { entered: (address: Local, old: { readonly mask: Local; readonly fingerprint: Local }) => void },
): void {
  const [slot, to, old, base] = [0, 1, 2, 3] as const;
  const bytes = code.local();
  const unknown = code.local(i64);
  const mask = code.local(i64);
  const undo = code.local(i64);
  const address = code.local();
  const entry = code.local(i64);
  const fingerprint = code.local(i64);
  code.get(old);
  code.memory('i32Load', oldTable.slotBytes);
  code.set(bytes);
  code.get(old);
  code.memory('i64Load32U', oldTable.remainderBits);
  code.set(unknown);
  code.constant64(-1n);
  code.constant(64);
  code.get(bytes);
  code.constant(3);
  code.op('i32Shl', 'i32Sub', 'i64ExtendI32U', 'i64ShrU');
  code.set(mask);
  code.constant64(1n);
  code.set(undo);
  code.get(old);
  code.memory('i32Load', oldTable.factor);
  code.constant(3);
  code.op('i32Eq');
  code.branch(() => {
    code.constant64(third);
    code.set(undo);
  });
  code.block((done) => {
    code.loop((next) => {
      code.get(slot, to);
      code.op('i32LeU');
      code.gotoIf(done);
      advance(code, slot, -1);
      code.get(base, slot, bytes);
      code.op('i32Mul', 'i32Add');
      code.tee(address);
      code.memory('i64Load');
      code.get(mask);
      code.op('i64And');
      code.tee(entry);
      code.op('i64Eqz');
      code.gotoIf(next);
      // (slot - distance) << unknown | remainder; an entry holds the distance plus 1.
      code.get(slot);
      code.op('i64ExtendI32U');
      pushDistance(code, entry);
      code.op('i64Sub');
      code.constant64(1n);
      code.op('i64Add');
      code.get(unknown);
      code.op('i64Shl');
      code.get(entry);
      code.constant64(BigInt(distanceBits));
      code.op('i64ShrU', 'i64Or');
      code.get(undo);
      code.op('i64Mul');
      code.set(fingerprint);
      entered(address, { mask, fingerprint });
      code.goto(next);
    });
  });
}

function emitRehash(module: ModuleBuilder, shape: KernelShape, compact: CompactShape): void {
  const { code } = module.add([i32, i32], [], 'rehash');
  const [number, end] = [0, 1] as const;
  const table = loadCompact(code, shape, compact);
  const log = headerLocal(code, 'log');
  const key = code.local(i64);
  code.block((done) => {
    code.loop((more) => {
      code.get(number, end);
      code.op('i32GeU');
      code.gotoIf(done);
      pushLogKey(code, shape, log, number);
      code.set(key);
      pushFingerprint(code, compact.fingerprint, { key, temporary: table.temporary });
      emitEnter(code, table);
      advance(code, number, 1);
      code.goto(more);
    });
  });
}

/** Writes code that enters the fingerprint on the stack, which the table lacks. */
function emitEnter(code: FunctionCode, table: CompactLocals): void {
  const slot = code.local();
  const entry = code.local(i64);
  const present = code.local(i64);
  pushPlace(code, table);
  code.set(slot);
  pushEntry(code, table);
  code.set(entry);
  code.block((found) => {
    code.loop((probe) => {
      pushSlot(code, table, slot);
      code.tee(present);
      code.constant64(distanceMask);
      code.op('i64And');
      pushDistance(code, entry);
      code.op('i64LtU');
      code.gotoIf(found);
      toNextSlot(code, table, slot, entry);
      code.goto(probe);
    });
  });
  emitShift(code, table, { slot, entry, present });
}
