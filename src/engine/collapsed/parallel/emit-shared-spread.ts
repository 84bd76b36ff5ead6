import type { ModuleBuilder } from '../../../transition/wasm/module-builder.ts';
import { valueType } from '../../../transition/wasm/opcodes.ts';
import { advance, pushHash, takenSlot } from '../emit-key.ts';
import { loadTable, pushSlot, toNextSlot, type TableShape } from '../emit-table.ts';

const { i32, i64 } = valueType;

/**
 * Adds and exports `spreadShared(from, to)`: moves what is in the slots from `from` up to `to` to where it belongs in a
 * table twice as large, the header being that of the larger one. Several threads may do so at once, each with
 * slots of its own, as long as nothing belongs where slots have not been emptied yet.
 */
export function emitSharedSpread(module: ModuleBuilder, { map }: TableShape): void {
  const { code } = module.add([i32, i32], [], 'spreadShared');
  const [number, end] = [0, 1];
  const table = loadTable(code);
  const key = code.local(i64);
  const wide = code.local(i64);
  const slot = code.local();
  const pushOffset = (): void => {
    code.get(number);
    code.constant(3);
    code.op('i32Shl');
  };
  code.block((done) => {
    code.loop((next) => {
      code.get(number, end);
      code.op('i32GeU');
      code.gotoIf(done);
      pushOffset();
      code.memory('i64Load', map.table);
      code.tee(key);
      code.op('i64Eqz', 'i32Eqz');
      code.branch(() => {
        pushOffset();
        code.constant64(0n);
        code.memory('i64Store', map.table);
        code.get(key);
        code.constant64(~takenSlot);
        code.op('i64And');
        pushHash(code, wide);
        pushSlot(code, table);
        code.set(slot);
        code.block((entered) => {
          code.loop((probe) => {
            code.get(slot);
            code.constant64(0n);
            code.get(key);
            code.compareExchange('i64', map.table);
            code.op('i64Eqz');
            code.gotoIf(entered);
            toNextSlot(code, table, slot);
            code.goto(probe);
          });
        });
      });
      advance(code, number, 1);
      code.goto(next);
    });
  });
}
