import { cellBytes } from '../packed/memory-map.ts';
import { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import type { KernelShape } from './emit-key.ts';
import { emitFill, type Filling } from './emit-fill.ts';
import { emitFind, emitInspect } from './emit-find.ts';
import { emitGather, type Gathering } from './emit-gather.ts';
import { emitPlace, emitRecache } from './emit-lookup.ts';
import { emitNote, emitStep } from './emit-step.ts';
import { emitMoves, emitRehash, emitSpread } from './emit-table.ts';

/** Generates the code of a search, for a memory of so many pages of 64 KiB or more that it is given. */
export function generateKernel(
  shape: KernelShape,
  gathering: Gathering,
  filling: Filling,
  pages: number,
): Uint8Array {
  const module = new ModuleBuilder();
  const gather = emitGather(module, shape, gathering);
  const fill = emitFill(module, shape, filling);
  const functions = { gather, fill, note: emitNote(module, shape) };
  emitStep(module, shape, filling.fanOut, functions);
  emitFind(module, shape, functions);
  emitInspect(module, shape, functions);
  emitRehash(module, shape);
  emitPlace(module, shape);
  emitRecache(module, shape);
  emitSpread(module, shape);
  emitMoves(module);
  for (const [number, place] of shape.map.tables.entries()) {
    if (place === undefined) continue;
    const { cells } = filling.context.system.tables[number]!;
    module.addData(place.address, cellBytes(cells, place.width));
  }
  return module.toBytes({ kind: 'given', pages, maximum: 65536, sharing: 'private' });
}
