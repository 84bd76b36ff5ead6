import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import type { KernelShape } from './emit-key.ts';
import { headerLocal, mix } from './emit-key.ts';
import { cacheEntryBytes, exclusive, tagShift } from './kernel-map.ts';

const { i32, i64 } = valueType;

/** Locals for the cache of steps. */
export interface CacheLocals {
  /** 64 - bits, 64 bits wide. */
  readonly shift: Local;
  /** Bytes of the cache less those of an entry. */
  readonly mask: Local;
}

/** Makes and loads these locals. */
export function loadCache(code: FunctionCode): CacheLocals {
  const bits = headerLocal(code, 'cacheBits');
  const shift = code.local(i64);
  const mask = code.local();
  code.constant(64);
  code.get(bits);
  code.op('i32Sub', 'i64ExtendI32U');
  code.set(shift);
  code.constant(cacheEntryBytes);
  code.get(bits);
  code.op('i32Shl');
  code.constant(cacheEntryBytes);
  code.op('i32Sub');
  code.set(mask);
  return { shift, mask };
}

/** Sets `entry` to the offset in the cache of the entry of a tag, or of the empty one where it belongs. */
export function emitProbe(
  code: FunctionCode,
  { map }: KernelShape,
  cache: CacheLocals,
  { tag, entry, present, temporary }: { tag: Local; entry: Local; present: Local; temporary: Local },
): void {
  code.get(tag);
  mix(code, temporary);
  code.get(cache.shift);
  code.op('i64ShrU', 'i32WrapI64');
  code.constant(Math.log2(cacheEntryBytes));
  code.op('i32Shl');
  code.set(entry);
  code.block((done) => {
    code.loop((probe) => {
      code.get(entry);
      code.memory('i64Load', map.cache);
      code.tee(present);
      code.get(tag);
      code.op('i64Eq');
      code.gotoIf(done);
      code.get(present);
      code.op('i64Eqz');
      code.gotoIf(done);
      code.get(entry);
      code.constant(cacheEntryBytes);
      code.op('i32Add');
      code.get(cache.mask);
      code.op('i32And');
      code.set(entry);
      code.goto(probe);
    });
  });
}

/** Temporaries of {@link emitLookup}, made once a function. */
export interface LookupLocals {
  readonly tag: Local;
  readonly entry: Local;
  readonly present: Local;
  readonly temporary: Local;
  readonly count: Local;
  readonly list: Local;
}

/** Makes these locals. */
export function lookupLocals(code: FunctionCode): LookupLocals {
  return {
    tag: code.local(i64),
    entry: code.local(),
    present: code.local(i64),
    temporary: code.local(i64),
    count: code.local(),
    list: code.local(),
  };
}

/** What {@link emitLookup} works with. */
export interface Lookup {
  readonly locals: LookupLocals;
  readonly steps: Local;
  readonly broken: Local;
  readonly missing: () => void;
  /** For a group that may choose its steps alone: what to do when it does. */
  readonly alone?: () => void;
}

/**
 * Pops the bits of the key that a group depends on; appends the steps of its list to those at the address in `steps`,
 * which it advances; runs `missing` if the cache does not have it. Four steps are copied at once, whether there are as
 * many or not: to decide how many there are costs more than to copy them.
 */
export function emitLookup(
  code: FunctionCode,
  shape: KernelShape,
  cache: CacheLocals,
  group: number,
  { locals, steps, broken, missing, alone }: Lookup,
): void {
  const { tag, entry, present, count, list } = locals;
  const { map } = shape;
  code.constant64(BigInt(group + 1) << BigInt(tagShift));
  code.op('i64Or');
  code.set(tag);
  emitProbe(code, shape, cache, locals);
  code.get(present);
  code.op('i64Eqz');
  code.branch(missing);
  code.get(entry);
  code.memory('i32Load', map.cache + 8);
  if (alone !== undefined) {
    code.tee(count);
    code.constant(~exclusive);
    code.op('i32And');
    code.set(list);
    const chosen = code.local();
    code.get(count);
    code.constant(exclusive);
    code.op('i32And');
    code.set(chosen);
    emitCopy(code, shape, { locals, steps, broken });
    code.get(chosen);
    return code.branch(alone);
  }
  code.set(list);
  emitCopy(code, shape, { locals, steps, broken });
}

/** Writes code that appends the steps of the list in `list`, whose entry is in `entry`. */
function emitCopy(
  code: FunctionCode,
  { map }: KernelShape,
  { locals, steps, broken }: Pick<Lookup, 'locals' | 'steps' | 'broken'>,
): void {
  const { entry, count, list } = locals;
  code.get(entry);
  code.memory('i32Load', map.cache + 12);
  code.set(count);
  code.get(steps, list);
  code.copy16(0, 0);
  code.get(steps, list);
  code.copy16(16, 16);
  code.get(count);
  code.constant(4);
  code.op('i32GtU');
  code.branch(() => {
    code.get(count);
    code.constant(0);
    code.op('i32LtS');
    code.branch(() => {
      code.get(broken, list);
      code.memory('i32Store');
      code.get(broken);
      code.constant(4);
      code.op('i32Add');
      code.set(broken);
    });
    code.get(steps, list, count);
    code.constant(3);
    code.op('i32Shl');
    code.memoryCopy();
  });
  code.get(steps, count);
  code.constant(3);
  code.op('i32Shl', 'i32Add');
  code.set(steps);
}

/** Adds and exports `place(low, high) -> address`: of the entry of a tag, or of the empty one where it belongs. */
export function emitPlace(module: ModuleBuilder, shape: KernelShape): void {
  const { code } = module.add([i32, i32], [i32], 'place');
  const cache = loadCache(code);
  const locals = lookupLocals(code);
  code.get(1);
  code.op('i64ExtendI32U');
  code.constant64(32n);
  code.op('i64Shl');
  code.get(0);
  code.op('i64ExtendI32U', 'i64Or');
  code.set(locals.tag);
  emitProbe(code, shape, cache, locals);
  code.get(locals.entry);
  code.constant(shape.map.cache);
  code.op('i32Add');
}

/** Adds and exports `recache(from, to)`: places the entries at these addresses, outside the cache, into the cache. */
export function emitRecache(module: ModuleBuilder, shape: KernelShape): void {
  const { code } = module.add([i32, i32], [], 'recache');
  const from = 0;
  const to = 1;
  const cache = loadCache(code);
  const locals = lookupLocals(code);
  code.block((done) => {
    code.loop((next) => {
      code.get(from, to);
      code.op('i32GeU');
      code.gotoIf(done);
      code.get(from);
      code.memory('i64Load');
      code.tee(locals.tag);
      code.op('i64Eqz', 'i32Eqz');
      code.branch(() => {
        emitProbe(code, shape, cache, locals);
        code.get(locals.entry);
        code.constant(shape.map.cache);
        code.op('i32Add');
        code.get(from);
        code.copy16(0, 0);
      });
      code.get(from);
      code.constant(cacheEntryBytes);
      code.op('i32Add');
      code.set(from);
      code.goto(next);
    });
  });
}
