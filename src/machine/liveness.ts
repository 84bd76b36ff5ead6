import type {
  Block,
  BlockId,
  Instruction,
  Operand,
  ProgramFunction,
  Terminator,
  ValueId,
} from '../program/form.ts';

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

/** Calls `visit` for each operand an instruction or terminator reads. */
export function visitOperands(item: Instruction | Terminator, visit: (operand: Operand) => void): void {
  switch (item.op) {
    case 'binary':
    case 'compare':
      visit(item.left);
      visit(item.right);
      return;
    case 'zext':
    case 'sext':
    case 'trunc':
    case 'copy':
      visit(item.operand);
      return;
    case 'select':
      visit(item.condition);
      visit(item.ifTrue);
      visit(item.ifFalse);
      return;
    case 'offset':
      visit(item.base);
      for (const term of item.terms) visit(term.index);
      return;
    case 'load':
      visit(item.address);
      return;
    case 'store':
      visit(item.value);
      visit(item.address);
      return;
    case 'rmw':
      visit(item.address);
      visit(item.value);
      return;
    case 'cmpxchg':
      visit(item.address);
      visit(item.expected);
      visit(item.replacement);
      return;
    case 'call':
      visit(item.callee);
      item.args.forEach(visit);
      return;
    case 'intrinsic':
    case 'asm':
    case 'asmgoto':
      item.args.forEach(visit);
      return;
    case 'branch':
      visit(item.condition);
      return;
    case 'switch':
      visit(item.operand);
      return;
    case 'return':
      item.values.forEach(visit);
      return;
    case 'alloca':
    case 'fence':
    case 'jump':
    case 'unreachable':
      return;
  }
}

/** Values an instruction or terminator defines. */
export function definitions(item: Instruction | Terminator): readonly ValueId[] {
  switch (item.op) {
    case 'call':
    case 'intrinsic':
    case 'asm':
    case 'asmgoto':
      return item.results;
    case 'rmw':
      return item.result === -1 ? [] : [item.result];
    case 'cmpxchg':
      return [item.result, item.success].filter((value) => value !== -1);
    case 'binary':
    case 'compare':
    case 'zext':
    case 'sext':
    case 'trunc':
    case 'copy':
    case 'select':
    case 'offset':
    case 'alloca':
    case 'load':
      return [item.result];
    default:
      return [];
  }
}

/** Blocks control may go to from a terminator. */
export function successors(terminator: Terminator): readonly BlockId[] {
  switch (terminator.op) {
    case 'jump':
      return [terminator.target];
    case 'branch':
      return [terminator.ifTrue, terminator.ifFalse];
    case 'switch':
      return [...terminator.cases.map((one) => one.target), terminator.otherwise];
    case 'asmgoto':
      return [terminator.fallthrough, ...terminator.targets];
    case 'return':
    case 'unreachable':
      return [];
  }
}

/** Removes what `item` defines and adds what it reads: one backward step of the analysis. */
export function stepBackward(set: ValueSet, item: Instruction | Terminator): void {
  for (const value of definitions(item)) exclude(set, value);
  visitOperands(item, (operand) => {
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
