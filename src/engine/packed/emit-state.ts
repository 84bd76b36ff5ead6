import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';

/** Code for packed states in linear memory: hashing, comparing, copying. */

/** Odd numbers without pattern, used in turn; any such would do. */
const multipliers: readonly bigint[] = [0x9e3779b97f4a7c15n, 0xbf58476d1ce4e5b9n, 0x94d049bb133111ebn];
const lastMultiplier = 0xd6e8feb86659fd93n;

/** Writes code that sets `result` to the 32-bit hash of the packed state at the address in `state`. */
export function emitHash(code: FunctionCode, words: number, state: Local, hash: Local, result: Local): void {
  for (let word = 0; word < words; word += 2) {
    code.get(state);
    code.memory(word + 1 < words ? 'i64Load' : 'i64Load32U', 4 * word);
    if (word > 0) {
      code.get(hash);
      code.op('i64Xor');
    }
    scramble(code, hash, multipliers[(word / 2) % multipliers.length]!);
  }
  code.get(hash);
  code.constant64(lastMultiplier);
  code.op('i64Mul');
  code.constant64(32n);
  code.op('i64ShrU', 'i32WrapI64');
  code.set(result);
}

/** Pops x, sets `hash` to y ^ y >> 32 with y = x * multiplier. */
function scramble(code: FunctionCode, hash: Local, multiplier: bigint): void {
  code.constant64(multiplier);
  code.op('i64Mul');
  code.tee(hash);
  code.get(hash);
  code.constant64(32n);
  code.op('i64ShrU', 'i64Xor');
  code.set(hash);
}

/** Pushes the address of a state from its number, counted as `base` is. */
export function pushAddress(code: FunctionCode, base: Local, number: Local, words: number): void {
  code.get(base, number);
  code.constant(4 * words);
  code.op('i32Mul', 'i32Add');
}

/** Pushes whether the packed states at two addresses are equal. */
export function pushEqual(code: FunctionCode, words: number, a: Local, b: Local): void {
  for (let word = 0; word < words; word += 2) {
    const load = word + 1 < words ? 'i64Load' : 'i64Load32U';
    code.get(a);
    code.memory(load, 4 * word);
    code.get(b);
    code.memory(load, 4 * word);
    code.op('i64Xor');
    if (word > 0) code.op('i64Or');
  }
  code.op('i64Eqz');
}

/** Copies the words of a packed state from the address in one local to that in another. */
export function copyWords(code: FunctionCode, from: number, to: number, words: number): void {
  for (let word = 0; word < words; word += 2) {
    const [load, store] =
      word + 1 < words ? (['i64Load', 'i64Store'] as const) : (['i32Load', 'i32Store'] as const);
    code.get(to, from);
    code.memory(load, 4 * word);
    code.memory(store, 4 * word);
  }
}
