/** Value types of WebAssembly. Source: WebAssembly Core Specification, 5.3.1. */
export const valueType = { i32: 0x7f, i64: 0x7e } as const;

/** Opcodes used here. Source: WebAssembly Core Specification, 5.4 and appendix A.6. */
export const opcode = {
  unreachable: 0x00,
  block: 0x02,
  loop: 0x03,
  if: 0x04,
  else: 0x05,
  end: 0x0b,
  br: 0x0c,
  brTable: 0x0e,
  return: 0x0f,
  call: 0x10,
  drop: 0x1a,
  select: 0x1b,
  localGet: 0x20,
  localSet: 0x21,
  localTee: 0x22,
  globalGet: 0x23,
  globalSet: 0x24,
  i64Load: 0x29,
  i64Load8: 0x31,
  i64Load16: 0x33,
  i64Load32: 0x35,
  i64Store: 0x37,
  i64Store8: 0x3c,
  i64Store16: 0x3d,
  i64Store32: 0x3e,
  i32Const: 0x41,
  i64Const: 0x42,
  i64Eqz: 0x50,
  i64Eq: 0x51,
  i64Ne: 0x52,
  i64LtS: 0x53,
  i64LtU: 0x54,
  i64GtS: 0x55,
  i64GtU: 0x56,
  i64LeS: 0x57,
  i64LeU: 0x58,
  i64GeS: 0x59,
  i64GeU: 0x5a,
  i32Or: 0x72,
  i64Clz: 0x79,
  i64Ctz: 0x7a,
  i64Popcnt: 0x7b,
  i64Add: 0x7c,
  i64Sub: 0x7d,
  i64Mul: 0x7e,
  i64DivS: 0x7f,
  i64DivU: 0x80,
  i64RemS: 0x81,
  i64RemU: 0x82,
  i64And: 0x83,
  i64Or: 0x84,
  i64Xor: 0x85,
  i64Shl: 0x86,
  i64ShrS: 0x87,
  i64ShrU: 0x88,
  i32WrapI64: 0xa7,
  i64ExtendI32U: 0xad,
} as const;

/** Bytes of a WebAssembly module, in the order in which they are written. */
export class ByteWriter {
  readonly bytes: number[] = [];

  byte(...values: readonly number[]): this {
    for (const value of values) this.bytes.push(value);
    return this;
  }

  /** An unsigned number below 2^32, in LEB128. */
  unsigned(value: number): this {
    let rest = value >>> 0;
    do {
      const low = rest & 0x7f;
      rest >>>= 7;
      this.bytes.push(rest === 0 ? low : low | 0x80);
    } while (rest !== 0);
    return this;
  }

  /** A signed number, in LEB128. */
  signed(value: bigint): this {
    let rest = value;
    for (;;) {
      const low = Number(rest & 0x7fn);
      rest >>= 7n;
      const last = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
      this.bytes.push(last ? low : low | 0x80);
      if (last) return this;
    }
  }

  text(value: string): this {
    const encoded = new TextEncoder().encode(value);
    return this.unsigned(encoded.length).byte(...encoded);
  }

  /** A list of parts: their number, then each. */
  list<T>(parts: readonly T[], write: (part: T) => void): this {
    this.unsigned(parts.length);
    parts.forEach(write);
    return this;
  }

  /** Bytes with their number before them. */
  sized(part: ByteWriter): this {
    this.unsigned(part.bytes.length);
    for (const value of part.bytes) this.bytes.push(value);
    return this;
  }
}

/** A function type: parameters and results. */
export interface Signature {
  readonly parameters: readonly number[];
  readonly results: readonly number[];
}

/** A function of a module with its code. */
export interface WasmFunction {
  readonly signature: Signature;
  /** Types of the locals after the parameters. */
  readonly locals: readonly number[];
  /** Instructions without the closing `end`. */
  readonly code: ByteWriter;
  /** Name under which it is exported. */
  readonly exported?: string;
}

/** A module: imported functions come first in the numbering. Exports its memory as `memory`, global 0 as `stack`. */
export interface WasmModule {
  readonly imports: readonly { readonly name: string; readonly signature: Signature }[];
  readonly functions: readonly WasmFunction[];
  /** Initial values of mutable i64 globals. */
  readonly globals: readonly bigint[];
  /** 64 KiB pages. */
  readonly pages: number;
}

/** The bytes of a module. Source: WebAssembly Core Specification, 5.5. */
export function encodeModule(module: WasmModule): Uint8Array<ArrayBuffer> {
  const out = new ByteWriter().byte(0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00);
  const signatures = [...module.imports, ...module.functions].map(({ signature }) => signature);
  const section = (id: number, write: (part: ByteWriter) => void): void => {
    const part = new ByteWriter();
    write(part);
    out.byte(id).sized(part);
  };
  section(1, (part) =>
    part.list(signatures, ({ parameters, results }) => {
      part.byte(0x60).list(parameters, (type) => part.byte(type));
      part.list(results, (type) => part.byte(type));
    }),
  );
  section(2, (part) =>
    part.list(module.imports, ({ name }) => {
      part.text('host').text(name).byte(0x00);
      part.unsigned(module.imports.findIndex((one) => one.name === name));
    }),
  );
  section(3, (part) => part.list(module.functions, (fn) => part.unsigned(numberOf(module, fn))));
  section(5, (part) => part.list([module.pages], (pages) => part.byte(0x00).unsigned(pages)));
  section(6, (part) =>
    part.list(module.globals, (value) =>
      part.byte(valueType.i64, 0x01, opcode.i64Const).signed(value).byte(opcode.end),
    ),
  );
  section(7, (part) => {
    const exported = module.functions.filter((fn) => fn.exported !== undefined);
    part.unsigned(exported.length + 2);
    part.text('memory').byte(0x02).unsigned(0);
    part.text('stack').byte(0x03).unsigned(0);
    for (const fn of exported)
      part
        .text(fn.exported ?? '')
        .byte(0x00)
        .unsigned(numberOf(module, fn));
  });
  section(10, (part) =>
    part.list(module.functions, ({ locals, code }) => {
      const body = new ByteWriter();
      body.list(locals, (type) => body.unsigned(1).byte(type));
      for (const value of code.bytes) body.bytes.push(value);
      part.sized(body.byte(opcode.end));
    }),
  );
  return new Uint8Array(out.bytes);
}

/** Number of a function; that of its type is the same, as each has its own. */
function numberOf(module: WasmModule, fn: WasmFunction): number {
  return module.imports.length + module.functions.indexOf(fn);
}
