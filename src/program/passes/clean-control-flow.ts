import { predecessorsOf, reversePostorder } from '../control-flow.ts';
import type {
  Block,
  BlockId,
  Instruction,
  Operand,
  Phi,
  ProgramFunction,
  Terminator,
  ValueId,
} from '../form.ts';
import { sameOperand } from '../operand.ts';
import { eachOperand, mapTargets, successors } from '../traverse.ts';

interface Draft {
  phis: Phi[];
  instructions: Instruction[];
  terminator: Terminator;
}

/**
 * Removes blocks out of reach, joins a block with its only successor, and leads jumps past blocks that do nothing
 * or that only choose their way by a phi whose value is known on that path.
 */
export function cleanControlFlow(fn: ProgramFunction): ProgramFunction {
  const cleaner = new Cleaner(fn);
  for (let round = 0; round < 20 && cleaner.round(); round++);
  return { ...fn, blocks: cleaner.finish() };
}

class Cleaner {
  #blocks: Draft[];
  #predecessors: Set<BlockId>[] = [];
  #uses: Int32Array;
  readonly #values: number;

  constructor(fn: ProgramFunction) {
    this.#values = fn.widths.length;
    this.#uses = new Int32Array(this.#values);
    this.#blocks = fn.blocks.map(({ phis, instructions, terminator }) => ({
      phis: [...phis],
      instructions: [...instructions],
      terminator,
    }));
  }

  /** One sweep over all blocks; false when nothing changed. */
  round(): boolean {
    let changed = this.#dropUnreachable();
    this.#predecessors = predecessorsOf(this.#blocks).map((list) => new Set(list));
    for (let id = 0; id < this.#blocks.length; id++) {
      const block = this.#blocks[id];
      if (block === undefined) continue;
      block.terminator = simplestTerminator(block.terminator);
      while (this.#join(id, block)) changed = true;
    }
    this.#countUses();
    for (let id = 1; id < this.#blocks.length; id++) {
      const block = this.#blocks[id];
      if (block === undefined || block.instructions.length > 0) continue;
      if (this.#bypass(id, block) || this.#thread(id, block)) changed = true;
    }
    return changed;
  }

  finish(): readonly Block[] {
    this.#dropUnreachable();
    return this.#blocks;
  }

  /** Removes blocks out of reach and numbers the others in reverse postorder. */
  #dropUnreachable(): boolean {
    const order = reversePostorder(this.#blocks);
    if (order.length === this.#blocks.length && order.every((id, index) => id === index)) return false;
    const numbers = new Int32Array(this.#blocks.length).fill(-1);
    order.forEach((id, index) => {
      numbers[id] = index;
    });
    const renumber = (id: BlockId): BlockId => numbers[id] ?? -1;
    this.#blocks = order.map((id) => {
      const block = this.#blocks[id];
      if (block === undefined) throw new RangeError(`block ${id}`);
      return {
        phis: block.phis.map(({ result, incoming }) => ({
          result,
          incoming: incoming
            .filter(({ from }) => renumber(from) >= 0)
            .map(({ from, value }) => ({ from: renumber(from), value })),
        })),
        instructions: block.instructions,
        terminator: mapTargets(block.terminator, renumber),
      };
    });
    return true;
  }

  /** Appends the only successor of a block to it, if no other block leads there. */
  #join(id: BlockId, block: Draft): boolean {
    if (block.terminator.op !== 'jump') return false;
    const { target } = block.terminator;
    const next = this.#blocks[target];
    if (next === undefined || target === id || target === 0 || this.#predecessors[target]?.size !== 1)
      return false;
    for (const { result, incoming } of next.phis) {
      const [only] = incoming;
      if (only) block.instructions.push({ op: 'copy', result, operand: only.value, location: -1 });
    }
    for (const instruction of next.instructions) block.instructions.push(instruction);
    block.terminator = simplestTerminator(next.terminator);
    for (const successor of successors(next.terminator)) this.#renamePredecessor(successor, target, id);
    this.#predecessors[target]?.clear();
    next.phis = [];
    next.instructions = [];
    next.terminator = { op: 'unreachable', location: -1 };
    return true;
  }

  #renamePredecessor(block: BlockId, before: BlockId, after: BlockId): void {
    const draft = this.#blocks[block];
    if (draft === undefined) return;
    this.#predecessors[block]?.delete(before);
    this.#predecessors[block]?.add(after);
    draft.phis = draft.phis.map(({ result, incoming }) => ({
      result,
      incoming: incoming.map(({ from, value }) => ({ from: from === before ? after : from, value })),
    }));
  }

  /** Leads the predecessors of an empty block straight to its successor. */
  #bypass(id: BlockId, block: Draft): boolean {
    if (block.terminator.op !== 'jump' || block.phis.length > 0 || block.terminator.target === id)
      return false;
    const { target } = block.terminator;
    let changed = false;
    for (const from of [...(this.#predecessors[id] ?? [])]) {
      if (this.#retarget(from, id, target, (value) => value)) changed = true;
    }
    return changed;
  }

  /**
   * A block that holds phis alone and branches on one of them: a predecessor that gives a constant goes straight to
   * where the branch leads. Only if nobody else uses the phis.
   */
  #thread(id: BlockId, block: Draft): boolean {
    const { terminator } = block;
    if (terminator.op !== 'branch' || terminator.condition.kind !== 'value' || block.phis.length === 0)
      return false;
    const condition = terminator.condition.id;
    const chooser = block.phis.find((phi) => phi.result === condition);
    if (chooser === undefined || !this.#usedLocally(id, block)) return false;
    let changed = false;
    for (const { from, value } of chooser.incoming) {
      if (value.kind !== 'constant') continue;
      const target = value.lo === 1 ? terminator.ifTrue : terminator.ifFalse;
      if (target === id) continue;
      const onPath = (operand: Operand): Operand => {
        if (operand.kind !== 'value') return operand;
        const phi = block.phis.find((candidate) => candidate.result === operand.id);
        return phi?.incoming.find((entry) => entry.from === from)?.value ?? operand;
      };
      if (this.#retarget(from, id, target, onPath)) changed = true;
    }
    return changed;
  }

  /** Whether the block's phis are used by its branch and by phis of its successors for this path alone. */
  #usedLocally(id: BlockId, block: Draft): boolean {
    const local = new Map<ValueId, number>();
    const count = (operand: Operand): void => {
      if (operand.kind === 'value') local.set(operand.id, (local.get(operand.id) ?? 0) + 1);
    };
    eachOperand(block.terminator, count);
    for (const successor of successors(block.terminator)) {
      if (successor === id) return false;
      for (const { incoming } of this.#blocks[successor]?.phis ?? []) {
        for (const { from, value } of incoming) if (from === id) count(value);
      }
    }
    return block.phis.every(({ result }) => this.#uses[result] === (local.get(result) ?? 0));
  }

  #countUses(): void {
    this.#uses = new Int32Array(this.#values);
    const count = (operand: Operand): void => {
      if (operand.kind === 'value') this.#uses[operand.id] = (this.#uses[operand.id] ?? 0) + 1;
    };
    for (const block of this.#blocks) {
      for (const { incoming } of block.phis) for (const { value } of incoming) count(value);
      for (const instruction of block.instructions) eachOperand(instruction, count);
      eachOperand(block.terminator, count);
    }
  }

  /** Makes `from` go to `target` where it went to `via`; false if the phis of `target` forbid it. */
  #retarget(from: BlockId, via: BlockId, target: BlockId, onPath: (value: Operand) => Operand): boolean {
    const source = this.#blocks[from];
    const goal = this.#blocks[target];
    if (source === undefined || goal === undefined || source.terminator.op === 'asmgoto' || from === via)
      return false;
    const isPredecessor = this.#predecessors[target]?.has(from) ?? false;
    const additions: Operand[] = [];
    for (const { incoming } of goal.phis) {
      const through = incoming.find((entry) => entry.from === via)?.value;
      if (through === undefined) return false;
      const moved = onPath(through);
      const direct = incoming.find((entry) => entry.from === from)?.value;
      if (isPredecessor && (direct === undefined || !sameOperand(direct, moved))) return false;
      additions.push(moved);
    }
    source.terminator = simplestTerminator(mapTargets(source.terminator, (id) => (id === via ? target : id)));
    if (!isPredecessor) {
      goal.phis = goal.phis.map(({ result, incoming }, index) => {
        const value = additions[index];
        return { result, incoming: value === undefined ? incoming : [...incoming, { from, value }] };
      });
      this.#predecessors[target]?.add(from);
    }
    const passed = this.#blocks[via];
    if (passed) {
      passed.phis = passed.phis.map(({ result, incoming }) => ({
        result,
        incoming: incoming.filter((entry) => entry.from !== from),
      }));
    }
    this.#predecessors[via]?.delete(from);
    for (const phi of additions) {
      if (phi.kind === 'value') this.#uses[phi.id] = (this.#uses[phi.id] ?? 0) + 1;
    }
    return true;
  }
}

/** A branch whose ways are all the same is a jump. */
function simplestTerminator(terminator: Terminator): Terminator {
  if (terminator.op !== 'branch' && terminator.op !== 'switch') return terminator;
  const [target, other] = successors(terminator);
  if (target === undefined || other !== undefined) return terminator;
  return { op: 'jump', target, location: terminator.location };
}
