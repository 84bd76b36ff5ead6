import type { ModuleBuilder } from '../../transition/wasm/module-builder.ts';
import { valueType } from '../../transition/wasm/opcodes.ts';
import type { KernelShape } from './emit-key.ts';
import { headerLocal, pushField, pushLogKey, storeLogKey } from './emit-key.ts';
import type { KeyField } from './key-layout.ts';

const { i32, i64 } = valueType;

/**
 * Adds the function `(key) -> key`: the least of the keys of all images of a state. The image of a component's number
 * is looked up, already in its place; components that a permutation leaves as they are keep their bits.
 * @returns its number.
 */
export function emitCanonical(
  module: ModuleBuilder,
  { map }: KernelShape,
  fields: readonly KeyField[],
): number {
  const { index, code } = module.add([i64], [i64]);
  const key = 0;
  const best = code.local(i64);
  const image = code.local(i64);
  code.get(key);
  code.set(best);
  for (const images of map.images) {
    code.get(key);
    code.constant64(keptBits(fields, images));
    code.op('i64And');
    for (const [component, address] of images) {
      pushField(code, fields[component]!, key);
      code.constant(3);
      code.op('i32Shl');
      code.memory('i64Load', address);
      code.op('i64Or');
    }
    code.set(image);
    code.get(image, best, image, best);
    code.op('i64LtU', 'select');
    code.set(best);
  }
  code.get(best);
  return index;
}

/** Bits of keys that belong to components without images. */
function keptBits(fields: readonly KeyField[], images: ReadonlyMap<number, number>): bigint {
  let mask = 0n;
  for (const [component, { half, shift, bits }] of fields.entries()) {
    if (!images.has(component))
      mask |= ((1n << BigInt(bits)) - 1n) << BigInt(half === 'low' ? shift : 32 + shift);
  }
  return mask;
}

/** Adds and exports `represent(number)`: puts the representative of a stored state in its place; `canonical` finds it. */
export function emitRepresent(
  module: ModuleBuilder,
  shape: KernelShape,
  canonical: number | undefined,
): void {
  const { code } = module.add([i32], [], 'represent');
  const log = headerLocal(code, 'log');
  const key = code.local(i64);
  pushLogKey(code, shape, log, 0);
  if (canonical !== undefined) code.call(canonical);
  code.set(key);
  storeLogKey(code, shape, { log, number: 0, key });
}
