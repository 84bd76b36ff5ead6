import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import type { StatesShape } from './states-shape.ts';
import type { KernelMap } from './kernel-map.ts';
import { header } from './kernel-map.ts';
import type { KeyField } from './key-layout.ts';

/** What the code of a search is made for. */
export interface KernelShape {
  readonly map: KernelMap;
  /** Bytes of a key in the log: 4, 5, 6 or 8. */
  readonly keyBytes: number;
  /** How states are told apart; absent: by whole keys. */
  readonly states?: StatesShape | undefined;
}

const firstMultiplier = 0x9e3779b97f4a7c15n;
const lastMultiplier = 0xd6e8feb86659fd93n;

/** Marks a slot that is taken: keys have fewer bits. */
export const takenSlot = -(2n ** 63n);

/** Pushes a word of the header. */
export function loadHeader(code: FunctionCode, word: keyof typeof header): void {
  code.constant(0);
  code.memory('i32Load', header[word]);
}

/** Writes a local to a word of the header. */
export function storeHeader(code: FunctionCode, word: keyof typeof header, value: Local): void {
  code.constant(0);
  code.get(value);
  code.memory('i32Store', header[word]);
}

/** A new local with a word of the header. */
export function headerLocal(code: FunctionCode, word: keyof typeof header): Local {
  const local = code.local();
  loadHeader(code, word);
  code.set(local);
  return local;
}

/** Adds a constant to a local. */
export function advance(code: FunctionCode, local: Local, amount: number): void {
  code.get(local);
  code.constant(amount);
  code.op('i32Add');
  code.set(local);
}

/** Pushes the key of the state whose number is in a local; `log` holds the address of the log. */
export function pushLogKey(
  code: FunctionCode,
  { keyBytes }: Pick<KernelShape, 'keyBytes'>,
  log: Local,
  number: Local,
): void {
  code.get(log, number);
  code.constant(keyBytes);
  code.op('i32Mul', 'i32Add');
  if (keyBytes === 4) return code.memory('i64Load32U');
  code.memory('i64Load');
  if (keyBytes === 8) return;
  code.constant64((1n << BigInt(8 * keyBytes)) - 1n);
  code.op('i64And');
}

/** Writes a key to the log, as that of the state whose number is in a local; nothing beyond it is touched. */
export function storeLogKey(
  code: FunctionCode,
  { keyBytes }: Pick<KernelShape, 'keyBytes'>,
  { log, number, key }: { log: Local; number: Local; key: Local },
): void {
  const address = (): void => {
    code.get(log, number);
    code.constant(keyBytes);
    code.op('i32Mul', 'i32Add');
  };
  address();
  code.get(key);
  if (keyBytes === 8) return code.memory('i64Store');
  code.op('i32WrapI64');
  code.memory('i32Store');
  if (keyBytes === 4) return;
  address();
  code.get(key);
  code.constant64(32n);
  code.op('i64ShrU', 'i32WrapI64');
  code.memory(keyBytes === 5 ? 'i32Store8' : 'i32Store16', 4);
}

/** Pops a key and pushes 64 bits that depend on all of it; the upper ones are good for a table. */
export function mix(code: FunctionCode, temporary: Local): void {
  code.constant64(firstMultiplier);
  code.op('i64Mul');
  code.tee(temporary);
  code.get(temporary);
  code.constant64(32n);
  code.op('i64ShrU', 'i64Xor');
  code.constant64(lastMultiplier);
  code.op('i64Mul');
}

/** Pops a key and pushes the upper 32 bits of what {@link mix} makes of it. */
export function pushHash(code: FunctionCode, temporary: Local): void {
  mix(code, temporary);
  code.constant64(32n);
  code.op('i64ShrU', 'i32WrapI64');
}

/** Pushes the number in a field of the key in a local. */
export function pushField(code: FunctionCode, { half, shift, bits }: KeyField, key: Local): void {
  code.get(key);
  code.constant64(BigInt(half === 'low' ? shift : 32 + shift));
  code.op('i64ShrU', 'i32WrapI64');
  code.constant(2 ** bits - 1);
  code.op('i32And');
}
