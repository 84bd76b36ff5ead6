import type { FunctionCode, Local } from '../../transition/wasm/function-code.ts';
import { pushField } from './emit-key.ts';
import type { KeyField } from './key-layout.ts';
import type { Fingerprint } from './states-shape.ts';

const wordBits = 64n;
const first = 0x9e3779b97f4a7c15n;
const last = 0xd6e8feb86659fd93n;

/** Pushes the fingerprint of the key in a local, 64 bits; `temporary` is a 64-bit local. */
export function pushFingerprint(
  code: FunctionCode,
  fingerprint: Fingerprint,
  { key, temporary }: { readonly key: Local; readonly temporary: Local },
): void {
  if (fingerprint.kind === 'scattered') {
    pushScattered(code, fingerprint.fields, { key, temporary });
    code.constant64(wordBits - BigInt(fingerprint.bits));
    code.op('i64ShrU');
    return;
  }
  const { bits } = fingerprint;
  const mask = (1n << BigInt(bits)) - 1n;
  // Multiplication by an odd number is a permutation of the numbers modulo 2^bits, and so is xor with the upper half.
  code.get(key);
  code.constant64(first & mask);
  code.op('i64Mul');
  code.constant64(mask);
  code.op('i64And');
  code.tee(temporary);
  code.get(temporary);
  code.constant64(BigInt(halfOf(bits)));
  code.op('i64ShrU', 'i64Xor');
  code.constant64(last & mask);
  code.op('i64Mul');
  code.constant64(mask);
  code.op('i64And');
}

/** Pops a `bijective` fingerprint and pushes the key that has it; `temporary` is a 64-bit local. */
export function pushKeyOf(code: FunctionCode, bits: number, temporary: Local): void {
  const mask = (1n << BigInt(bits)) - 1n;
  code.constant64(inverse(last) & mask);
  code.op('i64Mul');
  code.constant64(mask);
  code.op('i64And');
  code.tee(temporary);
  code.get(temporary);
  code.constant64(BigInt(halfOf(bits)));
  code.op('i64ShrU', 'i64Xor');
  code.constant64(inverse(first) & mask);
  code.op('i64Mul');
  code.constant64(mask);
  code.op('i64And');
}

/**
 * Pushes a 64-bit hash of the key in a local: the numbers of its components times one random odd factor each, added
 * up (multilinear hashing: Carter and Wegman, "Universal classes of hash functions", 1979), and mixed.
 */
export function pushScattered(
  code: FunctionCode,
  fields: readonly KeyField[],
  { key, temporary }: { readonly key: Local; readonly temporary: Local },
): void {
  code.constant64(0n);
  for (const [component, field] of fields.entries()) {
    if (field.bits === 0) continue;
    pushField(code, field, key);
    code.op('i64ExtendI32U');
    code.constant64(BigInt.asIntN(64, factor(component)));
    code.op('i64Mul', 'i64Add');
  }
  code.tee(temporary);
  code.get(temporary);
  code.constant64(32n);
  code.op('i64ShrU', 'i64Xor');
  code.constant64(last);
  code.op('i64Mul');
  code.tee(temporary);
  code.get(temporary);
  code.constant64(29n);
  code.op('i64ShrU', 'i64Xor');
  code.constant64(first);
  code.op('i64Mul');
}

/** At least half of the bits, so that the xor of the upper ones to the lower ones is its own inverse. */
function halfOf(bits: number): number {
  return Math.ceil(bits / 2);
}

/** The number that gives 1 when multiplied by an odd one modulo 2^64, by Newton's method. */
function inverse(odd: bigint): bigint {
  let found = odd;
  for (let step = 0; step < 5; step++) found = BigInt.asUintN(64, found * (2n - odd * found));
  return found;
}

/** An odd number for each component: SplitMix64 (Steele, Lea and Flood, "Fast splittable generators", OOPSLA 2014). */
function factor(component: number): bigint {
  let value = BigInt.asUintN(64, BigInt(component + 1) * first);
  value = BigInt.asUintN(64, (value ^ (value >> 30n)) * 0xbf58476d1ce4e5b9n);
  value = BigInt.asUintN(64, (value ^ (value >> 27n)) * 0x94d049bb133111ebn);
  return (value ^ (value >> 31n)) | 1n;
}
