import type { Instruction, Operand, ProgramFunction, ValueId } from '../form.ts';
import { constant } from '../operand.ts';
import { eachOperand, mapOperands, resultsOf } from '../traverse.ts';
import { isQuery, isRemovable } from './pure.ts';

/**
 * Answers the remaining questions whether something is a constant with no: propagation and inlining have shown
 * what they could. clang does the same after its inliner (LowerConstantIntrinsics). C does not evaluate what it
 * asks about, so a plain load whose word only such questions look at goes with them.
 */
export function answerQueries(fn: ProgramFunction): ProgramFunction {
  const queries = fn.blocks.flatMap((block) => block.instructions.filter(isQuery));
  if (queries.length === 0) return fn;
  const users = new Dependencies(fn);
  const asked = users.reach(queries);
  const needed = users.needed();
  const dropped = new Set<ValueId>();
  for (const block of fn.blocks) {
    for (const item of block.instructions) {
      if (item.op !== 'load' || item.ordering !== 'plain') continue;
      if (asked.has(item.result) && !needed.has(item.result)) dropped.add(item.result);
    }
  }
  const withoutDropped = (operand: Operand): Operand =>
    operand.kind === 'value' && dropped.has(operand.id)
      ? { kind: 'undefined', width: fn.widths[operand.id] ?? 0 }
      : operand;
  return {
    ...fn,
    blocks: fn.blocks.map(({ phis, instructions, terminator }) => ({
      phis: phis.map(({ result, incoming }) => ({
        result,
        incoming: incoming.map(({ from, value }) => ({ from, value: withoutDropped(value) })),
      })),
      instructions: instructions
        .filter((item) => item.op !== 'load' || !dropped.has(item.result))
        .map((item): Instruction => {
          const [result] = item.op === 'call' ? item.results : [];
          if (!isQuery(item) || result === undefined) return mapOperands(item, withoutDropped);
          return { op: 'copy', result, operand: constant(1, 0), location: item.location };
        }),
      terminator,
    })),
  };
}

/** What each value is computed from, through instructions without effect and phis. */
class Dependencies {
  readonly #fn: ProgramFunction;
  readonly #sources = new Map<ValueId, readonly Operand[]>();

  constructor(fn: ProgramFunction) {
    this.#fn = fn;
    for (const block of fn.blocks) {
      for (const { result, incoming } of block.phis) {
        this.#sources.set(
          result,
          incoming.map(({ value }) => value),
        );
      }
      for (const item of block.instructions) {
        if (!isRemovable(item) || isQuery(item)) continue;
        const operands: Operand[] = [];
        eachOperand(item, (operand) => operands.push(operand));
        for (const result of resultsOf(item)) this.#sources.set(result, operands);
      }
    }
  }

  /** The values that the instructions' operands are computed from. */
  reach(items: readonly Instruction[]): ReadonlySet<ValueId> {
    const operands: Operand[] = [];
    for (const item of items) eachOperand(item, (operand) => operands.push(operand));
    return this.#closure(operands);
  }

  /** The values that effects and control flow need. */
  needed(): ReadonlySet<ValueId> {
    const operands: Operand[] = [];
    for (const block of this.#fn.blocks) {
      for (const item of block.instructions) {
        if (!isRemovable(item)) eachOperand(item, (operand) => operands.push(operand));
      }
      eachOperand(block.terminator, (operand) => operands.push(operand));
    }
    return this.#closure(operands);
  }

  #closure(start: readonly Operand[]): ReadonlySet<ValueId> {
    const reached = new Set<ValueId>();
    const work = [...start];
    for (let operand = work.pop(); operand !== undefined; operand = work.pop()) {
      if (operand.kind !== 'value' || reached.has(operand.id)) continue;
      reached.add(operand.id);
      work.push(...(this.#sources.get(operand.id) ?? []));
    }
    return reached;
  }
}
