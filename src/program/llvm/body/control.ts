import type { Operand } from '../../form.ts';
import type { LlvmType } from '../type.ts';
import { readType } from '../type-reader.ts';
import type { BodyState } from './state.ts';

/** Reads `label %7`. */
export function readLabel(state: BodyState): number {
  const { cursor } = state;
  if (!cursor.acceptWord('label')) throw cursor.unknown('label expected');
  cursor.expect('%');
  return state.label(cursor.name());
}

/** `br label %a` and `br i1 %c, label %a, label %b`. */
export function readBranch(state: BodyState): void {
  const { cursor, reader } = state;
  if (cursor.peekWord() === 'label') {
    state.terminate({ op: 'jump', target: readLabel(state) });
    return;
  }
  const condition = reader.typedWord();
  cursor.expect(',');
  const ifTrue = readLabel(state);
  cursor.expect(',');
  const ifFalse = readLabel(state);
  if (ifTrue === ifFalse) state.terminate({ op: 'jump', target: ifTrue });
  else state.terminate({ op: 'branch', condition, ifTrue, ifFalse });
}

/** `switch i32 %v, label %default [ i32 1, label %a ... ]`, over several lines. */
export function readSwitch(state: BodyState): void {
  const { cursor, reader } = state;
  const type = readType(cursor);
  const operand = reader.word(type);
  cursor.expect(',');
  const otherwise = readLabel(state);
  cursor.expect('[');
  const cases: { lo: number; hi: number; target: number }[] = [];
  while (!cursor.acceptAcrossLines(']')) {
    const known = reader.typedWord();
    if (known.kind !== 'constant') throw cursor.unknown('constant case expected');
    cursor.expect(',');
    cases.push({ lo: known.lo, hi: known.hi, target: readLabel(state) });
  }
  state.terminate({ op: 'switch', width: reader.width(type), operand, cases, otherwise });
}

/** `ret void` and `ret T %v`. */
export function readReturn(state: BodyState): void {
  const { cursor, reader } = state;
  const type = readType(cursor);
  state.terminate({ op: 'return', values: type.kind === 'void' ? [] : reader.words(type) });
}

/** `unreachable`. */
export function readUnreachable(state: BodyState): void {
  state.terminate({ op: 'unreachable' });
}

/** `indirectbr ptr %p, [label %a, label %b]`: kept as something that stops the run when it is executed. */
export function readIndirectBranch(state: BodyState): void {
  const { cursor, reader } = state;
  const target = reader.typedWord();
  cursor.expect(',');
  cursor.blank();
  cursor.skipGroup();
  const asm = { template: 'indirectbr', constraints: '', sideEffect: true, elementWidths: [0] };
  state.emit({ op: 'asm', asm, args: [target], results: [] });
  state.terminate({ op: 'unreachable' });
}

/** `phi T [ %a, %b ], [ %c, %d ]`; an aggregate is several phis, a predecessor is listed once. */
export function readPhi(state: BodyState, result: string | undefined): void {
  const { cursor, reader, layout } = state;
  const type: LlvmType = readType(cursor);
  const incoming: { from: number; words: readonly Operand[] }[] = [];
  const seen = new Set<number>();
  do {
    cursor.expect('[');
    const start = cursor.position;
    const from = incomingBlock(state, start);
    cursor.position = start;
    const words = state.computeIn(from, () => reader.words(type));
    cursor.expect(',');
    cursor.expect('%');
    cursor.name();
    cursor.expect(']');
    if (!seen.has(from)) incoming.push({ from, words });
    seen.add(from);
  } while (cursor.acceptComma());
  const leaves = layout.leaves(type, cursor);
  const results = state.results(
    result,
    leaves.map((leaf) => leaf.width),
  );
  results.forEach((id, index) => {
    state.addPhi({
      result: id,
      incoming: incoming.map(({ from, words }) => {
        const word = words[index];
        if (word === undefined) throw cursor.unknown('phi of unlike values');
        return { from, value: word };
      }),
    });
  });
}

/** The block of `[ value, %block ]`: the name after the last comma of the bracket. */
function incomingBlock(state: BodyState, start: number): number {
  const { cursor } = state;
  cursor.position = start - 1;
  cursor.skipGroup();
  const end = cursor.position;
  cursor.position = cursor.text.lastIndexOf('%', end) + 1;
  return state.label(cursor.name());
}
