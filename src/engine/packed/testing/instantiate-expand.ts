import type { CodeContext } from '../../../transition/emit-expression.ts';
import type { TransitionSystem } from '../../../transition/form.ts';
import type { SelectionPlan } from '../../../transition/independence/plan.ts';
import { layOut, pack, unpack } from '../../../transition/pack.ts';
import { Ranges } from '../../../transition/ranges.ts';
import { ModuleBuilder } from '../../../transition/wasm/module-builder.ts';
import { emitExpand } from '../emit-expand.ts';
import { pageBytes, pagesFor } from '../generate.ts';
import { cellBytes, mapMemory, mostSuccessors } from '../memory-map.ts';
import type { LinearMemory } from '../web-assembly.ts';
import { instantiate } from '../web-assembly.ts';

/** Generated code that expands states: gives the successors of a state, in the order of the code. */
export function instantiateExpand(
  system: TransitionSystem,
  plan: SelectionPlan,
): (state: Int32Array) => readonly Int32Array[] {
  const layout = layOut(system);
  const map = mapMemory(system, layout.words, mostSuccessors(system));
  const context: CodeContext = { system, layout, ranges: new Ranges(system), tables: map.tables };
  const module = new ModuleBuilder();
  module.export('expand', emitExpand(module, context, map, plan));
  for (const [number, place] of map.tables.entries()) {
    if (place !== undefined)
      module.addData(place.address, cellBytes(system.tables[number]!.cells, place.width));
  }
  const pages = pagesFor(map, pageBytes);
  const bytes = module.toBytes({ kind: 'own', pages, maximum: pages });
  const code = instantiate(bytes) as {
    memory: LinearMemory;
    expand: (state: number, out: number) => number;
  };
  const stride = 4 * layout.words;
  return (state) => {
    pack(layout, state, new Int32Array(code.memory.buffer, map.target, layout.words));
    const end = code.expand(map.target, map.buffer);
    return Array.from({ length: (end - map.buffer) / stride }, (_, at) =>
      unpack(layout, new Int32Array(code.memory.buffer, map.buffer + at * stride, layout.words)),
    );
  };
}
