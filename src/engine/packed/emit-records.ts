import type { FunctionCode } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import type { MemoryMap } from './memory-map.ts';
import { header, ruleRecord } from './memory-map.ts';

const { i32 } = valueType;

/** Adds 1 to the word of a rule's record whose address is in a local. */
function increment(code: FunctionCode, record: number, word: number): void {
  code.get(record, record);
  code.memory('i32Load', word);
  code.constant(1);
  code.op('i32Add');
  code.memory('i32Store', word);
}

/** Sets `record` to the address of the rule in local 0, `current` to the number of the state, from 1. */
function openRecord(code: FunctionCode, map: MemoryMap, record: number, current: number): void {
  code.get(0);
  code.constant(ruleRecord.size);
  code.op('i32Mul');
  code.constant(map.rules);
  code.op('i32Add');
  code.set(record);
  code.constant(0);
  code.memory('i32Load', header.current);
  code.constant(1);
  code.op('i32Add');
  code.set(current);
}

/** Adds a function `(rule)` that records that the current state breaks a rule. */
export function emitBrokenState(module: ModuleBuilder, map: MemoryMap): number {
  const { index, code } = module.add([i32], []);
  const record = code.local();
  const current = code.local();
  openRecord(code, map, record, current);
  code.get(record);
  code.memory('i32Load', ruleRecord.lastState);
  code.get(current);
  code.op('i32Ne');
  code.branch(() => {
    code.get(record, current);
    code.memory('i32Store', ruleRecord.lastState);
    increment(code, record, ruleRecord.stateCount);
    code.get(record);
    code.memory('i32Load', ruleRecord.firstState);
    code.op('i32Eqz');
    code.branch(() => {
      code.get(record, current);
      code.memory('i32Store', ruleRecord.firstState);
    });
  });
  return index;
}

/** Adds a function `(rule, action)` that records that a check of an action of the current state failed. */
export function emitBrokenAction(module: ModuleBuilder, map: MemoryMap): number {
  const { index, code } = module.add([i32, i32], []);
  const action = 1;
  const record = code.local();
  const current = code.local();
  openRecord(code, map, record, current);
  const note = (source: number, taken: number): void => {
    code.get(record, current);
    code.memory('i32Store', source);
    code.get(record, action);
    code.memory('i32Store', taken);
  };
  code.get(record);
  code.memory('i32Load', ruleRecord.lastSource);
  code.get(current);
  code.op('i32Ne');
  code.get(record);
  code.memory('i32Load', ruleRecord.lastAction);
  code.get(action);
  code.op('i32Ne', 'i32Or');
  code.branch(() => {
    note(ruleRecord.lastSource, ruleRecord.lastAction);
    increment(code, record, ruleRecord.actionCount);
    code.get(record);
    code.memory('i32Load', ruleRecord.firstSource);
    code.op('i32Eqz');
    code.branch(() => note(ruleRecord.firstSource, ruleRecord.firstAction));
  });
  return index;
}
