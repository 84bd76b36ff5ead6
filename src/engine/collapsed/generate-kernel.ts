import { cellBytes } from '../packed/memory-map.ts';
import { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { emitCanonical, emitRepresent } from './emit-canonical.ts';
import { emitCollect } from './emit-collect.ts';
import type { KernelShape } from './emit-key.ts';
import { pushLogKey, headerLocal } from './emit-key.ts';
import { emitFill, type Filling } from './emit-fill.ts';
import { emitFind, emitInspect } from './emit-find.ts';
import { emitGather, type Gathering } from './emit-gather.ts';
import { emitPlace, emitRecache } from './emit-lookup.ts';
import { emitMerge, emitTrail } from './emit-merge.ts';
import { emitNote, emitStep } from './emit-step.ts';
import { emitMoves } from './emit-table.ts';
import { emitStateMoves } from './state-table.ts';

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
  const canonical = shape.map.images.length === 0 ? undefined : emitCanonical(module, shape, filling.fields);
  const chains =
    gathering.chains === 'stored'
      ? undefined
      : { peek: emitGather(module, shape, gathering, 'no more than one'), canonical };
  const merge = chains === undefined ? undefined : emitMerge(module, shape, chains);
  const functions = { gather, fill, canonical, merge, note: emitNote(module, shape, filling.deadlock) };
  if (chains !== undefined) {
    emitTrail(module, shape, filling.fanOut, {
      ...chains,
      gather,
      pushKey: (code, number) => pushLogKey(code, shape, headerLocal(code, 'log'), number),
    });
  }
  emitStep(module, shape, filling.fanOut, functions);
  emitCollect(module, shape, filling.fanOut, functions);
  emitFind(module, shape, functions);
  emitInspect(module, shape, functions);
  emitRepresent(module, shape, canonical);
  emitPlace(module, shape);
  emitRecache(module, shape);
  emitStateMoves(module, shape);
  emitMoves(module);
  for (const [number, place] of shape.map.tables.entries()) {
    if (place === undefined) continue;
    const { cells } = filling.context.system.tables[number]!;
    module.addData(place.address, cellBytes(cells, place.width));
  }
  return module.toBytes({ kind: 'given', pages, maximum: 65536, sharing: 'private' });
}
