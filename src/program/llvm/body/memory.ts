import type { Operand, Ordering, Width } from '../../form.ts';
import { constant, value } from '../../operand.ts';
import { orderings, rmwOperators } from '../operators.ts';
import { readType } from '../type-reader.ts';
import type { BodyState } from './state.ts';

/** `alloca T, i64 4, align 8`. A size that is not constant cannot be run. */
export function readAlloca(state: BodyState, result: string | undefined): void {
  const { cursor, reader, layout } = state;
  if (cursor.acceptWord('inalloca')) throw cursor.unsupported('alloca inalloca');
  const type = readType(cursor);
  let align = layout.align(type, cursor);
  let bytes = layout.size(type, cursor);
  const id = state.result(result, reader.pointerWidth);
  while (cursor.acceptComma()) {
    if (cursor.acceptWord('align')) {
      align = cursor.integer();
      continue;
    }
    const count = reader.typedWord();
    if (count.kind !== 'constant') {
      const asm = {
        template: 'alloca of variable size',
        constraints: '',
        sideEffect: true,
        elementWidths: [0],
      };
      state.emit({ op: 'asm', asm, args: [count], results: [id] });
      return;
    }
    bytes *= count.lo;
  }
  const name = result !== undefined && !/^\d+$/.test(result) ? result : '';
  state.emit({ op: 'alloca', result: id, bytes, align, name });
}

/** `load volatile T, ptr %p` and `load atomic T, ptr %p acquire`. */
export function readLoad(state: BodyState, result: string | undefined): void {
  const { cursor, reader, layout } = state;
  const atomic = cursor.acceptWord('atomic');
  const marked = cursor.acceptWord('volatile');
  const type = readType(cursor);
  cursor.expect(',');
  const address = reader.typedWord();
  const ordering = atomic ? readOrdering(state) : marked ? 'once' : 'plain';
  const leaves = layout.leaves(type, cursor);
  const [only] = leaves;
  if (leaves.length === 1 && only && isAccessWidth(only.width) && only.offset === 0) {
    state.emit({
      op: 'load',
      result: state.result(result, only.width),
      width: only.width,
      address,
      ordering,
    });
    return;
  }
  state.bind(
    result,
    leaves.map((leaf) => loadWord(state, address, leaf.offset, leaf.width, ordering)),
  );
}

/** `store volatile T %v, ptr %p` and `store atomic T %v, ptr %p release`. */
export function readStore(state: BodyState): void {
  const { cursor, reader, layout } = state;
  const atomic = cursor.acceptWord('atomic');
  const marked = cursor.acceptWord('volatile');
  const type = readType(cursor);
  const words = reader.words(type);
  cursor.expect(',');
  const address = reader.typedWord();
  const ordering = atomic ? readOrdering(state) : marked ? 'once' : 'plain';
  layout.leaves(type, cursor).forEach((leaf, index) => {
    const word = words[index];
    if (word === undefined) throw cursor.unknown('store of another type');
    storeWord(state, word, address, leaf.offset, leaf.width, ordering);
  });
}

function readOrdering(state: BodyState): Ordering {
  const { cursor } = state;
  skipScope(state);
  const word = cursor.word();
  const ordering = orderings.get(word);
  if (ordering === undefined) throw cursor.unknown(`memory ordering '${word}'`);
  return ordering;
}

function skipScope(state: BodyState): boolean {
  const { cursor } = state;
  if (cursor.acceptWord('singlethread')) return true;
  if (!cursor.acceptWord('syncscope')) return false;
  cursor.expect('(');
  const scope = cursor.string();
  cursor.expect(')');
  return scope === 'singlethread';
}

function isAccessWidth(width: Width): boolean {
  return width === 8 || width === 16 || width === 32 || width === 64;
}

/** Byte ranges, lowest address first, in which a word of `width` bits is accessed; more than one for 24, 40, 48... */
function pieces(width: Width): readonly { readonly offset: number; readonly bytes: number }[] {
  const list: { offset: number; bytes: number }[] = [];
  const total = Math.ceil(width / 8);
  for (let offset = 0; offset < total;) {
    let bytes = 8;
    while (bytes > total - offset) bytes /= 2;
    list.push({ offset, bytes });
    offset += bytes;
  }
  return list;
}

