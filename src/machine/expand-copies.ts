import type { Instruction, Operand, ProgramFunction, ValueId, Width } from '../program/form.ts';

/** Copies of the size of a word become loads and stores; others stay blocks, which must be private. */
const wordBytes: readonly number[] = [1, 2, 4, 8];

type Block = Extract<Instruction, { op: 'intrinsic' }>;

/**
 * Turns copies and fills of 1, 2, 4 or 8 bytes into loads and stores of words no wider than a pointer: a page-table
 * entry that C copies as a struct is read and written as compilers do it. All loads come before all stores, so that
 * overlapping copies are right.
 */
export function expandCopies(fn: ProgramFunction): ProgramFunction {
  if (!fn.blocks.some((block) => block.instructions.some((one) => sizeOf(one) !== undefined))) return fn;
  const widths = [...fn.widths];
  const fresh = (width: Width): ValueId => widths.push(width) - 1;
  const blocks = fn.blocks.map((block) => ({
    ...block,
    instructions: block.instructions.flatMap((instruction) => {
      const bytes = sizeOf(instruction);
      return bytes === undefined ? [instruction] : expand(instruction as Block, bytes, fresh);
    }),
  }));
  return { ...fn, widths, blocks };
}

/** Bytes of a copy or fill that can be expanded. */
function sizeOf(instruction: Instruction): number | undefined {
  if (instruction.op !== 'intrinsic') return undefined;
  const { intrinsic, args } = instruction;
  if (intrinsic !== 'memcpy' && intrinsic !== 'memmove' && intrinsic !== 'memset') return undefined;
  const [, value, size] = args;
  if (size?.kind !== 'constant' || size.hi !== 0 || !wordBytes.includes(size.lo)) return undefined;
  return intrinsic === 'memset' && value?.kind !== 'constant' ? undefined : size.lo;
}

function expand(copy: Block, bytes: number, fresh: (width: Width) => ValueId): Instruction[] {
  const { location, width: pointerWidth } = copy;
  const [destination, source] = copy.args as [Operand, Operand];
  const result: Instruction[] = [];
  const at = (base: Operand, offset: number): Operand => {
    if (offset === 0) return base;
    const address = fresh(pointerWidth);
    result.push({ op: 'offset', result: address, base, addend: offset, terms: [], location });
    return { kind: 'value', id: address };
  };
  const pieces = piecesOf(bytes, pointerWidth);
  const values = pieces.map(({ offset, width }): Operand => {
    if (copy.intrinsic === 'memset') return filled(source, width);
    const value = fresh(width);
    result.push({
      op: 'load',
      result: value,
      width,
      address: at(source, offset),
      ordering: 'plain',
      location,
    });
    return { kind: 'value', id: value };
  });
  for (const [index, { offset, width }] of pieces.entries()) {
    const value = values[index] as Operand;
    result.push({ op: 'store', value, width, address: at(destination, offset), ordering: 'plain', location });
  }
  return result;
}

function piecesOf(bytes: number, widest: Width): { readonly offset: number; readonly width: Width }[] {
  const pieces: { offset: number; width: Width }[] = [];
  let offset = 0;
  for (const size of [8, 4, 2, 1].filter((one) => one * 8 <= widest)) {
    for (; bytes - offset >= size; offset += size) pieces.push({ offset, width: size * 8 });
  }
  return pieces;
}

/** A constant byte repeated over a word. */
function filled(byte: Operand, width: Width): Operand {
  const value = byte.kind === 'constant' ? byte.lo & 255 : 0;
  const word = Math.imul(value, 0x0101_0101);
  const lo = width >= 32 ? word : word & ((1 << width) - 1);
  return { kind: 'constant', width, lo, hi: width === 64 ? word : 0 };
}
