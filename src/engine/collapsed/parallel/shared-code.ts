import { ModuleBuilder } from '../../../transition/wasm/module-builder.ts';
import type { LinearMemory } from '../../packed/web-assembly.ts';
import { instantiateOn } from '../../packed/web-assembly.ts';
import { emitMoves, emitRehash, emitSpread } from '../emit-table.ts';
import { emitSharedInsert } from './emit-shared-insert.ts';
import { emitSharedSpread } from './emit-shared-spread.ts';
import type { SharedMap } from './shared-map.ts';

/** Code that works on shared memory. All but `insert` and `spreadShared` is for one thread while the others rest. */
export interface SharedCode {
  insert(area: number, end: number, number: number, limit: number): number;
  spreadShared(from: number, to: number): void;
  rehash(from: number, to: number): void;
  spread(to: number, from: number): number;
  setAside(count: number): void;
  restore(count: number): void;
  move(to: number, from: number, bytes: number): void;
  clear(address: number, bytes: number): void;
}

/** Makes that code for keys of so many bytes; a memory of at least one page was laid out by `map`. */
export function sharedCode(memory: LinearMemory, map: SharedMap, keyBytes: number): SharedCode {
  const module = new ModuleBuilder();
  const shape = { map, keyBytes };
  emitSharedInsert(module, shape);
  emitSharedSpread(module, shape);
  emitRehash(module, shape);
  emitSpread(module, shape);
  emitMoves(module);
  const bytes = module.toBytes({ kind: 'given', pages: 1, maximum: 65536, sharing: 'shared' });
  return instantiateOn(memory, bytes) as unknown as SharedCode;
}
