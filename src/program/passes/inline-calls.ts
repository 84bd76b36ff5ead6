import type {
  Block,
  BlockId,
  Instruction,
  LocationId,
  Operand,
  Phi,
  ProgramFunction,
  Terminator,
  ValueId,
  Width,
} from '../form.ts';
import type { LocationTable } from '../locations.ts';
import { value } from '../operand.ts';
import { mapOperands, mapResults, mapTargets } from '../traverse.ts';

/** What inlining needs of the rest of the program. */
export interface InlineContext {
  readonly locations: LocationTable;
  /** The body to put in place of a call of `name`, or undefined where the call stays. */
  callee(name: string): ProgramFunction | undefined;
  /** The function grows to at most this many instructions. */
  readonly budget: number;
}

/** A function after inlining, and how many calls were replaced. */
export interface Inlined {
  readonly fn: ProgramFunction;
  readonly calls: number;
}

/** Replaces direct calls by the callees' bodies; source positions keep the chain of calls. */
export function inlineCalls(fn: ProgramFunction, context: InlineContext): Inlined {
  const inliner = new Inliner(fn, context);
  return inliner.run();
}

/** Number of instructions of a function. */
export function sizeOf(fn: ProgramFunction): number {
  return fn.blocks.reduce((sum, block) => sum + block.instructions.length + 1, 0);
}

type Call = Extract<Instruction, { op: 'call' }>;

class Inliner {
  readonly #fn: ProgramFunction;
  readonly #context: InlineContext;
  readonly #widths: Width[];
  readonly #blocks: Block[];
  readonly #tails: BlockId[] = [];
  readonly #allocas: Instruction[] = [];
  #size: number;
  #calls = 0;

  constructor(fn: ProgramFunction, context: InlineContext) {
    this.#fn = fn;
    this.#context = context;
    this.#widths = [...fn.widths];
    this.#blocks = [...fn.blocks];
    this.#size = sizeOf(fn);
  }

  run(): Inlined {
    this.#fn.blocks.forEach((block, id) => {
      this.#tails[id] = this.#block(block, id);
    });
    if (this.#calls === 0) return { fn: this.#fn, calls: 0 };
    const original = this.#fn.blocks.length;
    const blocks = this.#blocks.map((block, id): Block => {
      if (id >= original) return block;
      return { ...block, phis: block.phis.map((phi) => this.#renamePhi(phi)) };
    });
    const [entry] = blocks;
    if (entry) blocks[0] = { ...entry, instructions: [...this.#allocas, ...entry.instructions] };
    return { fn: { ...this.#fn, widths: this.#widths, blocks }, calls: this.#calls };
  }

  /** The end of a block that was split is another block. */
  #renamePhi({ result, incoming }: Phi): Phi {
    return {
      result,
      incoming: incoming.map(({ from, value: operand }) => ({
        from: this.#tails[from] ?? from,
        value: operand,
      })),
    };
  }

  #block(block: Block, id: BlockId): BlockId {
    let current = id;
    let phis = block.phis;
    let instructions: Instruction[] = [];
    for (const item of block.instructions) {
      const callee = item.op === 'call' ? this.#candidate(item) : undefined;
      if (item.op !== 'call' || callee === undefined) {
        instructions.push(item);
        continue;
      }
      const entry = this.#blocks.length;
      const rest = entry + callee.blocks.length;
      this.#blocks[current] = {
        phis,
        instructions,
        terminator: { op: 'jump', target: entry, location: item.location },
      };
      phis = this.#splice(callee, item, entry, rest);
      instructions = [];
      current = rest;
      // Reserves the number; the contents follow.
      this.#blocks[rest] = { phis, instructions, terminator: block.terminator };
    }
    this.#blocks[current] = { phis, instructions, terminator: block.terminator };
    return current;
  }

  #candidate(call: Call): ProgramFunction | undefined {
    if (call.callee.kind !== 'symbol' || call.callee.addend !== 0) return undefined;
    if (call.callee.symbol === this.#fn.name) return undefined;
    const callee = this.#context.callee(call.callee.symbol);
    if (callee === undefined || callee.variadic) return undefined;
    const fits =
      callee.parameters.length === call.args.length &&
      callee.returns.length === call.results.length &&
      callee.returns.every((width, index) => width === this.#widths[call.results[index] ?? -1]) &&
      callee.parameters.every((id, index) => this.#widthOf(call.args[index]) === callee.widths[id]);
    const size = sizeOf(callee);
    if (!fits || this.#size + size > this.#context.budget) return undefined;
    this.#size += size;
    this.#calls++;
    return callee;
  }

  #widthOf(operand: Operand | undefined): Width | undefined {
    return operand?.kind === 'value' ? this.#widths[operand.id] : operand?.width;
  }

  /** Puts the callee's blocks at `first`; its returns lead to `rest`. Gives the phis of `rest`. */
  #splice(callee: ProgramFunction, call: Call, first: BlockId, rest: BlockId): readonly Phi[] {
    const base = this.#widths.length;
    this.#widths.push(...callee.widths);
    const args = new Map<ValueId, Operand>();
    callee.parameters.forEach((id, index) => {
      const arg = call.args[index];
      if (arg) args.set(id, arg);
    });
    const operand = (before: Operand): Operand =>
      before.kind === 'value' ? (args.get(before.id) ?? value(before.id + base)) : before;
    const renumber = (id: ValueId): ValueId => id + base;
    const target = (id: BlockId): BlockId => id + first;
    const place = (location: LocationId): LocationId =>
      location < 0 ? call.location : this.#context.locations.inlined(location, call.location);
    const returns: { from: BlockId; values: readonly Operand[] }[] = [];

    callee.blocks.forEach((block, index) => {
      const instructions: Instruction[] = [];
      for (const item of block.instructions) {
        const copy = { ...mapResults(mapOperands(item, operand), renumber), location: place(item.location) };
        if (copy.op === 'alloca' && index === 0) this.#allocas.push(copy);
        else instructions.push(copy);
      }
      const terminator = mapResults(mapOperands(block.terminator, operand), renumber);
      const location = place(block.terminator.location);
      let last: Terminator = { ...mapTargets(terminator, target), location };
      if (terminator.op === 'return') {
        returns.push({ from: target(index), values: terminator.values });
        last = { op: 'jump', target: rest, location };
      }
      this.#blocks[target(index)] = {
        phis: block.phis.map(({ result, incoming }) => ({
          result: renumber(result),
          incoming: incoming.map(({ from, value: before }) => ({
            from: target(from),
            value: operand(before),
          })),
        })),
        instructions,
        terminator: last,
      };
    });
    return call.results.map((result, index) => ({
      result,
      incoming: returns.map(({ from, values }) => ({
        from,
        value: values[index] ?? { kind: 'undefined', width: 1 },
      })),
    }));
  }
}
