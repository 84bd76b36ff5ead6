import type { Cursor } from './cursor.ts';
import type { DataLayout } from './data-layout.ts';
import type { LlvmType } from './type.ts';

/** A word within a type: where it lies and how wide it is. */
export interface Leaf {
  /** Byte offset from the start of the object. */
  readonly offset: number;
  /** Width in bits, 1 to 64. */
  readonly width: number;
}

interface StructLayout {
  readonly size: number;
  readonly align: number;
  readonly offsets: readonly number[];
}

const mostLeaves = 4096;

/** Sizes, alignments and field offsets of the types of one module. All sizes are in bytes. */
export class Layout {
  readonly data: DataLayout;
  readonly #named: (name: string) => LlvmType | undefined;
  readonly #structs = new WeakMap<object, StructLayout>();
  readonly #leaves = new WeakMap<object, readonly Leaf[]>();

  /** `named` looks up the definition of a named type. */
  constructor(data: DataLayout, named: (name: string) => LlvmType | undefined) {
    this.data = data;
    this.#named = named;
  }

  /** The definition behind a named type; `at` is where it is used, for messages. */
  resolve(type: LlvmType, at: Cursor): LlvmType {
    if (type.kind !== 'named') return type;
    const definition = this.#named(type.name);
    if (definition === undefined) throw at.unknown(`type %${type.name} has no definition`);
    return definition;
  }

  /** Bytes that an object of the type occupies in an array (store size rounded up to the alignment). */
  size(type: LlvmType, at: Cursor): number {
    const actual = this.resolve(type, at);
    switch (actual.kind) {
      case 'integer':
        return roundUp(Math.ceil(actual.bits / 8), this.align(actual, at));
      case 'pointer':
        return this.data.pointerWidth / 8;
      case 'array':
        return actual.count * this.size(actual.element, at);
      case 'struct':
        return this.#struct(actual, at).size;
      default:
        throw at.unsupported(`size of a ${describe(actual)}`);
    }
  }

  /** ABI alignment of the type. */
  align(type: LlvmType, at: Cursor): number {
    const actual = this.resolve(type, at);
    switch (actual.kind) {
      case 'integer':
        return this.#integerAlign(actual.bits);
      case 'pointer':
        return this.data.pointerAlign;
      case 'array':
        return this.align(actual.element, at);
      case 'struct':
        return this.#struct(actual, at).align;
      default:
        throw at.unsupported(`alignment of a ${describe(actual)}`);
    }
  }

  /** Byte offset of a struct's field. */
  fieldOffset(type: LlvmType, field: number, at: Cursor): number {
    const actual = this.resolve(type, at);
    const offset = actual.kind === 'struct' ? this.#struct(actual, at).offsets[field] : undefined;
    if (offset === undefined) throw at.unknown(`field ${field} of a ${describe(actual)}`);
    return offset;
  }

  /** The words a value of the type consists of, in order. */
  leaves(type: LlvmType, at: Cursor): readonly Leaf[] {
    const actual = this.resolve(type, at);
    const known = this.#leaves.get(actual);
    if (known) return known;
    const leaves: Leaf[] = [];
    this.#collect(actual, 0, leaves, at);
    this.#leaves.set(actual, leaves);
    return leaves;
  }

  #collect(type: LlvmType, offset: number, leaves: Leaf[], at: Cursor): void {
    const actual = this.resolve(type, at);
    if (leaves.length >= mostLeaves) throw at.unsupported(`a value of more than ${mostLeaves} words`);
    switch (actual.kind) {
      case 'integer':
        if (actual.bits > 64) throw at.unsupported(`a value of ${actual.bits} bits`);
        leaves.push({ offset, width: actual.bits });
        return;
      case 'pointer':
        leaves.push({ offset, width: this.data.pointerWidth });
        return;
      case 'array': {
        const stride = this.size(actual.element, at);
        for (let index = 0; index < actual.count; index++)
          this.#collect(actual.element, offset + index * stride, leaves, at);
        return;
      }
      case 'struct':
        actual.fields.forEach((field, index) => {
          this.#collect(field, offset + this.fieldOffset(actual, index, at), leaves, at);
        });
        return;
      case 'void':
        return;
      default:
        throw at.unsupported(`a value that is a ${describe(actual)}`);
    }
  }

  #struct(type: Extract<LlvmType, { kind: 'struct' }>, at: Cursor): StructLayout {
    const known = this.#structs.get(type);
    if (known) return known;
    let offset = 0;
    let align = 1;
    const offsets: number[] = [];
    for (const field of type.fields) {
      const fieldAlign = type.packed ? 1 : this.align(field, at);
      align = Math.max(align, fieldAlign);
      offset = roundUp(offset, fieldAlign);
      offsets.push(offset);
      offset += this.size(field, at);
    }
    const layout = { size: roundUp(offset, align), align, offsets };
    this.#structs.set(type, layout);
    return layout;
  }

  #integerAlign(bits: number): number {
    let align = 1;
    for (const [width, widthAlign] of this.data.integerAligns) {
      align = widthAlign;
      if (width >= bits) return align;
    }
    return align;
  }
}

function roundUp(size: number, align: number): number {
  return Math.ceil(size / align) * align;
}

function describe(type: LlvmType): string {
  return type.kind === 'refused' ? type.text : type.kind;
}
