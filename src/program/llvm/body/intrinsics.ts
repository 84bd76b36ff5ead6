import type { Intrinsic, Operand, Width } from '../../form.ts';
import { constant, constantOf, symbol, value } from '../../operand.ts';
import { isConstantQuery } from '../../queries.ts';
import type { BodyState } from './state.ts';

/** An argument of a call: its words, or the number of the metadata node it names. */
export interface Argument {
  readonly words: readonly Operand[];
  readonly metadata?: number;
}

/** Without effect on what is computed: debug records, lifetimes, promises to the optimiser, prefetches. */
const dropped: ReadonlySet<string> = new Set([
  'dbg.declare',
  'dbg.value',
  'dbg.label',
  'dbg.assign',
  'lifetime.start',
  'lifetime.end',
  'assume',
  'prefetch',
  'invariant.start',
  'invariant.end',
  'experimental.noalias.scope.decl',
  'donothing',
  'sideeffect',
  'var.annotation',
  'fake.use',
  'pseudoprobe',
]);

/** The first argument, unchanged. */
const transparent: ReadonlySet<string> = new Set([
  'expect',
  'expect.with.probability',
  'annotation',
  'ptr.annotation',
  'launder.invariant.group',
  'strip.invariant.group',
  'ssa.copy',
  'threadlocal.address',
  'preserve.array.access.index',
  'arithmetic.fence',
]);

/** Intrinsics with the form's own name, and how many of their arguments are operands. */
const plain: ReadonlyMap<string, readonly [Intrinsic, number]> = new Map<
  string,
  readonly [Intrinsic, number]
>([
  ['ctpop', ['ctpop', 1]],
  ['ctlz', ['ctlz', 1]],
  ['cttz', ['cttz', 1]],
  ['bswap', ['bswap', 1]],
  ['bitreverse', ['bitreverse', 1]],
  ['abs', ['abs', 1]],
  ['umin', ['umin', 2]],
  ['umax', ['umax', 2]],
  ['smin', ['smin', 2]],
  ['smax', ['smax', 2]],
  ['usub.sat', ['usub.sat', 2]],
  ['uadd.sat', ['uadd.sat', 2]],
  ['fshl', ['fshl', 3]],
  ['fshr', ['fshr', 3]],
  ['uadd.with.overflow', ['uadd.overflow', 2]],
  ['sadd.with.overflow', ['sadd.overflow', 2]],
  ['usub.with.overflow', ['usub.overflow', 2]],
  ['ssub.with.overflow', ['ssub.overflow', 2]],
  ['umul.with.overflow', ['umul.overflow', 2]],
  ['smul.with.overflow', ['smul.overflow', 2]],
  ['thread.pointer', ['thread.pointer', 0]],
  ['returnaddress', ['return.address', 0]],
  ['frameaddress', ['frame.address', 0]],
  ['stacksave', ['stack.save', 0]],
  ['stackrestore', ['stack.restore', 1]],
  ['trap', ['bug', 0]],
  ['debugtrap', ['bug', 0]],
  ['ubsantrap', ['bug', 0]],
]);

const memory: ReadonlyMap<string, 'memcpy' | 'memmove' | 'memset'> = new Map<
  string,
  'memcpy' | 'memmove' | 'memset'
>([
  ['memcpy', 'memcpy'],
  ['memcpy.inline', 'memcpy'],
  ['memmove', 'memmove'],
  ['memset', 'memset'],
  ['memset.inline', 'memset'],
]);

/** The name without `llvm.` and without the types it is specialised for. */
function baseName(name: string): string {
  return name.slice(5).replace(/(\.(i\d+|p0\w*|sl_\w+|isVoid|void))+$/, '');
}

/**
 * Lowers a call of an LLVM intrinsic. One that has no place in the program form becomes an `asm` instruction with
 * the intrinsic's name as its template: an architecture may have a rule for it, otherwise executing it stops the run.
 */
