import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { noLinearMemory } from './diagnostics.ts';

/** The part of JavaScript's WebAssembly interface that the packed search uses; Node's types leave it out. */
interface WebAssemblyInterface {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports?: object,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly Memory: new (size: { initial: number; maximum: number; shared?: boolean }) => LinearMemory;
  readonly RuntimeError: new () => Error;
}

/** A linear memory; `grow` takes pages of 64 KiB and throws RangeError when there is no more. */
export interface LinearMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const { Module, Instance, Memory, RuntimeError } = (
  globalThis as unknown as { readonly WebAssembly: WebAssemblyInterface }
).WebAssembly;

/**
 * A linear memory of so many pages of 64 KiB.
 * @throws ThpcheckError THP6002 if there is no address space for it.
 */
export function newMemory(pages: {
  readonly initial: number;
  readonly maximum: number;
  /** Whether several threads may have it. */
  readonly shared?: boolean;
}): LinearMemory {
  try {
    return new Memory(pages);
  } catch (error) {
    if (error instanceof RangeError) throw new ThpcheckError(noLinearMemory(error.message));
    throw error;
  }
}

/** Compiles a module and makes an instance of it that works on a memory; returns its exports. */
export function instantiateOn(memory: LinearMemory, bytes: Uint8Array): Readonly<Record<string, unknown>> {
  return new Instance(new Module(bytes), { search: { memory } }).exports;
}

/**
 * Compiles a module without imports and makes an instance of it; returns its exports.
 * @throws ThpcheckError THP6002 if there is no address space for its memory.
 */
export function instantiate(bytes: Uint8Array): Readonly<Record<string, unknown>> {
  const module = new Module(bytes);
  try {
    return new Instance(module).exports;
  } catch (error) {
    if (error instanceof RangeError) throw new ThpcheckError(noLinearMemory(error.message));
    throw error;
  }
}

/** Whether an error is a trap of generated code. */
export function isTrap(error: unknown): boolean {
  return error instanceof RuntimeError;
}
