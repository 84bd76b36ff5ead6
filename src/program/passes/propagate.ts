import { reversePostorder } from '../control-flow.ts';
import type { Block, BlockId, Instruction, Operand, ProgramFunction, Terminator, ValueId } from '../form.ts';
import { constant, sameOperand } from '../operand.ts';
import { mapOperands, resultsOf, successors } from '../traverse.ts';
import { evaluateIntrinsic } from './evaluate-intrinsic.ts';
import { foldInstruction, isQuery } from './pure.ts';

/** What is known of a value: nothing seen yet (undefined), one constant or address, or that it varies (null). */
type Fact = Operand | null | undefined;

/**
 * Sparse conditional constant propagation: assumes that values are constant and branches are not taken until
 * shown otherwise. Constants replace their uses, branches on constants become jumps.
 * Wegman, Zadeck: Constant Propagation with Conditional Branches (1991).
 */
export function propagateConstants(fn: ProgramFunction): ProgramFunction {
  const facts: Fact[] = [];
  for (const parameter of fn.parameters) facts[parameter] = null;
  const order = reversePostorder(fn.blocks);
  const reached = new Uint8Array(fn.blocks.length);
  const edges = new Set<number>();
  const edge = (from: BlockId, to: BlockId): number => from * fn.blocks.length + to;
  reached[0] = 1;
  for (let changed = true; changed;) {
    changed = false;
    const learn = (id: ValueId, fact: Fact): void => {
      const before = facts[id];
      if (before === null || fact === undefined) return;
      const after = before !== undefined && (fact === null || !sameOperand(before, fact)) ? null : fact;
      if (after === before || (before && after && sameOperand(before, after))) return;
      facts[id] = after;
      changed = true;
    };
    for (const id of order) {
      const block = fn.blocks[id];
      if (block === undefined || !reached[id]) continue;
      for (const { result, incoming } of block.phis) {
        for (const { from, value } of incoming) {
          if (edges.has(edge(from, id))) learn(result, factOf(value, facts));
        }
      }
      for (const instruction of block.instructions) learnInstruction(instruction, fn, facts, learn);
      for (const result of resultsOf(block.terminator)) learn(result, null);
      for (const target of takenTargets(block.terminator, facts)) {
        if (edges.has(edge(id, target))) continue;
        edges.add(edge(id, target));
        reached[target] = 1;
        changed = true;
      }
    }
  }
  return rewrite(fn, facts, reached, (from, to) => edges.has(edge(from, to)));
}

function factOf(operand: Operand, facts: readonly Fact[]): Fact {
  if (operand.kind === 'value') return facts[operand.id];
  return operand.kind === 'undefined' ? constant(operand.width, 0) : operand;
}

function learnInstruction(
  instruction: Instruction,
  fn: ProgramFunction,
  facts: readonly Fact[],
  learn: (id: ValueId, fact: Fact) => void,
): void {
  const results = resultsOf(instruction);
  if (results.length === 0) return;
  let open = false;
  const substituted = mapOperands(instruction, (operand) => {
    const fact = factOf(operand, facts);
    if (fact === undefined) open = true;
    return fact ?? operand;
  });
  // A select of a known condition waits for its chosen operand alone.
  if (open && !(substituted.op === 'select' && substituted.condition.kind === 'constant')) return;
  if (isQuery(substituted)) {
    const isKnown = substituted.args.every((arg) => arg.kind === 'constant');
    learn(results[0] ?? -1, isKnown ? constant(1, 1) : null);
    return;
  }
  if (substituted.op === 'intrinsic') {
    const folded = evaluateIntrinsic(substituted.intrinsic, substituted.width, substituted.args);
    results.forEach((result, index) => {
      learn(result, folded?.[index] ?? null);
    });
    return;
  }
  const folded = foldInstruction(substituted, fn.widths);
  for (const result of results) {
    if (folded === undefined) learn(result, null);
    else learn(result, factOf(folded, facts));
  }
}

function takenTargets(terminator: Terminator, facts: readonly Fact[]): readonly BlockId[] {
  if (terminator.op !== 'branch' && terminator.op !== 'switch') return successors(terminator);
  const fact = factOf(terminator.op === 'branch' ? terminator.condition : terminator.operand, facts);
  if (fact === undefined) return [];
  if (fact?.kind !== 'constant') return successors(terminator);
  return [chosenTarget(terminator, fact)];
}

function chosenTarget(
  terminator: Extract<Terminator, { op: 'branch' | 'switch' }>,
  known: Extract<Operand, { kind: 'constant' }>,
): BlockId {
  if (terminator.op === 'branch') return known.lo === 1 ? terminator.ifTrue : terminator.ifFalse;
  const match = terminator.cases.find(({ lo, hi }) => lo === known.lo && hi === known.hi);
  return match?.target ?? terminator.otherwise;
}

function rewrite(
  fn: ProgramFunction,
  facts: readonly Fact[],
  reached: Uint8Array,
  isTaken: (from: BlockId, to: BlockId) => boolean,
): ProgramFunction {
  const substitute = (operand: Operand): Operand =>
    operand.kind === 'value' ? (facts[operand.id] ?? operand) : operand;
  const isKnown = (id: ValueId): boolean => facts[id] !== undefined && facts[id] !== null;
  const blocks = fn.blocks.map((block, id): Block => {
    if (!reached[id]) return { phis: [], instructions: [], terminator: { op: 'unreachable', location: -1 } };
    return {
      phis: block.phis
        .filter(({ result }) => !isKnown(result))
        .map(({ result, incoming }) => ({
          result,
          incoming: incoming
            .filter(({ from }) => isTaken(from, id))
            .map(({ from, value }) => ({ from, value: substitute(value) })),
        })),
      instructions: block.instructions.flatMap((instruction) => {
        const results = resultsOf(instruction);
        if (results.length > 0 && results.every(isKnown) && isFolded(instruction)) return [];
        return [mapOperands(instruction, substitute)];
      }),
      terminator: rewriteTerminator(block.terminator, facts, substitute),
    };
  });
  return { ...fn, blocks };
}

/** Only instructions without effect get a fact. */
function isFolded(instruction: Instruction): boolean {
  return instruction.op !== 'call' || isQuery(instruction);
}

function rewriteTerminator(
  terminator: Terminator,
  facts: readonly Fact[],
  substitute: (operand: Operand) => Operand,
): Terminator {
  if (terminator.op === 'branch' || terminator.op === 'switch') {
    const fact = factOf(terminator.op === 'branch' ? terminator.condition : terminator.operand, facts);
    if (fact?.kind === 'constant') {
      return { op: 'jump', target: chosenTarget(terminator, fact), location: terminator.location };
    }
  }
  return mapOperands(terminator, substitute);
}
