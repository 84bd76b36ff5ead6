import type { Filling } from './emit-fill.ts';
import type { Gathering, KernelGroup, KernelProcess } from './emit-gather.ts';
import type { Components } from './groups.ts';
import type { KernelMap } from './kernel-map.ts';
import type { KeyLayout } from './key-layout.ts';
import type { CollapsedModel } from './model.ts';

/** What code is to be generated for: where processes and groups of a system lie in keys and in memory. */
export function kernelPlan(
  model: CollapsedModel,
  keys: KeyLayout,
  map: KernelMap,
): { readonly gathering: Gathering; readonly filling: Filling } {
  const { partition, groups, system, layout, fanOut, ranges, ruleBits } = model;
  const processes = new Map<number, KernelProcess>();
  for (const [process, { kind }] of system.processes.entries()) {
    const component = partition.ofProcess[process];
    if (component === undefined) continue;
    const entries = map.locals[process]!;
    processes.set(process, { process, kind, field: keys.fields[component]!, entries });
  }
  const kernelGroups = groups.all.map((group): KernelGroup => {
    if (group.kind === 'process') {
      const process = processes.get(group.process);
      if (process !== undefined) return { group, on: { kind: 'local', process } };
      return { group, on: { kind: 'fixed', mask: wideMask(keys, model.fixedReads(group.process)) } };
    }
    const kind = group.kind === 'finals' ? ('finished' as const) : ('fixed' as const);
    return { group, on: { kind, mask: wideMask(keys, group.reads) } };
  });
  const gathering = {
    processes: [...processes.values()],
    groups: kernelGroups,
    choosing: groups.choosing,
    moving: groups.moving,
    chains: model.chains,
    hasCpus: system.processes.some(({ kind }) => kind === 'cpu'),
    canFinish: system.processes.every(
      ({ kind, pc, end }, process) =>
        kind !== 'cpu' || processes.has(process) || (pc !== undefined && end === 0),
    ),
  };
  const context = { system, layout, ranges, tables: map.tables };
  const deadlock = ruleBits.get(system.deadlock)!;
  const filling = {
    context,
    partition,
    fields: keys.fields,
    groups: kernelGroups,
    fanOut,
    ruleBits,
    deadlock,
  };
  return { gathering, filling };
}

/** The bits of a key that belong to some components. */
export function keyMask(keys: KeyLayout, reads: Components): readonly [low: number, high: number] {
  let low = 0;
  let high = 0;
  for (let component = 0; component < keys.fields.length; component++) {
    if ((reads & (1 << component)) === 0) continue;
    const { half, shift, bits } = keys.fields[component]!;
    const mask = ((1 << bits) - 1) << shift;
    if (half === 'low') low |= mask;
    else high |= mask;
  }
  return [low, high];
}

function wideMask(keys: KeyLayout, reads: Components): bigint {
  const [low, high] = keyMask(keys, reads);
  return BigInt(low >>> 0) | (BigInt(high >>> 0) << 32n);
}
