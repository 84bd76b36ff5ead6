import type { Global, LocationId, Program, ProgramFunction, Relocation } from './form.ts';
import type { Signature } from './block-builder.ts';
import { FunctionBuilder } from './function-builder.ts';
import { LocationTable } from './locations.ts';

/** Properties of a variable that are not the usual ones. */
export interface GlobalOptions {
  readonly align?: number;
  readonly section?: string;
  readonly constant?: boolean;
  readonly external?: boolean;
  readonly image?: Uint8Array;
  readonly relocations?: readonly Relocation[];
}

/** Builds a program from TypeScript: the built-in model, toy programs of tests. */
export class ProgramBuilder {
  readonly pointerWidth: 32 | 64;
  readonly endian: 'little' | 'big';
  readonly #functions = new Map<string, ProgramFunction>();
  readonly #globals = new Map<string, Global>();
  readonly #externals = new Set<string>();
  readonly #locations = new LocationTable();

  constructor(options: { readonly pointerWidth?: 32 | 64; readonly endian?: 'little' | 'big' } = {}) {
    this.pointerWidth = options.pointerWidth ?? 64;
    this.endian = options.endian ?? 'little';
  }

  /** Adds a function; `body` gets its builder and its parameters. */
  function(
    name: string,
    signature: Signature,
    body: (b: FunctionBuilder, ...parameters: FunctionBuilder['parameters']) => void,
  ): this {
    const builder = new FunctionBuilder(name, signature, this.pointerWidth);
    body(builder, ...builder.parameters);
    this.#functions.set(name, builder.build());
    return this;
  }

  /** Adds a variable of `bytes` bytes, zero unless an image is given. */
  global(name: string, bytes: number, options: GlobalOptions = {}): this {
    this.#globals.set(name, {
      name,
      bytes,
      align: options.align ?? Math.min(8, bytes),
      section: options.section ?? '',
      constant: options.constant ?? false,
      external: options.external ?? false,
      image: options.image ?? new Uint8Array(0),
      relocations: options.relocations ?? [],
    });
    return this;
  }

  /** Names functions that are called and not defined. */
  external(...names: readonly string[]): this {
    for (const name of names) this.#externals.add(name);
    return this;
  }

  /** A source position, for {@link FunctionBuilder.from}. */
  location(file: string, line: number, functionName: string): LocationId {
    return this.#locations.intern({ file, line, column: 0, function: functionName, inlinedAt: -1 });
  }

  build(): Program {
    return {
      pointerWidth: this.pointerWidth,
      endian: this.endian,
      functions: this.#functions,
      globals: this.#globals,
      aliases: new Map(),
      externals: this.#externals,
      locations: this.#locations.list,
    };
  }
}
