import type { CodeContext } from '../../transition/emit-expression.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import type { Layout } from '../../transition/pack.ts';
import { layOut } from '../../transition/pack.ts';
import { Ranges } from '../../transition/ranges.ts';
import { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { emitExpand } from './emit-expand.ts';
import { emitFind, emitInspect, emitStep } from './emit-search.ts';
import { emitMoves, emitRehash } from './emit-table.ts';
import type { MemoryMap } from './memory-map.ts';
import { cellBytes, mapMemory, mostSuccessors } from './memory-map.ts';

/** A searcher of one system as WebAssembly, and what is needed to drive it. */
export interface GeneratedSearch {
  readonly bytes: Uint8Array;
  readonly layout: Layout;
  readonly map: MemoryMap;
}

/** Bytes of a page of linear memory. */
export const pageBytes = 65536;
/** The most pages that a linear memory can have: 4 GiB. */
export const mostPages = 65536;

/** Pages that hold everything up to the table of states and `bytes` bytes after it. */
export function pagesFor(map: MemoryMap, bytes: number): number {
  return Math.ceil((map.table + bytes) / pageBytes);
}

/** Generates the searcher of a system; its memory starts with room for a table and states of `bytes` bytes. */
export function generateSearch(system: TransitionSystem, bytes: number): GeneratedSearch {
  const layout = layOut(system);
  const fanOut = mostSuccessors(system);
  const map = mapMemory(system, layout.words, fanOut);
  const context: CodeContext = { system, layout, ranges: new Ranges(system), tables: map.tables };
  const module = new ModuleBuilder();
  const shape = { words: layout.words, map };
  const expand = emitExpand(module, context, map);
  emitStep(module, shape, expand, fanOut);
  emitInspect(module, shape, expand);
  emitFind(module, shape, expand);
  emitRehash(module, shape);
  emitMoves(module);
  for (const [number, place] of map.tables.entries()) {
    if (place !== undefined)
      module.addData(place.address, cellBytes(system.tables[number]!.cells, place.width));
  }
  const pages = Math.min(pagesFor(map, bytes), mostPages);
  return { bytes: module.toBytes({ kind: 'own', pages, maximum: mostPages }), layout, map };
}
