import { ByteWriter } from './byte-writer.ts';
import { FunctionCode } from './function-code.ts';
import type { ValueType } from './opcodes.ts';

interface FunctionEntry {
  readonly type: number;
  readonly code: FunctionCode;
}

/** Where the memory of a module comes from; sizes are in pages of 64 KiB. */
export type ModuleMemory =
  /** The module makes its own and exports it as `memory`. */
  | { readonly kind: 'own'; readonly pages: number; readonly maximum: number }
  /** It is given `memory` of module `search`. */
  | {
      readonly kind: 'given';
      readonly pages: number;
      readonly maximum: number;
      readonly sharing: 'shared' | 'private';
    };

/** A WebAssembly module under construction: one memory, functions and data. */
export class ModuleBuilder {
  private readonly types: string[] = [];
  private readonly typeBytes: ByteWriter[] = [];
  private readonly functions: FunctionEntry[] = [];
  private readonly exports: { readonly name: string; readonly index: number }[] = [];
  private readonly data: { readonly address: number; readonly bytes: Uint8Array }[] = [];

  /** Adds a function, whose code is filled in later; returns its number and code. */
  add(
    parameters: readonly ValueType[],
    results: readonly ValueType[],
    name?: string,
  ): { readonly index: number; readonly code: FunctionCode } {
    const code = new FunctionCode(parameters);
    const index = this.functions.push({ type: this.typeOf(parameters, results), code }) - 1;
    if (name !== undefined) this.exports.push({ name, index });
    return { index, code };
  }

  /** Exports a function by its number. */
  export(name: string, index: number): void {
    this.exports.push({ name, index });
  }

  /** Adds bytes that memory holds at an address from the start. */
  addData(address: number, bytes: Uint8Array): void {
    if (bytes.length > 0) this.data.push({ address, bytes });
  }

  /** The binary. */
  toBytes(memory: ModuleMemory): Uint8Array {
    const module = new ByteWriter();
    module.raw([0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);
    const section = (id: number, count: number, write: (bytes: ByteWriter) => void): void => {
      if (count === 0) return;
      const bytes = new ByteWriter();
      bytes.unsigned(count);
      write(bytes);
      module.byte(id);
      module.sized(bytes);
    };
    section(1, this.typeBytes.length, (bytes) => this.typeBytes.forEach((type) => bytes.append(type)));
    if (memory.kind === 'given') {
      section(2, 1, (bytes) => {
        bytes.name('search');
        bytes.name('memory');
        bytes.raw([2, memory.sharing === 'shared' ? 3 : 1]);
        bytes.unsigned(memory.pages);
        bytes.unsigned(memory.maximum);
      });
    }
    section(3, this.functions.length, (bytes) => this.functions.forEach(({ type }) => bytes.unsigned(type)));
    if (memory.kind === 'own') {
      section(5, 1, (bytes) => {
        bytes.byte(1);
        bytes.unsigned(memory.pages);
        bytes.unsigned(memory.maximum);
      });
    }
    const own = memory.kind === 'own' ? 1 : 0;
    section(7, this.exports.length + own, (bytes) => {
      if (own === 1) {
        bytes.name('memory');
        bytes.raw([2, 0]);
      }
      for (const { name, index } of this.exports) {
        bytes.name(name);
        bytes.byte(0);
        bytes.unsigned(index);
      }
    });
    section(10, this.functions.length, (bytes) =>
      this.functions.forEach(({ code }) => bytes.sized(code.toBody())),
    );
    section(11, this.data.length, (bytes) => {
      for (const { address, bytes: content } of this.data) {
        bytes.raw([0, 0x41]);
        bytes.signed(address);
        bytes.byte(0x0b);
        bytes.unsigned(content.length);
        bytes.raw(content);
      }
    });
    return module.toBytes();
  }

  private typeOf(parameters: readonly ValueType[], results: readonly ValueType[]): number {
    const key = `${parameters.join()}>${results.join()}`;
    const known = this.types.indexOf(key);
    if (known >= 0) return known;
    const bytes = new ByteWriter();
    bytes.byte(0x60);
    bytes.unsigned(parameters.length);
    bytes.raw(parameters);
    bytes.unsigned(results.length);
    bytes.raw(results);
    this.typeBytes.push(bytes);
    return this.types.push(key) - 1;
  }
}
