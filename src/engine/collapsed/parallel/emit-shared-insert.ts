import type { ModuleBuilder } from '../../../transition/wasm/module-builder.ts';
import { valueType } from '../../../transition/wasm/opcodes.ts';
import { eachEntry } from '../emit-buffer.ts';
import { advance, headerLocal, storeLogKey, takenSlot } from '../emit-key.ts';
import { loadTable, pushSlot, toNextSlot, type TableShape } from '../emit-table.ts';
import { area } from './shared-map.ts';

const { i32, i64 } = valueType;

/**
 * Adds and exports `insert(area, end, number, limit) -> number`: stores the successors from the address in the word
 * `next` of an area up to `end`, those that are new, as states `number` and following of the log; returns the number
 * after the last of them. Returns early, with the address reached in `next`, when `limit` states are not enough.
 * Several threads may insert at once, each into its own stretch of the log: a slot of the table that seems empty is
 * taken by an atomic comparison, and what it held then tells who came first. A slot that was ever taken keeps its key,
 * so that one that is read as taken needs no second look.
 */
export function emitSharedInsert(module: ModuleBuilder, shape: TableShape): void {
  const { map } = shape;
  const { code } = module.add([i32, i32, i32, i32], [i32], 'insert');
  const [own, end, number, limit] = [0, 1, 2, 3];
  const table = loadTable(code);
  const log = headerLocal(code, 'log');
  const at = code.local();
  const slot = code.local();
  const touched = code.local();
  const key = code.local(i64);
  const entry = code.local(i64);
  const present = code.local(i64);
  const start = (): void => {
    code.get(own);
    code.memory('i32Load', area.next);
    code.set(at);
  };
  const pushPlace = (): void => {
    code.get(at);
    code.memory('i32Load', 8);
    pushSlot(code, table);
  };
  start();
  eachEntry(code, at, end, () => {
    pushPlace();
    code.memory('i32Load', map.table);
    code.get(touched);
    code.op('i32Add');
    code.set(touched);
  });
  code.get(own, touched);
  code.memory('i32Store', area.touched);
  start();
  code.block((full) => {
    eachEntry(code, at, end, () => {
      code.get(at);
      code.memory('i64Load');
      code.tee(key);
      code.constant64(takenSlot);
      code.op('i64Or');
      code.set(entry);
      pushPlace();
      code.set(slot);
      code.block((done) => {
        code.loop((probe) => {
          code.get(slot);
          code.memory('i64Load', map.table);
          code.tee(present);
          code.get(entry);
          code.op('i64Eq');
          code.gotoIf(done);
          code.get(present);
          code.op('i64Eqz');
          code.branch(() => {
            code.get(number, limit);
            code.op('i32GeU');
            code.gotoIf(full);
            code.get(slot);
            code.constant64(0n);
            code.get(entry);
            code.compareExchange('i64', map.table);
            code.tee(present);
            code.op('i64Eqz');
            code.branch(() => {
              storeLogKey(code, shape, { log, number, key });
              advance(code, number, 1);
              code.goto(done);
            });
            code.get(present, entry);
            code.op('i64Eq');
            code.gotoIf(done);
          });
          toNextSlot(code, table, slot);
          code.goto(probe);
        });
      });
    });
  });
  code.get(own, at);
  code.memory('i32Store', area.next);
  code.get(number);
}
