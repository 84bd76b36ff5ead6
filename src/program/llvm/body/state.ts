import type { PureOperation } from '../../evaluate.ts';
import type {
  Block,
  BlockId,
  Instruction,
  LocationId,
  Operand,
  Phi,
  Terminator,
  ValueId,
  Width,
} from '../../form.ts';
import { value } from '../../operand.ts';
import type { Cursor } from '../cursor.ts';
import type { Layout } from '../layout.ts';
import type { ReadContext } from '../read-context.ts';
import type { LlvmType } from '../type.ts';
import { ValueReader, type ValueScope } from '../value-reader.ts';

type Unplaced<T> = T extends unknown ? Omit<T, 'location'> : never;

/** An instruction whose location is not known yet. */
export type NewInstruction = Unplaced<Instruction>;
/** A terminator whose location is not known yet. */
export type NewTerminator = Unplaced<Terminator>;

interface DraftBlock {
  readonly phis: Phi[];
  readonly instructions: Instruction[];
  /** Computed for the phis of successors; placed before the terminator. */
  readonly late: Instruction[];
  terminator: Terminator | undefined;
}

/** A function body while it is read: values, blocks, and where the next instruction goes. */
export class BodyState implements ValueScope {
  readonly cursor: Cursor;
  readonly layout: Layout;
  readonly reader: ValueReader;
  readonly widths: Width[] = [];
  readonly blocks: DraftBlock[];
  readonly labels: ReadonlyMap<string, BlockId>;
  /** The name of a register that a metadata node holds. */
  readonly registerName: (id: number) => string;
  block: BlockId = 0;
  readonly #values = new Map<string, readonly Operand[]>();
  readonly #pending = new Set<string>();
  readonly #unplaced: { location: LocationId }[] = [];
  readonly #blockAddress: (functionName: string, label: string) => number;
  #late: BlockId | undefined;
  #allocas = 0;

  constructor(
    cursor: Cursor,
    layout: Layout,
    context: ReadContext,
    labels: ReadonlyMap<string, BlockId>,
    services: {
      readonly registerName: (id: number) => string;
      readonly blockAddress: (functionName: string, label: string) => number;
    },
  ) {
    this.cursor = cursor;
    this.layout = layout;
    this.labels = labels;
    this.registerName = services.registerName;
    this.#blockAddress = services.blockAddress;
    this.reader = new ValueReader(cursor, layout, context, this);
    this.blocks = Array.from({ length: labels.size }, () => ({
      phis: [],
      instructions: [],
      late: [],
      terminator: undefined,
    }));
  }

  get #draft(): DraftBlock {
    const draft = this.blocks[this.#late ?? this.block];
    if (draft === undefined) throw this.cursor.unknown('instruction outside of a block');
    return draft;
  }

  fresh(width: Width): ValueId {
    this.widths.push(width);
    return this.widths.length - 1;
  }

  emit(instruction: NewInstruction): void {
    const placed = { ...instruction, location: -1 };
    const draft = this.#draft;
    (this.#late === undefined ? draft.instructions : draft.late).push(placed);
    this.#unplaced.push(placed);
  }

  /** Puts a stack slot into the entry block; gives its address. */
  entryAlloca(bytes: number, align: number): Operand {
    const result = this.fresh(this.reader.pointerWidth);
    const entry = this.blocks[0];
    entry?.instructions.splice(this.#allocas++, 0, {
      op: 'alloca',
      result,
      bytes,
      align,
      name: '',
      location: -1,
    });
    return value(result);
  }

  terminate(terminator: NewTerminator): void {
    const draft = this.#draft;
    if (draft.terminator !== undefined) throw this.cursor.unknown('second terminator of a block');
    const placed = { ...terminator, location: -1 };
    draft.terminator = placed;
    this.#unplaced.push(placed);
  }

  addPhi(phi: Phi): void {
    this.#draft.phis.push(phi);
  }

  /** Runs `read`; what it computes goes to the end of block `from`. */
  computeIn<T>(from: BlockId, read: () => T): T {
    this.#late = from;
    const result = read();
    this.#late = undefined;
    return result;
  }

  /** Gives the instructions emitted since the last call their location. */
  place(location: LocationId): void {
    for (const instruction of this.#unplaced) instruction.location = location;
    this.#unplaced.length = 0;
  }

  /** The block that a label names. */
  label(name: string): BlockId {
    const id = this.labels.get(name);
    if (id === undefined) throw this.cursor.unknown(`label %${name} is not defined`);
    return id;
  }

  /** Values that the name `result` of the text stands for: new ones, or those that earlier text already uses. */
  results(result: string | undefined, widths: readonly Width[]): readonly ValueId[] {
    if (result === undefined) return widths.map((width) => this.fresh(width));
    if (this.#pending.delete(result)) {
      return (this.#values.get(result) ?? []).map((operand) => (operand.kind === 'value' ? operand.id : 0));
    }
    const ids = widths.map((width) => this.fresh(width));
    this.#values.set(result, ids.map(value));
    return ids;
  }

  /** As {@link results} for a result of one word. */
  result(result: string | undefined, width: Width): ValueId {
    return this.results(result, [width])[0] ?? 0;
  }

  /** Makes the name stand for operands that exist already. */
  bind(result: string | undefined, operands: readonly Operand[]): void {
    if (result === undefined) return;
    if (!this.#pending.delete(result)) {
      this.#values.set(result, operands);
      return;
    }
    (this.#values.get(result) ?? []).forEach((target, index) => {
      const operand = operands[index];
      if (target.kind === 'value' && operand) this.emit({ op: 'copy', result: target.id, operand });
    });
  }

  local(name: string, type: LlvmType): readonly Operand[] {
    const known = this.#values.get(name);
    if (known) return known;
    const operands = this.layout.leaves(type, this.cursor).map((leaf) => value(this.fresh(leaf.width)));
    this.#values.set(name, operands);
    this.#pending.add(name);
    return operands;
  }

  compute(operation: PureOperation): Operand {
    if ('to' in operation) {
      const result = this.fresh(operation.to);
      this.emit({ op: operation.op, from: operation.from, result, operand: operation.operand });
      return value(result);
    }
    if (operation.op === 'offset') {
      const result = this.fresh(operation.width);
      const { base, addend, terms } = operation;
      this.emit({ op: 'offset', result, base, addend, terms });
      return value(result);
    }
    const result = this.fresh(operation.op === 'compare' ? 1 : operation.width);
    this.emit({ ...operation, result });
    return value(result);
  }

  blockAddress(functionName: string, label: string): number {
    return this.#blockAddress(functionName, label);
  }

  /** The finished blocks. */
  finish(): readonly Block[] {
    const [undefinedName] = this.#pending;
    if (undefinedName !== undefined) throw this.cursor.unknown(`value %${undefinedName} is not defined`);
    return this.blocks.map((draft) => {
      if (draft.terminator === undefined) throw this.cursor.unknown('block without terminator');
      return {
        phis: draft.phis,
        instructions: draft.late.length > 0 ? [...draft.instructions, ...draft.late] : draft.instructions,
        terminator: draft.terminator,
      };
    });
  }
}

/** Reads one kind of instruction; the cursor stands after its opcode. `result` is the name it defines. */
export type InstructionReader = (state: BodyState, result: string | undefined, opcode: string) => void;
