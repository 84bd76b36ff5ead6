import { signExtend } from '../../word/bits.ts';
import { result as wordResult } from '../../word/word64.ts';
import { reversePostorder } from '../control-flow.ts';
import type { Block, Instruction, Operand, Phi, Predicate, ProgramFunction, Terminator } from '../form.ts';
import { constant, constantOf, isConstant, sameOperand } from '../operand.ts';
import { mapOperands, resultsOf } from '../traverse.ts';
import { foldInstruction } from './pure.ts';
import { upperBound } from './upper-bound.ts';

/**
 * Local simplification: copies vanish, chains of conversions, negations and address computations become one
 * instruction. Works on instructions without effect only.
 */
export function simplifyInstructions(fn: ProgramFunction): ProgramFunction {
  const simplifier = new Simplifier(fn);
  const blocks: Block[] = [...fn.blocks];
  for (const id of reversePostorder(fn.blocks)) {
    const block = fn.blocks[id];
    if (block !== undefined) blocks[id] = simplifier.block(block);
  }
  return { ...fn, blocks: simplifier.applyReplacements(blocks) };
}

const inverse: Readonly<Record<Predicate, Predicate>> = {
  eq: 'ne',
  ne: 'eq',
  ult: 'uge',
  ule: 'ugt',
  ugt: 'ule',
  uge: 'ult',
  slt: 'sge',
  sle: 'sgt',
  sgt: 'sle',
  sge: 'slt',
};

class Simplifier {
  readonly #widths: readonly number[];
  readonly #replacements: (Operand | undefined)[] = [];
  readonly #definitions: (Instruction | undefined)[] = [];

  constructor(fn: ProgramFunction) {
    this.#widths = fn.widths;
  }

