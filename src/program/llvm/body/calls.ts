import type { Operand } from '../../form.ts';
import { constant } from '../../operand.ts';
import { readCallAttributes, readValueAttributes, skipCallingConvention } from '../attributes.ts';
import type { LlvmType } from '../type.ts';
import { readType } from '../type-reader.ts';
import { readAsm } from './asm.ts';
import { type Argument, readIntrinsic } from './intrinsics.ts';
import type { BodyState } from './state.ts';

const fastMath: ReadonlySet<string> = new Set([
  'fast',
  'nnan',
  'ninf',
  'nsz',
  'arcp',
  'contract',
  'afn',
  'reassoc',
]);

/** `tail call T @f(args)`, `call T %p(args)` and `call T asm ...`. */
export function readCall(state: BodyState, result: string | undefined): void {
  const { cursor, reader, layout } = state;
  while (fastMath.has(cursor.peekWord())) cursor.word();
  skipCallingConvention(cursor);
  readValueAttributes(cursor);
  const written = readType(cursor);
  const type: LlvmType = written.kind === 'function' ? written.returns : written;
  if (cursor.acceptWord('asm')) {
    readAsm(state, result, type);
    return;
  }
  const intrinsic = intrinsicName(state);
  const callee = intrinsic === undefined ? reader.word({ kind: 'pointer' }) : undefined;
  const args = readArguments(state);
  readCallAttributes(cursor);
  const widths = type.kind === 'void' ? [] : layout.leaves(type, cursor).map((leaf) => leaf.width);
  if (callee === undefined) {
    readIntrinsic(state, intrinsic ?? '', args, result, widths);
    return;
  }
  const words = args.flatMap((argument) => argument.words);
  state.emit({ op: 'call', callee, args: words, results: state.results(result, widths) });
}

function intrinsicName(state: BodyState): string | undefined {
  const { cursor } = state;
  cursor.blank();
  if (!cursor.text.startsWith('@llvm.', cursor.position)) return undefined;
  cursor.position++;
  return cursor.name();
}

function readArguments(state: BodyState): readonly Argument[] {
  const { cursor } = state;
  cursor.expect('(');
  const args: Argument[] = [];
  if (cursor.accept(')')) return args;
  do args.push(readArgument(state));
  while (cursor.accept(','));
  cursor.expect(')');
  return args;
}

function readArgument(state: BodyState): Argument {
  const { cursor, reader, layout } = state;
  const type = readType(cursor);
  if (type.kind === 'metadata') return { words: [], metadata: readMetadata(state) };
  const { byval } = readValueAttributes(cursor);
  const words = reader.words(type);
  const [source] = words;
  if (byval === undefined || source === undefined) return { words };
  return { words: [copyOf(state, source, layout.size(byval, cursor), layout.align(byval, cursor))] };
}

/** Makes the copy that a `byval` argument stands for. */
function copyOf(state: BodyState, source: Operand, bytes: number, align: number): Operand {
  const width = state.reader.pointerWidth;
  const copy = state.entryAlloca(bytes, align);
  state.emit({
    op: 'intrinsic',
    intrinsic: 'memcpy',
    width,
    args: [copy, source, constant(width, bytes)],
    results: [],
  });
  return copy;
}

/** Reads `!7` and gives 7; other metadata operands (of debug intrinsics) give -1. */
function readMetadata(state: BodyState): number {
  const { cursor } = state;
  if (!cursor.accept('!')) {
    // `metadata ptr %x`, `metadata i32 0`: a value wrapped for a debug intrinsic.
    state.reader.words(readType(cursor));
    return -1;
  }
  if (cursor.code >= 48 && cursor.code <= 57) return cursor.integer();
  cursor.word();
  if (cursor.code === 40 || cursor.code === 123) cursor.skipGroup();
  return -1;
}
