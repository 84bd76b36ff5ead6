import { unreachable } from '../../diagnostic/diagnostic.ts';
import { ProgramBuilder } from '../../program/builder.ts';
import type { Instruction, Operand, Program, ProgramFunction } from '../../program/form.ts';
import type { FunctionBuilder } from '../../program/function-builder.ts';
import { eachOperand } from '../../program/traverse.ts';
import { registersPerCpu, type ToyOp, type ToyProgram, type ToyValue } from './toy-program.ts';

/** Which values make up the outcome: `x1` is variable 1, `0:r2` is register 2 of CPU 0. */
export type Observed = readonly string[];

/** Everything that can be observed of a toy program. */
export function everything(toy: ToyProgram): Observed {
  const variables = Array.from({ length: toy.variables }, (_, variable) => `x${variable}`);
  const registers = toy.agents.flatMap((_, cpu) =>
    Array.from({ length: registersPerCpu }, (__, register) => `${cpu}:r${register}`),
  );
  return [...variables, ...registers];
}

/** Makes the functions `cpu0`, `cpu1`, ... and `finish` of a toy program. */
export function compileToy(toy: ToyProgram, observed: Observed = everything(toy)): Program {
  const builder = new ProgramBuilder();
  const image = new Uint8Array(toy.variables * 4);
  toy.initial?.forEach((value, variable) => new DataView(image.buffer).setInt32(variable * 4, value, true));
  builder.global('variables', toy.variables * 4, { align: 8, image });
  builder.global('registers', toy.agents.length * registersPerCpu * 4, { align: 8 });
  const compiler = new Compiler(builder);
  for (const [cpu, ops] of toy.agents.entries()) {
    builder.function(`cpu${cpu}`, {}, (b) => compiler.cpu(b, cpu, ops));
  }
  builder.function('finish', {}, (b) => compiler.finish(b, toy, observed));
  const program = builder.build();
  const functions = new Map([...program.functions].map(([name, fn]) => [name, withoutUnused(fn)]));
  return { ...program, functions };
}

/** Names of the functions that the CPUs of a toy program run. */
export function entriesOf(toy: ToyProgram): readonly string[] {
  return toy.agents.map((_, cpu) => `cpu${cpu}`);
}

/** Drops old values of atomic updates that nobody uses, as the passes do: such additions commute. */
function withoutUnused(fn: ProgramFunction): ProgramFunction {
  const used = new Set<number>();
  const note = (operand: Operand): void => {
    if (operand.kind === 'value') used.add(operand.id);
  };
  for (const block of fn.blocks)
    for (const item of [...block.instructions, block.terminator]) eachOperand(item, note);
  const drop = (item: Instruction): Instruction =>
    item.op === 'rmw' && !used.has(item.result) ? { ...item, result: -1 } : item;
  return {
    ...fn,
    blocks: fn.blocks.map((block) => ({ ...block, instructions: block.instructions.map(drop) })),
  };
}

class Compiler {
  readonly #builder: ProgramBuilder;
  #texts = 0;

  constructor(builder: ProgramBuilder) {
    this.#builder = builder;
  }

