import type { Cursor } from './cursor.ts';
import { integerType, type LlvmType, pointerType, voidType } from './type.ts';

const floats = new Set([
  'half',
  'bfloat',
  'float',
  'double',
  'x86_fp80',
  'fp128',
  'ppc_fp128',
  'x86_amx',
  'x86_mmx',
  'token',
]);

/** Reads a type, with the `*` of typed pointers and the parameter list of function types. */
export function readType(cursor: Cursor): LlvmType {
  let type = readBase(cursor);
  for (;;) {
    cursor.blank();
    const code = cursor.code;
    if (code === 42) {
      cursor.position++;
      type = pointerType;
    } else if (code === 40) {
      type = readFunctionType(cursor, type);
    } else if (code === 97 && type.kind === 'pointer' && cursor.acceptWord('addrspace')) {
      throw cursor.unsupported('address space');
    } else {
      return type;
    }
  }
}

function readBase(cursor: Cursor): LlvmType {
  cursor.blank();
  switch (cursor.code) {
    case 37:
      cursor.position++;
      return { kind: 'named', name: cursor.name() };
    case 91:
      return readArray(cursor);
    case 123:
      return readStruct(cursor, { packed: false });
    case 60:
      return readAngle(cursor);
    default:
      return readWord(cursor);
  }
}

function readWord(cursor: Cursor): LlvmType {
  const word = cursor.word();
  if (word.charCodeAt(0) === 105 && word.length > 1) {
    const bits = Number(word.slice(1));
    if (Number.isInteger(bits) && bits > 0) return integerType(bits);
  }
  if (word === 'ptr') return pointerType;
  if (word === 'void') return voidType;
  if (word === 'label' || word === 'metadata' || word === 'opaque') return { kind: word };
  if (floats.has(word)) return { kind: 'refused', text: word };
  if (word === 'target') {
    cursor.blank();
    cursor.skipGroup();
    return { kind: 'refused', text: 'target type' };
  }
  cursor.position -= word.length;
  throw cursor.unknown('type expected');
}

function readArray(cursor: Cursor): LlvmType {
  cursor.expect('[');
  const count = cursor.integer();
  if (!cursor.acceptWord('x')) throw cursor.unknown("'x' of an array type expected");
  const element = readType(cursor);
  cursor.expect(']');
  return { kind: 'array', count, element };
}

function readStruct(cursor: Cursor, options: { packed: boolean }): LlvmType {
  cursor.expect('{');
  const fields: LlvmType[] = [];
  if (!cursor.accept('}')) {
    do fields.push(readType(cursor));
    while (cursor.accept(','));
    cursor.expect('}');
  }
  return { kind: 'struct', packed: options.packed, fields };
}

function readAngle(cursor: Cursor): LlvmType {
  cursor.expect('<');
  cursor.blank();
  if (cursor.code === 123) {
    const type = readStruct(cursor, { packed: true });
    cursor.expect('>');
    return type;
  }
  cursor.position--;
  const start = cursor.position;
  cursor.skipGroup();
  return { kind: 'refused', text: `vector ${cursor.text.slice(start, cursor.position)}` };
}

function readFunctionType(cursor: Cursor, returns: LlvmType): LlvmType {
  cursor.expect('(');
  let variadic = false;
  if (!cursor.accept(')')) {
    do {
      if (cursor.accept('...')) variadic = true;
      else readType(cursor);
    } while (cursor.accept(','));
    cursor.expect(')');
  }
  return { kind: 'function', returns, variadic };
}