  /** What a use of the operand becomes. */
  #resolve = (operand: Operand): Operand => {
    let current = operand;
    while (current.kind === 'value') {
      const next: Operand | undefined = this.#replacements[current.id];
      if (next === undefined) return current;
      current = next;
    }
    return current;
  };

  block(block: Block): Block {
    const phis = block.phis.filter((phi) => !this.#replacePhi(phi));
    const instructions: Instruction[] = [];
    for (const original of block.instructions) {
      let item = mapOperands(original, this.#resolve);
      for (;;) {
        const replacement = foldInstruction(item, this.#widths) ?? this.#shortcut(item);
        const [id] = resultsOf(item);
        if (replacement !== undefined && id !== undefined) {
          this.#replacements[id] = replacement;
          break;
        }
        const better = this.#combine(item);
        if (better === undefined) {
          instructions.push(item);
          for (const defined of resultsOf(item)) this.#definitions[defined] = item;
          break;
        }
        item = better;
      }
    }
    return { phis, instructions, terminator: this.#terminator(mapOperands(block.terminator, this.#resolve)) };
  }

  /** Replacements found late (on the way back of a loop) reach all uses. */
  applyReplacements(blocks: readonly Block[]): readonly Block[] {
    if (this.#replacements.length === 0) return blocks;
    return blocks.map(({ phis, instructions, terminator }) => ({
      phis: phis.map(({ result, incoming }) => ({
        result,
        incoming: incoming.map(({ from, value: operand }) => ({ from, value: this.#resolve(operand) })),
      })),
      instructions: instructions.map((instruction) => mapOperands(instruction, this.#resolve)),
      terminator: mapOperands(terminator, this.#resolve),
    }));
  }

  #replacePhi({ result, incoming }: Phi): boolean {
    let only: Operand | undefined;
    for (const { value: operand } of incoming) {
      const resolved = this.#resolve(operand);
      if (resolved.kind === 'value' && resolved.id === result) continue;
      if (only !== undefined && !sameOperand(only, resolved)) return false;
      only = resolved;
    }
    if (only === undefined) return false;
    this.#replacements[result] = only;
    return true;
  }

  #definition(operand: Operand): Instruction | undefined {
    return operand.kind === 'value' ? this.#definitions[operand.id] : undefined;
  }

  /** An existing operand that the instruction equals, seen through the definitions of its operands. */
  #shortcut(item: Instruction): Operand | undefined {
    if (item.op === 'trunc') {
      const inner = this.#definition(item.operand);
      const width = this.#widths[item.result];
      if ((inner?.op === 'zext' || inner?.op === 'sext') && inner.from === width) return inner.operand;
    }
    if (
      item.op === 'select' &&
      item.width === 1 &&
      isConstant(item.ifTrue, 1) &&
      isConstant(item.ifFalse, 0)
    ) {
      return item.condition;
    }
    if (item.op === 'compare' && (item.predicate === 'eq' || item.predicate === 'ne')) {
      if (item.width === 1 && isConstant(item.right, item.predicate === 'ne' ? 0 : 1)) return item.left;
      if (isConstant(item.right, 0) && this.#isStackAddress(item.left))
        return constant(1, item.predicate === 'ne' ? 1 : 0);
    }
    return item.op === 'compare' ? this.#bounded(item) : undefined;
  }

  /** The outcome of an unsigned comparison with a constant that the other operand never reaches. */
  #bounded({ predicate, left, right }: Extract<Instruction, { op: 'compare' }>): Operand | undefined {
    if (right.kind !== 'constant' || !/^(ult|ule|ugt|uge|eq|ne)$/.test(predicate)) return undefined;
    const limit = (right.hi >>> 0) * 0x1_0000_0000 + (right.lo >>> 0);
    if (limit >= Number.MAX_SAFE_INTEGER) return undefined;
    const most = upperBound(left, (operand) => this.#definition(operand));
    if (most < limit) return constant(1, /^(ult|ule|ne)$/.test(predicate) ? 1 : 0);
    if (most === limit && (predicate === 'ule' || predicate === 'ugt'))
      return constant(1, predicate === 'ule' ? 1 : 0);
    return undefined;
  }

  #isStackAddress(operand: Operand): boolean {
    const definition = this.#definition(operand);
    if (definition?.op === 'offset' && definition.terms.length === 0)
      return this.#isStackAddress(definition.base);
    return definition?.op === 'alloca';
  }

  /** A better instruction with the same result, or undefined. */
  #combine(item: Instruction): Instruction | undefined {
    switch (item.op) {
      case 'zext':
      case 'sext':
      case 'trunc':
        return this.#combineConversion(item);
      case 'compare':
        return this.#combineCompare(item);
      case 'binary':
        return this.#combineBinary(item);
      case 'offset':
        return this.#combineOffset(item);
      default:
        return undefined;
    }
  }

  #combineConversion(item: Extract<Instruction, { op: 'zext' | 'sext' | 'trunc' }>): Instruction | undefined {
    const inner = this.#definition(item.operand);
    if (inner?.op !== 'zext' && inner?.op !== 'sext' && inner?.op !== 'trunc') return undefined;
    const { result, location } = item;
    if (inner.op === item.op || (inner.op === 'zext' && item.op === 'sext' && inner.from < item.from)) {
      return { op: inner.op, from: inner.from, result, operand: inner.operand, location };
    }
    if (item.op !== 'trunc' || inner.op === 'trunc') return undefined;
    const op = (this.#widths[result] ?? 0) < inner.from ? 'trunc' : inner.op;
    return { op, from: inner.from, result, operand: inner.operand, location };
  }

  #combineCompare(item: Extract<Instruction, { op: 'compare' }>): Instruction | undefined {
    const { predicate, width, left, right, result, location } = item;
    if (left.kind === 'constant' && right.kind !== 'constant' && (predicate === 'eq' || predicate === 'ne')) {
      return { ...item, left: right, right: left };
    }
    if (right.kind !== 'constant' || (predicate !== 'eq' && predicate !== 'ne')) return undefined;
    if (width === 1) {
      return { op: 'binary', operator: 'xor', width, result, left, right: constant(1, 1), location };
    }
    const inner = this.#definition(left);
    if (inner?.op === 'zext' || inner?.op === 'sext') {
      const { from } = inner;
      const narrow = constantOf(from, right.lo, right.hi);
      const lo = inner.op === 'sext' ? signExtend(narrow.lo, narrow.hi, from) : narrow.lo;
      const back = constantOf(width, lo, inner.op === 'sext' ? wordResult.hi : narrow.hi);
      // A constant out of the operand's range never equals it.
      if (!sameOperand(back, right))
        return { op: 'copy', result, operand: constant(1, predicate === 'ne' ? 1 : 0), location };
      return { op: 'compare', predicate, width: from, result, left: inner.operand, right: narrow, location };
    }
    return undefined;
  }

  #combineBinary(item: Extract<Instruction, { op: 'binary' }>): Instruction | undefined {
    const { operator, width, left, right } = item;
    const isAssociative = operator === 'xor' || operator === 'and' || operator === 'or' || operator === 'add';
    if (!isAssociative) return undefined;
    if (left.kind === 'constant' && right.kind !== 'constant') return { ...item, left: right, right: left };
    if (right.kind !== 'constant') return undefined;
    const inner = this.#definition(left);
    if (operator === 'xor' && width === 1 && inner?.op === 'compare') {
      return { ...inner, predicate: inverse[inner.predicate], result: item.result, location: item.location };
    }
    if (inner?.op !== 'binary' || inner.operator !== operator || inner.right.kind !== 'constant')
      return undefined;
    const merged = foldInstruction({ ...item, left: inner.right, right }, this.#widths);
    return merged === undefined ? undefined : { ...item, left: inner.left, right: merged };
  }

  #combineOffset(item: Extract<Instruction, { op: 'offset' }>): Instruction | undefined {
    const inner = this.#definition(item.base);
    let { addend, terms } = item;
    const known = terms.filter(({ index }) => index.kind === 'constant');
    if (known.length > 0) {
      for (const { index, scale } of known) {
        if (index.kind !== 'constant') continue;
        const lo = signExtend(index.lo, index.hi, index.width);
        addend += (wordResult.hi * 0x1_0000_0000 + (lo >>> 0)) * scale;
      }
      terms = terms.filter(({ index }) => index.kind !== 'constant');
      return Number.isSafeInteger(addend) ? { ...item, addend, terms } : undefined;
    }
    if (item.base.kind === 'symbol' && addend !== 0) {
      const base = { ...item.base, addend: item.base.addend + addend };
      return Number.isSafeInteger(base.addend) ? { ...item, base, addend: 0 } : undefined;
    }
    if (inner?.op !== 'offset') return undefined;
    addend += inner.addend;
    if (!Number.isSafeInteger(addend)) return undefined;
    return { ...item, base: inner.base, addend, terms: [...inner.terms, ...terms] };
  }

  #terminator(terminator: Terminator): Terminator {
    if (terminator.op !== 'branch') return terminator;
    const inner = this.#definition(terminator.condition);
    if (
      inner?.op === 'binary' &&
      inner.operator === 'xor' &&
      inner.width === 1 &&
      isConstant(inner.right, 1)
    ) {
      return { ...terminator, condition: inner.left, ifTrue: terminator.ifFalse, ifFalse: terminator.ifTrue };
    }
    return terminator;
  }
}
