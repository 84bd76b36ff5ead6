import type { Chains } from './chains.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import type { KernelShape } from './emit-key.ts';
import { pushField, storeHeader } from './emit-key.ts';
import type { Group } from './groups.ts';
import { emitLookup, loadCache, lookupLocals } from './emit-lookup.ts';
import { header, localEntry, localFlags } from './kernel-map.ts';
import type { KeyField } from './key-layout.ts';

const { i32, i64 } = valueType;

/** A group as the kernel sees it. */
export interface KernelGroup {
  readonly group: Group;
  /**
   * `local`: the bits of the key that it depends on are in the entry of the process's counter and locals; `fixed`:
   * they are always the same; `finished`: likewise, looked at only where all `cpu` processes have finished.
   */
  readonly on:
    | { readonly kind: 'local'; readonly process: KernelProcess }
    | { readonly kind: 'fixed' | 'finished'; readonly mask: bigint };
}

/** Pushes the bits of a key that a group depends on in the state with the key in a local. */
export function pushMask(code: FunctionCode, { on }: KernelGroup, key: Local): void {
  if (on.kind !== 'local') return code.constant64(on.mask);
  pushField(code, on.process.field, key);
  code.constant(localEntry.size);
  code.op('i32Mul');
  code.memory('i64Load', on.process.entries + localEntry.mask);
}

/** A process with a counter or locals. */
export interface KernelProcess {
  readonly process: number;
  readonly kind: 'cpu' | 'hardware';
  /** Where the number of its component lies in a key. */
  readonly field: KeyField;
  /** Address of its entries. */
  readonly entries: number;
}

/** What {@link emitGather} makes code for. */
export interface Gathering {
  readonly processes: readonly KernelProcess[];
  readonly groups: readonly KernelGroup[];
  /** The first so many groups choose what is taken alone. */
  readonly choosing: number;
  /** So many of the next are processes whose steps count as progress. */
  readonly moving: number;
  readonly hasCpus: boolean;
  /** Whether the code follows chains too. */
  readonly chains: Chains;
  /** False if a `cpu` process that has neither counter nor locals never finishes. */
  readonly canFinish: boolean;
}

/** Whether all steps of a state are wanted, or only if it has no more than one. */
export type GatherExtent = 'all' | 'no more than one';

/**
 * Adds the function `(key) -> end`: writes the steps of the state with that key to `map.steps`, and returns where they
 * end; 0 if the cache lacks some, whose group is then in `header.missing`, with the key in `header.missingKey`. If no
 * more than one is wanted, it returns as soon as there are more, and then nothing else is known of the state.
 * @returns its number.
 */
export function emitGather(
  module: ModuleBuilder,
  shape: KernelShape,
  gathering: Gathering,
  extent: GatherExtent = 'all',
): number {
  const { index, code } = module.add([i64], [i32]);
  const { map } = shape;
  const key = 0;
  const cache = loadCache(code);
  const steps = code.local();
  const broken = code.local();
  const finished = code.local();
  const low = code.local();
  const high = code.local();
  const locals = lookupLocals(code);
  const entries = new Map<number, Local>();
  code.get(key);
  code.op('i32WrapI64');
  code.set(low);
  code.get(key);
  code.constant64(32n);
  code.op('i64ShrU', 'i32WrapI64');
  code.set(high);
  code.constant(gathering.canFinish ? localFlags.finished : 0);
  code.set(finished);
  for (const { process, kind, field, entries: base } of gathering.processes) {
    const entry = code.local();
    entries.set(process, entry);
    pushHalf(code, field, low, high);
    code.constant(Math.log2(localEntry.size));
    code.op('i32Shl');
    code.constant(base);
    code.op('i32Add');
    code.set(entry);
    if (kind !== 'cpu') continue;
    code.get(finished, entry);
    code.memory('i32Load', localEntry.flags);
    code.op('i32And');
    code.set(finished);
  }
  code.constant(map.steps);
  code.set(steps);
  code.constant(map.broken);
  code.set(broken);
  const missing = (group: number) => (): void => {
    code.constant(0, group + 1);
    code.memory('i32Store', header.missing);
    code.constant(0);
    code.get(key);
    code.memory('i64Store', header.missingKey);
    code.constant(0);
    code.op('return');
  };
  const mask = code.local(i64);
  const look = (number: number, alone?: () => void): void => {
    const { on } = gathering.groups[number]!;
    const found = (): void =>
      emitLookup(code, shape, cache, number, {
        locals,
        steps,
        broken,
        missing: missing(number),
        ...(alone === undefined ? {} : { alone }),
      });
    if (on.kind === 'local') {
      code.get(entries.get(on.process.process)!);
      code.memory('i64Load', localEntry.mask);
      code.tee(mask);
      code.op('i64Eqz', 'i32Eqz');
      return code.branch(() => {
        code.get(key, mask);
        code.op('i64And');
        found();
      });
    }
    const always = (): void => {
      code.get(key);
      code.constant64(on.mask);
      code.op('i64And');
      found();
    };
    if (on.kind === 'fixed') return always();
    code.get(finished);
    code.branch(always);
  };
  const { choosing, moving, groups } = gathering;
  const processes = groups.findLastIndex(({ group }) => group.kind === 'process') + 1;
  const returnIfMore = (): void => {
    if (extent === 'all') return;
    code.get(steps);
    code.constant(map.steps + 8);
    code.op('i32GtU');
    code.branch(() => {
      code.get(steps);
      code.op('return');
    });
  };
  code.constant(0, 0);
  code.memory('i32Store', header.stuck);
  code.block((chosen) => {
    for (const [number, { group }] of groups.slice(0, choosing).entries()) {
      look(number, () => {
        if (group.kind !== 'alone') return code.goto(chosen);
        const own = groups.findIndex(
          (each) => each.group.kind === 'process' && each.group.process === group.process,
        );
        look(own);
        code.get(steps);
        code.constant(map.steps);
        code.op('i32Ne');
        code.gotoIf(chosen);
      });
    }
    for (let group = choosing; group < processes; group++) {
      if (group === choosing + moving) noteStuck(code, map.steps, steps, finished, gathering.hasCpus);
      look(group);
      returnIfMore();
    }
    if (processes <= choosing + moving) noteStuck(code, map.steps, steps, finished, gathering.hasCpus);
  });
  returnIfMore();
  for (let group = Math.max(choosing, processes); group < groups.length; group++) look(group);
  storeHeader(code, 'brokenEnd', broken);
  code.get(steps);
  return index;
}

/** Pushes the number in a field of a key, whose halves are in locals. */
function pushHalf(code: FunctionCode, { half, shift, bits }: KeyField, low: Local, high: Local): void {
  code.get(half === 'low' ? low : high);
  if (shift > 0) {
    code.constant(shift);
    code.op('i32ShrU');
  }
  if (shift + bits < 32) {
    code.constant(2 ** bits - 1);
    code.op('i32And');
  }
}

/** Writes code that says whether some CPU has not finished and nothing that counts as progress can happen. */
function noteStuck(code: FunctionCode, start: number, steps: Local, finished: Local, hasCpus: boolean): void {
  if (!hasCpus) return;
  const stuck = code.local();
  code.get(steps);
  code.constant(start);
  code.op('i32Eq');
  code.get(finished);
  code.op('i32Eqz', 'i32And');
  code.set(stuck);
  storeHeader(code, 'stuck', stuck);
}
