import { unsupportedDataLayout } from '../diagnostics.ts';

/** What a module's data layout string says of sizes; see "Data Layout" in the LLVM Language Reference. */
export interface DataLayout {
  readonly pointerWidth: 32 | 64;
  readonly endian: 'little' | 'big';
  /** Bytes. */
  readonly pointerAlign: number;
  /** ABI alignment in bytes by width in bits of integers, ascending. */
  readonly integerAligns: readonly (readonly [bits: number, align: number])[];
}

/** Reads a data layout string such as `e-m:e-p:64:64-i64:64-i128:128-n32:64-S128`. */
export function readDataLayout(text: string, module: string): DataLayout {
  let pointerWidth = 64;
  let pointerAlign = 8;
  let endian: 'little' | 'big' = 'big';
  const aligns = new Map([
    [1, 1],
    [8, 1],
    [16, 2],
    [32, 4],
    [64, 4],
  ]);
  for (const part of text.split('-')) {
    if (part === 'e' || part === 'E') endian = part === 'e' ? 'little' : 'big';
    const pointer = /^p0?:(\d+):(\d+)/.exec(part);
    if (pointer) {
      pointerWidth = Number(pointer[1]);
      pointerAlign = Number(pointer[2]) / 8;
    }
    const integer = /^i(\d+):(\d+)/.exec(part);
    if (integer) aligns.set(Number(integer[1]), Math.max(1, Number(integer[2]) / 8));
    if (/^[AGP][1-9]/.test(part)) throw unsupportedDataLayout(module, `address space ${part}`);
  }
  if (pointerWidth !== 32 && pointerWidth !== 64)
    throw unsupportedDataLayout(module, `${pointerWidth}-bit pointers`);
  return { pointerWidth, endian, pointerAlign, integerAligns: [...aligns].sort(([a], [b]) => a - b) };
}