export function readIntrinsic(
  state: BodyState,
  name: string,
  args: readonly Argument[],
  result: string | undefined,
  widths: readonly Width[],
): void {
  const base = baseName(name);
  if (dropped.has(base)) {
    if (widths.length > 0)
      state.bind(
        result,
        widths.map((width) => constant(width, 0)),
      );
    return;
  }
  const words = args.flatMap((argument) => argument.words);
  if (transparent.has(base)) {
    state.bind(result, words.slice(0, 1));
    return;
  }
  const simple = plain.get(base);
  if (simple !== undefined) {
    const [intrinsic, count] = simple;
    const used = words.slice(0, count);
    const width = widths[0] ?? state.reader.pointerWidth;
    state.emit({ op: 'intrinsic', intrinsic, width, args: used, results: state.results(result, widths) });
    return;
  }
  const transfer = memory.get(base);
  if (transfer !== undefined) {
    emitTransfer(state, transfer, words);
    return;
  }
  readSpecial(state, name, base, args, words, result, widths);
}

function emitTransfer(
  state: BodyState,
  intrinsic: 'memcpy' | 'memmove' | 'memset',
  words: readonly Operand[],
): void {
  const [destination, source, count] = words;
  if (!destination || !source || !count) throw state.cursor.unknown(`arguments of ${intrinsic}`);
  const width = state.reader.pointerWidth;
  const from = count.kind === 'value' ? (state.widths[count.id] ?? width) : count.width;
  const bytes =
    from === width
      ? count
      : state.reader.compute({ op: from < width ? 'zext' : 'trunc', from, to: width, operand: count });
  state.emit({ op: 'intrinsic', intrinsic, width, args: [destination, source, bytes], results: [] });
}

function readSpecial(
  state: BodyState,
  name: string,
  base: string,
  args: readonly Argument[],
  words: readonly Operand[],
  result: string | undefined,
  widths: readonly Width[],
): void {
  const { reader } = state;
  const [first, second] = words;
  const width = widths[0] ?? 0;
  if (base === 'is.constant') {
    const callee = symbol(reader.pointerWidth, isConstantQuery);
    state.emit({ op: 'call', callee, args: words, results: state.results(result, widths) });
  } else if (base === 'objectsize') {
    // Unknown: the largest size, or the smallest when the lower bound is asked for.
    const minimum = second?.kind === 'constant' && second.lo === 1;
    state.bind(result, [minimum ? constant(width, 0) : constantOf(width, -1, -1)]);
  } else if (base === 'ptrmask' && first && second) {
    state.bind(result, [
      reader.compute({ op: 'binary', operator: 'and', width, left: first, right: second }),
    ]);
  } else if ((base === 'ucmp' || base === 'scmp') && first && second) {
    state.bind(result, [threeWay(state, base === 'ucmp' ? 'u' : 's', first, second, width)]);
  } else if (base === 'read_register' || base === 'read_volatile_register') {
    const template = `read_register:${state.registerName(args[0]?.metadata ?? -1)}`;
    const asm = { template, constraints: '=r', sideEffect: true, elementWidths: [] };
    state.emit({ op: 'asm', asm, args: [], results: state.results(result, widths) });
  } else if (base === 'write_register') {
    const template = `write_register:${state.registerName(args[0]?.metadata ?? -1)}`;
    const asm = { template, constraints: 'r', sideEffect: true, elementWidths: [0] };
    state.emit({ op: 'asm', asm, args: words, results: [] });
  } else {
    const asm = { template: name, constraints: '', sideEffect: true, elementWidths: words.map(() => 0) };
    state.emit({ op: 'asm', asm, args: words, results: state.results(result, widths) });
  }
}

/** -1, 0 or 1 as `left` is below, equal to or above `right`. */
function threeWay(state: BodyState, sign: 'u' | 's', left: Operand, right: Operand, width: Width): Operand {
  const { reader } = state;
  const from = left.kind === 'value' ? (state.widths[left.id] ?? 0) : left.width;
  const [above, below] = (['gt', 'lt'] as const).map((relation) => {
    const operand = reader.compute({
      op: 'compare',
      predicate: `${sign}${relation}`,
      width: from,
      left,
      right,
    });
    return reader.compute({ op: 'zext', from: 1, to: width, operand });
  });
  if (!above || !below) return value(0);
  return reader.compute({ op: 'binary', operator: 'sub', width, left: above, right: below });
}