  #text(b: FunctionBuilder, text: string): Operand {
    const name = `text${this.#texts++}`;
    this.#builder.global(name, text.length + 1, { image: new TextEncoder().encode(text) });
    return b.symbol(name);
  }

  /** Registers are words of memory that no other CPU touches, so that they can be seen in the end; one block an operation. */
  cpu(b: FunctionBuilder, cpu: number, ops: readonly ToyOp[]): void {
    const slots = b.symbol('registers', cpu * registersPerCpu * 4);
    const blocks = [...ops, undefined].map(() => b.block());
    b.jump(blocks[0] as number);
    for (const [index, op] of ops.entries()) {
      b.at(blocks[index] as number).from(this.#builder.location('toy.c', index + 1, `cpu${cpu}`));
      const target = (to: number): number => blocks[Math.min(to, ops.length)] as number;
      this.#operation(b, { cpu, slots, target, next: target(index + 1) }, op);
    }
    b.at(blocks[ops.length] as number);
    b.return();
  }

  #operation(b: FunctionBuilder, at: Surroundings, op: ToyOp): void {
    const slot = (register: number): Operand => b.offset(at.slots, register * 4);
    const get = (register: number): Operand => b.load(32, slot(register));
    const put = (register: number, word: Operand): void => b.store(32, slot(register), word);
    const value = (of: ToyValue): Operand => (typeof of === 'number' ? b.word(32, of) : get(of.register));
    const variable = (number: number, byte = 0): Operand => b.symbol('variables', number * 4 + byte);
    switch (op.op) {
      case 'load':
        put(op.register, b.load(32, variable(op.variable)));
        break;
      case 'store':
        b.store(32, variable(op.variable), value(op.value));
        break;
      case 'add':
        b.rmw('add', 32, variable(op.variable), op.value);
        break;
      case 'fetchAdd':
        put(op.register, b.rmw('add', 32, variable(op.variable), op.value));
        break;
      case 'exchange':
        put(op.register, b.rmw('xchg', 32, variable(op.variable), value(op.value)));
        break;
      case 'cas': {
        const [, success] = b.cmpxchg(32, variable(op.variable), op.expected, op.value);
        put(op.register, b.convert('zext', 32, success));
        break;
      }
      case 'lock':
      case 'unlock':
        b.call(`thpcheck_${op.op}`, [variable(op.variable)]);
        break;
      case 'trylock': {
        const [taken] = b.call('thpcheck_trylock', [variable(op.variable)], [32]);
        put(op.register, taken as Operand);
        break;
      }
      case 'fill':
        if (op.count === 1) b.store(32, variable(op.variable), value(op.value));
        else {
          const word = b.convert('zext', 64, value(op.value));
          b.store(64, variable(op.variable), b.binary('or', word, b.binary('shl', word, 32)));
        }
        break;
      case 'sum':
        if (op.count === 1) put(op.register, b.load(32, variable(op.variable)));
        else {
          const word = b.load(64, variable(op.variable));
          const high = b.convert('trunc', 32, b.binary('lshr', word, 32));
          put(op.register, b.binary('add', b.convert('trunc', 32, word), high));
        }
        break;
      case 'storeByte':
        b.store(8, variable(op.variable, op.byte), op.value);
        break;
      case 'loadByte':
        put(op.register, b.convert('zext', 32, b.load(8, variable(op.variable, op.byte))));
        break;
      case 'follow': {
        const index = b.convert('sext', 64, get(op.pointer));
        const address = b.offset('variables', 0, index, 4);
        const none = b.compare('slt', index, 0);
        put(op.register, b.load(32, b.select(none, b.word(64, 0), address)));
        break;
      }
      case 'free':
        b.call('thpcheck_free', [variable(op.variable), b.word(64, op.count * 4)]);
        break;
      case 'set':
        put(op.register, b.binary('add', value(op.left), value(op.right)));
        break;
      case 'jumpIf':
        return b.branch(b.compare('eq', get(op.register), op.value), at.target(op.target), at.next);
      case 'jumpUnless':
        return b.branch(b.compare('ne', get(op.register), op.value), at.target(op.target), at.next);
      case 'assert':
        b.when(b.compare('ne', get(op.register), op.value), () => {
          b.call('thpcheck_violation', [this.#text(b, 'assert'), this.#text(b, `${at.cpu}/${op.key}`)]);
        });
        break;
      case 'bugUnless':
        b.when(b.compare('ne', get(op.register), op.value), () => {
          b.intrinsic('bug', 0);
          b.unreachable();
        });
        break;
      case 'warnUnless':
        b.when(b.compare('ne', get(op.register), op.value), () => b.intrinsic('warn', 0));
        break;
      case 'unmodelled':
        b.call('thpcheck_unmodelled', [this.#text(b, 'toy operation')]);
        break;
      default:
        unreachable(op, 'toy operation');
    }
    b.jump(at.next);
  }

  /** Names the outcome and checks what must hold in the end. */
  finish(b: FunctionBuilder, toy: ToyProgram, observed: Observed): void {
    for (const name of observed) {
      const [, variable, cpu, register] = /^(?:x(\d+)|(\d+):r(\d+))$/.exec(name) ?? [];
      const address =
        variable === undefined
          ? b.symbol('registers', (Number(cpu) * registersPerCpu + Number(register)) * 4)
          : b.symbol('variables', Number(variable) * 4);
      b.call('thpcheck_outcome', [this.#text(b, name), b.convert('zext', 64, b.load(32, address))]);
    }
    if (toy.finally !== undefined) {
      const { variable, value } = toy.finally;
      const found = b.load(32, b.symbol('variables', variable * 4));
      b.when(b.compare('ne', found, value), () => {
        b.call('thpcheck_violation', [this.#text(b, 'final'), this.#text(b, `x${variable}`)]);
      });
    }
    b.return();
  }
}

/** Where an operation stands. */
interface Surroundings {
  readonly cpu: number;
  readonly slots: Operand;
  readonly next: number;
  target(to: number): number;
}
