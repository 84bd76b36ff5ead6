import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import { header, type StoreMap } from './kernel-map.ts';
import type { Component } from './partition.ts';

const { i32 } = valueType;
const [first, second] = [0x9e3779b1, 0x85ebca6b];

/** A number that no value has: there is no room for it. */
export const noNumber = -1;

/**
 * Adds and exports `number<component>(state) -> number`: the number of the component's value in the packed state at an
 * address; a new one if the value is new, {@link noNumber} if there is no room for it.
 * @returns its number.
 */
export function emitNumber(
  module: ModuleBuilder,
  component: number,
  { words }: Component,
  { map, news }: { readonly map: StoreMap; readonly news: 'told' | 'untold' },
): number {
  const { index, code } = module.add([i32], [i32], `number${component}`);
  const state = 0;
  const hash = code.local();
  const slot = code.local();
  const entry = code.local();
  const value = code.local();
  const count = code.local();
  const locals = words.map(({ word, mask }) => {
    const local = code.local();
    code.get(state);
    code.memory('i32Load', 4 * word);
    code.constant(mask);
    code.op('i32And');
    code.set(local);
    return local;
  });
  for (const local of locals) {
    code.get(hash, local);
    code.op('i32Xor');
    code.constant(first);
    code.op('i32Mul');
    code.tee(hash);
    code.get(hash);
    code.constant(15);
    code.op('i32ShrU', 'i32Xor');
    code.set(hash);
  }
  code.get(hash);
  code.constant(second);
  code.op('i32Mul');
  code.constant(32 - map.slotBits);
  code.op('i32ShrU');
  code.set(slot);
  code.block((absent) => {
    code.loop((probe) => {
      code.get(slot);
      code.constant(2);
      code.op('i32Shl');
      code.memory('i32Load', map.slots);
      code.tee(entry);
      code.op('i32Eqz');
      code.gotoIf(absent);
      pushValue(code, entry, words.length);
      code.set(value);
      for (const [at, local] of locals.entries()) {
        code.get(value);
        code.memory('i32Load', map.values - 4 * words.length + 4 * at);
        code.get(local);
        code.op('i32Xor');
        if (at > 0) code.op('i32Or');
      }
      code.op('i32Eqz');
      code.branch(() => {
        code.get(entry);
        code.constant(1);
        code.op('i32Sub', 'return');
      });
      code.get(slot);
      code.constant(1);
      code.op('i32Add');
      code.constant(2 ** map.slotBits - 1);
      code.op('i32And');
      code.set(slot);
      code.goto(probe);
    });
  });
  code.constant(0);
  code.memory('i32Load', map.count);
  code.tee(count);
  code.constant(0);
  code.memory('i32Load', map.limit);
  code.op('i32GeU');
  code.branch(() => {
    code.constant(noNumber);
    code.op('return');
  });
  code.constant(0);
  code.get(count);
  code.constant(1);
  code.op('i32Add');
  code.tee(entry);
  code.memory('i32Store', map.count);
  code.get(slot);
  code.constant(2);
  code.op('i32Shl');
  code.get(entry);
  code.memory('i32Store', map.slots);
  pushValue(code, entry, words.length);
  code.set(value);
  for (const [at, local] of locals.entries()) {
    code.get(value, local);
    code.memory('i32Store', map.values - 4 * words.length + 4 * at);
  }
  if (news === 'told') {
    code.constant(0, 1);
    code.memory('i32Store', header.newValues);
  }
  code.get(count);
  return index;
}

/** Pushes the offset of a value, counted from one value before the first, as numbers plus 1 are in `entry`. */
function pushValue(code: FunctionCode, entry: Local, width: number): void {
  code.get(entry);
  code.constant(4 * width);
  code.op('i32Mul');
}
