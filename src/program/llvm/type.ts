/** A type of LLVM IR. Pointers have no pointee: instructions name the types they access. */
export type LlvmType =
  | { readonly kind: 'integer'; readonly bits: number }
  | { readonly kind: 'pointer' }
  | { readonly kind: 'array'; readonly count: number; readonly element: LlvmType }
  | { readonly kind: 'struct'; readonly packed: boolean; readonly fields: readonly LlvmType[] }
  /** `%struct.page`; looked up when its contents are needed. */
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'function'; readonly returns: LlvmType; readonly variadic: boolean }
  | { readonly kind: 'void' | 'label' | 'metadata' | 'opaque' }
  /** Floating point, vector and target types: may be mentioned, not used. */
  | { readonly kind: 'refused'; readonly text: string };

const integers: LlvmType[] = [];

/** The integer type of `bits` bits. */
export function integerType(bits: number): LlvmType {
  return (integers[bits] ??= { kind: 'integer', bits });
}

/** The pointer type. */
export const pointerType: LlvmType = { kind: 'pointer' };

/** The type of functions that return nothing. */
export const voidType: LlvmType = { kind: 'void' };