function addressAt(state: BodyState, base: Operand, offset: number): Operand {
  return state.reader.compute({
    op: 'offset',
    width: state.reader.pointerWidth,
    base,
    addend: offset,
    terms: [],
  });
}

function shiftOf(state: BodyState, width: Width, piece: { offset: number; bytes: number }): number {
  const total = Math.ceil(width / 8);
  return 8 * (state.layout.data.endian === 'little' ? piece.offset : total - piece.offset - piece.bytes);
}

function loadWord(
  state: BodyState,
  base: Operand,
  offset: number,
  width: Width,
  ordering: Ordering,
): Operand {
  const { reader } = state;
  const whole = Math.ceil(width / 8) * 8;
  const parts = pieces(width).map((piece) => {
    const bits = piece.bytes * 8;
    const address = addressAt(state, base, offset + piece.offset);
    const result = state.fresh(bits);
    state.emit({ op: 'load', result, width: bits, address, ordering });
    if (bits === whole) return value(result);
    const extended = reader.compute({ op: 'zext', from: bits, to: whole, operand: value(result) });
    const right = constant(whole, shiftOf(state, width, piece));
    return reader.compute({ op: 'binary', operator: 'shl', width: whole, left: extended, right });
  });
  const operand = parts.reduce((left, right) =>
    reader.compute({ op: 'binary', operator: 'or', width: whole, left, right }),
  );
  return whole === width ? operand : reader.compute({ op: 'trunc', from: whole, to: width, operand });
}

function storeWord(
  state: BodyState,
  word: Operand,
  base: Operand,
  offset: number,
  width: Width,
  ordering: Ordering,
): void {
  const { reader } = state;
  const whole = Math.ceil(width / 8) * 8;
  const left = reader.compute({ op: 'zext', from: width, to: whole, operand: word });
  for (const piece of pieces(width)) {
    const bits = piece.bytes * 8;
    const right = constant(whole, shiftOf(state, width, piece));
    const shifted = reader.compute({ op: 'binary', operator: 'lshr', width: whole, left, right });
    const part =
      bits === whole ? shifted : reader.compute({ op: 'trunc', from: whole, to: bits, operand: shifted });
    const address = addressAt(state, base, offset + piece.offset);
    state.emit({ op: 'store', value: part, width: bits, address, ordering });
  }
}

/** `atomicrmw volatile add ptr %p, i32 %v seq_cst`. */
export function readRmw(state: BodyState, result: string | undefined): void {
  const { cursor, reader } = state;
  cursor.acceptWord('volatile');
  const word = cursor.word();
  const operator = rmwOperators.get(word);
  if (operator === undefined) throw cursor.unsupported(`atomicrmw ${word}`);
  const address = reader.typedWord();
  cursor.expect(',');
  const type = readType(cursor);
  const operand = reader.word(type);
  const ordering = readOrdering(state);
  const width = reader.width(type);
  const id = result === undefined ? -1 : state.result(result, width);
  state.emit({ op: 'rmw', operator, width, result: id, address, value: operand, ordering });
}

/** `cmpxchg weak ptr %p, i32 %old, i32 %new acquire monotonic`; never fails spuriously here. */
export function readCompareExchange(state: BodyState, result: string | undefined): void {
  const { cursor, reader } = state;
  cursor.acceptWord('weak');
  cursor.acceptWord('volatile');
  const address = reader.typedWord();
  cursor.expect(',');
  const type = readType(cursor);
  const expected = reader.word(type);
  cursor.expect(',');
  const replacement = reader.typedWord();
  const ordering = readOrdering(state);
  readOrdering(state);
  const width = reader.width(type);
  const [old = -1, success = -1] = result === undefined ? [] : state.results(result, [width, 1]);
  state.emit({ op: 'cmpxchg', width, result: old, success, address, expected, replacement, ordering });
}

/** `fence seq_cst`. */
export function readFence(state: BodyState): void {
  const compilerOnly = skipScope(state);
  const ordering = readOrdering(state);
  state.emit({ op: 'fence', text: compilerOnly ? `compiler fence ${ordering}` : `fence ${ordering}` });
}
