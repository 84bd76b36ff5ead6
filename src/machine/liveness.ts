import type { Block, BlockId, Instruction, ProgramFunction, Terminator, ValueId } from '../program/form.ts';
import { eachOperand, resultsOf, successors } from '../program/traverse.ts';

/** Values as bits of a Uint32Array. */
export type ValueSet = Uint32Array;

/** Adds a value to a set. */
export function include(set: ValueSet, value: ValueId): void {
  set[value >>> 5] = (set[value >>> 5] ?? 0) | (1 << (value & 31));
}

/** Removes a value from a set. */
export function exclude(set: ValueSet, value: ValueId): void {
  set[value >>> 5] = (set[value >>> 5] ?? 0) & ~(1 << (value & 31));
}

/** Whether the set holds the value. */
export function includes(set: ValueSet, value: ValueId): boolean {
  return ((set[value >>> 5] ?? 0) & (1 << (value & 31))) !== 0;
}

/** Removes what `item` defines and adds what it reads: one backward step of the analysis. */
export function stepBackward(set: ValueSet, item: Instruction | Terminator): void {
  for (const value of resultsOf(item)) exclude(set, value);
  eachOperand(item, (operand) => {
    if (operand.kind === 'value') include(set, operand.id);
  });
}

/** The backward data-flow analysis: which values are live at the end of each block. */
export interface Liveness {
  /** Live after the terminator of each block, the phi inputs of its successors included. */
  readonly liveOut: readonly ValueSet[];
}

/** Computes which values are live out of each block (Appel, Modern Compiler Implementation, section 10.1). */
export function analyseLiveness(fn: ProgramFunction): Liveness {
  const words = (fn.widths.length + 31) >>> 5;
  const liveIn: ValueSet[] = fn.blocks.map(() => new Uint32Array(words));
  const liveOut: ValueSet[] = fn.blocks.map(() => new Uint32Array(words));
  let changed = true;
  while (changed) {
    changed = false;
    for (let id = fn.blocks.length - 1; id >= 0; id--) {
      const block = fn.blocks[id] as Block;
      const out = liveOut[id] as ValueSet;
      for (const next of successors(block.terminator))
        joinSuccessor(out, fn, id, next, liveIn[next] as ValueSet);
      const live = out.slice();
      stepBackward(live, block.terminator);
      for (let i = block.instructions.length - 1; i >= 0; i--)
        stepBackward(live, block.instructions[i] as Instruction);
      const before = liveIn[id] as ValueSet;
      for (let i = 0; i < words; i++) {
        if (live[i] !== before[i]) {
          changed = true;
          before[i] = live[i] as number;
        }
      }
    }
  }
  return { liveOut };
}

/** Adds what is live into `next` over the edge from `from`: phi results give way to their inputs. */
function joinSuccessor(
  out: ValueSet,
  fn: ProgramFunction,
  from: BlockId,
  next: BlockId,
  liveIn: ValueSet,
): void {
  const target = fn.blocks[next] as Block;
  const joined = liveIn.slice();
  for (const phi of target.phis) exclude(joined, phi.result);
  for (const phi of target.phis) {
    for (const one of phi.incoming) {
      if (one.from === from && one.value.kind === 'value') include(joined, one.value.id);
    }
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) | (joined[i] as number);
}
