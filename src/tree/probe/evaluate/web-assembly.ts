/** What generated code may call. */
export type HostFunctions = Readonly<Record<string, (argument: never) => void>>;

/** An instance of a generated module. */
export interface Instance {
  readonly memory: Uint8Array;
  /** The top of the stack. */
  readonly stack: { value: bigint };
  /** An exported function of i64 words. */
  function(name: string): (...args: readonly bigint[]) => bigint | readonly bigint[] | undefined;
}

/** The part of JavaScript's WebAssembly interface that is used here; Node's types leave it out. */
interface WebAssemblyInterface {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: { readonly host: HostFunctions },
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

const { Module, Instance } = (globalThis as unknown as { readonly WebAssembly: WebAssemblyInterface })
  .WebAssembly;

/** Makes an instance of a module that imports the given functions from `host` and exports its memory and stack. */
export function instantiate(bytes: Uint8Array, host: HostFunctions): Instance {
  const { exports } = new Instance(new Module(bytes), { host });
  const { buffer } = exports['memory'] as { readonly buffer: ArrayBuffer };
  return {
    memory: new Uint8Array(buffer),
    stack: exports['stack'] as { value: bigint },
    function: (name) => exports[name] as (...args: readonly bigint[]) => bigint,
  };
}
