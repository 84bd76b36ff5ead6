/*
 * To be imported before the engine: keeps the bytes of every WebAssembly module that is compiled from then on. The
 * engine takes the constructor when it is loaded.
 */

/** Bytes of all modules so far, in the order in which they were compiled. */
export const recordedModules: Uint8Array[] = [];

const { WebAssembly: web } = globalThis as unknown as {
  readonly WebAssembly: { Module: new (bytes: Uint8Array) => object };
};

web.Module = class extends web.Module {
  constructor(bytes: Uint8Array) {
    super(bytes);
    recordedModules.push(bytes);
  }
};
