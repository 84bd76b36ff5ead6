import { unsupportedInitialiser } from '../diagnostics.ts';
import type { Operand, Relocation } from '../form.ts';
import type { Cursor } from './cursor.ts';
import type { Layout } from './layout.ts';
import type { ReadContext } from './read-context.ts';
import type { LlvmType } from './type.ts';
import { readType } from './type-reader.ts';
import { ValueReader } from './value-reader.ts';

/** The contents of a variable: bytes, and the addresses among them. */
export interface Image {
  readonly bytes: Uint8Array;
  readonly relocations: readonly Relocation[];
}

/** Reads the initial value of the variable `name`, which has type `type`. */
export function readInitialiser(
  cursor: Cursor,
  layout: Layout,
  context: ReadContext,
  type: LlvmType,
  name: string,
  blockAddress: (functionName: string, label: string) => number,
): Image {
  const reader = new ValueReader(cursor, layout, context, {
    compute(operation) {
      // A narrowed address stays an address of the narrower width.
      if (operation.op === 'trunc' && operation.operand.kind === 'symbol') {
        return { ...operation.operand, width: operation.to };
      }
      // A widened one fills the low bytes, which come first; the others are zero.
      if (operation.op === 'zext' && operation.operand.kind === 'symbol' && layout.data.endian === 'little') {
        return operation.operand;
      }
      throw unsupportedInitialiser(cursor.module, cursor.line, name);
    },
    local() {
      throw cursor.unknown('a local value in an initial value');
    },
    blockAddress,
  });
  const image = { bytes: new Uint8Array(layout.size(type, cursor)), relocations: [] as Relocation[] };
  fill(reader, type, 0, image);
  return image;
}

interface DraftImage {
  readonly bytes: Uint8Array;
  readonly relocations: Relocation[];
}

function fill(reader: ValueReader, type: LlvmType, offset: number, image: DraftImage): void {
  const { cursor, layout } = reader;
  cursor.blank();
  if (cursor.acceptWord('zeroinitializer') || cursor.acceptWord('undef') || cursor.acceptWord('poison'))
    return;
  const actual = layout.resolve(type, cursor);
  if (actual.kind === 'refused' && !/^(vector|target)/.test(actual.text)) {
    throw cursor.unsupported(`an initial value of type ${actual.text}`);
  }
  if (actual.kind === 'array') {
    if (cursor.code === 99) {
      cursor.position++;
      const text = cursor.string();
      for (let index = 0; index < text.length; index++) image.bytes[offset + index] = text.charCodeAt(index);
      return;
    }
    const stride = layout.size(actual.element, cursor);
    cursor.expect('[');
    for (let index = 0; index < actual.count; index++) {
      if (index > 0) cursor.expect(',');
      fill(reader, readType(cursor), offset + index * stride, image);
    }
    cursor.expect(']');
  } else if (actual.kind === 'struct') {
    cursor.accept('<');
    cursor.expect('{');
    actual.fields.forEach((_field, index) => {
      if (index > 0) cursor.expect(',');
      fill(reader, readType(cursor), offset + layout.fieldOffset(actual, index, cursor), image);
    });
    cursor.expect('}');
    if (actual.packed) cursor.expect('>');
  } else {
    place(reader.word(actual), offset, layout.data.endian, image);
  }
}

function place(operand: Operand, offset: number, endian: 'little' | 'big', image: DraftImage): void {
  if (operand.kind === 'symbol') {
    const { width, symbol, addend } = operand;
    image.relocations.push({ offset, width, symbol, addend });
    return;
  }
  if (operand.kind !== 'constant') return;
  const bytes = Math.ceil(operand.width / 8);
  for (let index = 0; index < bytes; index++) {
    const half = index < 4 ? operand.lo : operand.hi;
    const byte = (half >>> ((index & 3) * 8)) & 0xff;
    image.bytes[offset + (endian === 'little' ? index : bytes - 1 - index)] = byte;
  }
}
