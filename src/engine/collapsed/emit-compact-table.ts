import type { FunctionCode } from '../../transition/wasm/function-code.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { pushFingerprint } from './emit-fingerprint.ts';
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
import { advance, storeLogKey } from './emit-key.ts';
import type { Insertion, StateTable } from './emit-table.ts';
import { header } from './kernel-map.ts';

const { i64 } = valueType;

/**
 * The compact table: quotienting (Cleary, "Compact hash tables using bidirectional linear probing", 1984) as used
 * for model checking by van der Vegt and Laarman, "A parallel compact hash table", MEMICS 2011. The place of a
 * fingerprint is what its upper bits say, so that a slot holds only the others and how far it is from that place. An
 * entry is `remainder << 7 | distance + 1`, hence one that is looked for grows by 1 from slot to slot. Entries lie
 * in the order of their places (Celis, Larson and Munro, "Robin Hood hashing", 1985), which keeps distances short and
 * lets a look-up end at the first entry that is nearer to its place.
 */
export function compactTable(code: FunctionCode, shape: KernelShape, table: CompactShape): StateTable {
  const locals = loadCompact(code, shape, table);
  return {
    pushPlace: (key) => {
      code.op('drop');
      pushFingerprint(code, table.fingerprint, { key, temporary: locals.temporary });
      pushPlace(code, locals);
    },
    insert: (insertion) => emitInsert(code, shape, locals, insertion),
  };
}

function emitInsert(
  code: FunctionCode,
  shape: KernelShape,
  table: CompactLocals,
  { key, place: slot, log, tail, limit }: Insertion,
): void {
  const entry = code.local(i64);
  const present = code.local(i64);
  pushFingerprint(code, table.shape.fingerprint, { key, temporary: table.temporary });
  code.get(table.factor);
  code.op('i64Mul');
  code.set(table.number);
  pushEntry(code, table);
  code.set(entry);
  code.block((done) => {
    code.loop((probe) => {
      pushSlot(code, table, slot);
      code.tee(present);
      code.get(entry);
      code.op('i64Eq');
      code.gotoIf(done);
      pushDistance(code, present);
      pushDistance(code, entry);
      code.op('i64LtU');
      code.branch(() => {
        code.get(tail, limit);
        code.op('i32GeU');
        code.branch(() => {
          code.constant(0, 1);
          code.memory('i32Store', header.full);
          code.goto(done);
        });
        storeLogKey(code, shape, { log, number: tail, key });
        advance(code, tail, 1);
        emitShift(code, table, { slot, entry, present });
        code.goto(done);
      });
      toNextSlot(code, table, slot, entry);
      code.goto(probe);
    });
  });
}
