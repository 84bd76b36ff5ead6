import type { InlineAsm, Operand } from '../../form.ts';
import { readCallAttributes, readValueAttributes } from '../attributes.ts';
import type { LlvmType } from '../type.ts';
import { readType } from '../type-reader.ts';
import { readLabel } from './control.ts';
import type { BodyState } from './state.ts';

const qualifiers: ReadonlySet<string> = new Set(['sideeffect', 'alignstack', 'inteldialect', 'unwind']);

interface AsmStatement {
  readonly asm: InlineAsm;
  readonly args: readonly Operand[];
}

/** Reads `sideeffect "template", "constraints"(args) #3` after the word `asm`. */
function readStatement(state: BodyState): AsmStatement {
  const { cursor, reader, layout } = state;
  let sideEffect = false;
  for (let word = cursor.peekWord(); qualifiers.has(word); word = cursor.peekWord()) {
    cursor.position += word.length;
    if (word === 'sideeffect') sideEffect = true;
  }
  const template = cursor.string();
  cursor.expect(',');
  const constraints = cursor.string();
  cursor.expect('(');
  const args: Operand[] = [];
  const elementWidths: number[] = [];
  if (!cursor.accept(')')) {
    do {
      const type = readType(cursor);
      const { elementType } = readValueAttributes(cursor);
      for (const word of reader.words(type)) {
        args.push(word);
        elementWidths.push(elementType ? elementWidth(state, elementType) : 0);
      }
    } while (cursor.accept(','));
    cursor.expect(')');
  }
  readCallAttributes(cursor);
  return { asm: { template, constraints, sideEffect, elementWidths }, args };

  function elementWidth(of: BodyState, type: LlvmType): number {
    const actual = layout.resolve(type, of.cursor);
    return actual.kind === 'integer' ? actual.bits : 8 * layout.size(actual, of.cursor);
  }
}

function resultWidths(state: BodyState, type: LlvmType): readonly number[] {
  return type.kind === 'void' ? [] : state.layout.leaves(type, state.cursor).map((leaf) => leaf.width);
}

/** Reads an inline-assembly call after its type and the word `asm`. */
export function readAsm(state: BodyState, result: string | undefined, type: LlvmType): void {
  const { asm, args } = readStatement(state);
  state.emit({ op: 'asm', asm, args, results: state.results(result, resultWidths(state, type)) });
}

/** `callbr T asm "...", "..."(args) to label %a [label %b]`, over two lines. */
export function readAsmGoto(state: BodyState, result: string | undefined): void {
  const { cursor } = state;
  readValueAttributes(cursor);
  const type = readType(cursor);
  if (!cursor.acceptWord('asm')) throw cursor.unsupported('callbr of a function');
  const { asm, args } = readStatement(state);
  cursor.skip();
  if (!cursor.acceptWord('to')) throw cursor.unknown("'to' expected");
  const fallthrough = readLabel(state);
  cursor.expect('[');
  const targets: number[] = [];
  if (!cursor.accept(']')) {
    do targets.push(readLabel(state));
    while (cursor.accept(','));
    cursor.expect(']');
  }
  const results = state.results(result, resultWidths(state, type));
  state.terminate({ op: 'asmgoto', asm, args, results, fallthrough, targets });
}
