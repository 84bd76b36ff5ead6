import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { noLinearMemory } from './diagnostics.ts';

/** The part of JavaScript's WebAssembly interface that the packed search uses; Node's types leave it out. */
interface WebAssemblyInterface {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: Readonly<Record<string, unknown>> };
  readonly RuntimeError: new () => Error;
}

/** A linear memory; `grow` takes pages of 64 KiB and throws RangeError when there is no more. */
export interface LinearMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const { Module, Instance, RuntimeError } = (
  globalThis as unknown as { readonly WebAssembly: WebAssemblyInterface }
).WebAssembly;

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
