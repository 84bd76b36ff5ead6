import type { Predicate } from '../../form.ts';
import type { Index } from '../address.ts';
import { binaryOperators, castOperators, skipFlags } from '../operators.ts';
import type { LlvmType } from '../type.ts';
import { readType } from '../type-reader.ts';
import type { BodyState } from './state.ts';

/** `add nuw i32 %a, %b` and the other binary operators. */
export function readBinary(state: BodyState, result: string | undefined, opcode: string): void {
  const { cursor, reader } = state;
  const operator = binaryOperators.get(opcode);
  if (operator === undefined) throw cursor.unknown(`operator ${opcode}`);
  skipFlags(cursor);
  const type = readType(cursor);
  const left = reader.word(type);
  cursor.expect(',');
  const right = reader.word(type);
  const width = reader.width(type);
  state.emit({ op: 'binary', operator, width, result: state.result(result, width), left, right });
}

const predicates: ReadonlySet<string> = new Set([
  'eq',
  'ne',
  'ult',
  'ule',
  'ugt',
  'uge',
  'slt',
  'sle',
  'sgt',
  'sge',
]);

function isPredicate(word: string): word is Predicate {
  return predicates.has(word);
}

/** `icmp ult i32 %a, %b`. */
export function readCompare(state: BodyState, result: string | undefined): void {
  const { cursor, reader } = state;
  skipFlags(cursor);
  const predicate = cursor.word();
  if (!isPredicate(predicate)) throw cursor.unknown(`predicate ${predicate}`);
  const type = readType(cursor);
  const left = reader.word(type);
  cursor.expect(',');
  const right = reader.word(type);
  const width = reader.width(type);
  state.emit({ op: 'compare', predicate, width, result: state.result(result, 1), left, right });
}

/** `zext i8 %a to i32` and the other conversions. */
export function readCast(state: BodyState, result: string | undefined, opcode: string): void {
  const { cursor, reader } = state;
  const cast = castOperators.get(opcode);
  if (cast === undefined) throw cursor.unsupported(opcode);
  skipFlags(cursor);
  const from = readType(cursor);
  const operand = reader.word(from);
  if (!cursor.acceptWord('to')) throw cursor.unknown("'to' expected");
  const to = readType(cursor);
  state.bind(result, [reader.cast(cast, operand, from, to)]);
}

/** `select i1 %c, T %a, T %b`; an aggregate is selected word by word. */
export function readSelect(state: BodyState, result: string | undefined): void {
  const { cursor, reader, layout } = state;
  const condition = reader.typedWord();
  cursor.expect(',');
  const type = readType(cursor);
  const ifTrue = reader.words(type);
  cursor.expect(',');
  const ifFalse = reader.words(readType(cursor));
  const leaves = layout.leaves(type, cursor);
  const results = state.results(
    result,
    leaves.map((leaf) => leaf.width),
  );
  leaves.forEach(({ width }, index) => {
    const [left, right, id] = [ifTrue[index], ifFalse[index], results[index]];
    if (left === undefined || right === undefined || id === undefined)
      throw cursor.unknown('select of unlike values');
    state.emit({ op: 'select', width, result: id, condition, ifTrue: left, ifFalse: right });
  });
}

/** `freeze T %a`: undefined words read as zero already. */
export function readFreeze(state: BodyState, result: string | undefined): void {
  state.bind(result, state.reader.words(readType(state.cursor)));
}

/** `getelementptr inbounds %struct.page, ptr %p, i64 1, i32 2`. */
export function readAddress(state: BodyState, result: string | undefined): void {
  const { cursor, reader } = state;
  skipFlags(cursor);
  const source = readType(cursor);
  cursor.expect(',');
  const base = reader.typedWord();
  const indices: Index[] = [];
  while (cursor.acceptComma()) indices.push(reader.index());
  state.bind(result, [reader.offset(source, base, indices)]);
}

/** `extractvalue { i32, i1 } %a, 1`: some of the words of the aggregate. */
export function readExtract(state: BodyState, result: string | undefined): void {
  const { cursor, reader } = state;
  const type = readType(cursor);
  const words = reader.words(type);
  const { start, end } = readPath(state, type);
  state.bind(result, words.slice(start, end));
}

/** `insertvalue [2 x i64] %a, i64 %b, 0`: the aggregate with some words replaced. */
export function readInsert(state: BodyState, result: string | undefined): void {
  const { cursor, reader } = state;
  const type = readType(cursor);
  const words = reader.words(type);
  cursor.expect(',');
  const inserted = reader.words(readType(cursor));
  const { start, end } = readPath(state, type);
  state.bind(result, [...words.slice(0, start), ...inserted, ...words.slice(end)]);
}

function readPath(state: BodyState, type: LlvmType): { start: number; end: number } {
  const { cursor, layout } = state;
  let current = type;
  let start = 0;
  while (cursor.acceptComma()) {
    const index = cursor.integer();
    const actual = layout.resolve(current, cursor);
    if (actual.kind === 'struct') {
      for (const field of actual.fields.slice(0, index)) start += layout.leaves(field, cursor).length;
      current = actual.fields[index] ?? current;
    } else if (actual.kind === 'array') {
      start += index * layout.leaves(actual.element, cursor).length;
      current = actual.element;
    } else {
      throw cursor.unknown(`index into a ${actual.kind}`);
    }
  }
  return { start, end: start + layout.leaves(current, cursor).length };
}
