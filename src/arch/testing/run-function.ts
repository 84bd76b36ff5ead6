import type { Instruction, Operand, ProgramFunction, RmwOperator, ValueId } from '../../program/form.ts';

/** What a run of a function saw and did. Words are unsigned. */
export interface Run {
  readonly returned: readonly bigint[];
  /** Intrinsics, fences and `asm` executed, in order. */
  readonly effects: readonly string[];
  readonly memory: ReadonlyMap<number, number>;
}

/** What the surroundings of a run are. */
export interface RunOptions {
  readonly args: readonly bigint[];
  /** Bytes by address; changed by the run. */
  readonly memory: Map<number, number>;
  /** 1: interrupts are enabled. */
  readonly interrupts?: bigint;
  /** Called after each load, as another CPU that writes just then. */
  readonly afterLoad?: (memory: Map<number, number>) => void;
  readonly symbols?: ReadonlyMap<string, bigint>;
}

/** Reads a little-endian word. */
export function readWord(memory: ReadonlyMap<number, number>, address: number, width: number): bigint {
  let word = 0n;
  for (let byte = width / 8 - 1; byte >= 0; byte--)
    word = (word << 8n) | BigInt(memory.get(address + byte) ?? 0);
  return word;
}

/** Writes a little-endian word. */
export function writeWord(memory: Map<number, number>, address: number, width: number, word: bigint): void {
  for (let byte = 0; byte < width / 8; byte++) {
    memory.set(address + byte, Number((word >> BigInt(8 * byte)) & 0xffn));
  }
}

/** A slow, plain interpreter of the part of the program form that assembly rules use. */
export function runFunction(fn: ProgramFunction, options: RunOptions): Run {
  const values = new Map<ValueId, bigint>();
  const effects: string[] = [];
  const { memory } = options;
  let interrupts = options.interrupts ?? 1n;
  fn.parameters.forEach((parameter, index) => values.set(parameter, options.args[index] ?? 0n));

  const get = (operand: Operand): bigint => {
    switch (operand.kind) {
      case 'value': {
        const value = values.get(operand.id);
        if (value === undefined) throw new Error(`value ${operand.id} is read before it is defined`);
        return value;
      }
      case 'constant':
        return (BigInt(operand.hi >>> 0) << 32n) | BigInt(operand.lo >>> 0);
      case 'symbol':
        return (options.symbols?.get(operand.symbol) ?? 0n) + BigInt(operand.addend);
      case 'undefined':
        return 0n;
    }
  };
  const set = (id: ValueId, value: bigint): void => {
    if (id !== -1) values.set(id, BigInt.asUintN(fn.widths[id] ?? 64, value));
  };
  const step = (item: Instruction): void => {
    switch (item.op) {
      case 'binary':
        return set(item.result, arithmetic(item.operator, item.width, get(item.left), get(item.right)));
      case 'compare': {
        const signed = item.predicate.startsWith('s');
        const cast = signed ? BigInt.asIntN : BigInt.asUintN;
        const left = cast(item.width, get(item.left));
        const right = cast(item.width, get(item.right));
        return set(item.result, compare(item.predicate.replace(/^[us]/, ''), left, right) ? 1n : 0n);
      }
      case 'zext':
      case 'trunc':
      case 'copy':
        return set(item.result, get(item.operand));
      case 'sext':
        return set(item.result, BigInt.asIntN(item.from, get(item.operand)));
      case 'select':
        return set(item.result, get(item.condition) === 1n ? get(item.ifTrue) : get(item.ifFalse));
      case 'load':
        set(item.result, readWord(memory, Number(get(item.address)), item.width));
        options.afterLoad?.(memory);
        return;
      case 'store':
        return writeWord(memory, Number(get(item.address)), item.width, get(item.value));
      case 'rmw': {
        const address = Number(get(item.address));
        const old = readWord(memory, address, item.width);
        writeWord(memory, address, item.width, update(item.operator, item.width, old, get(item.value)));
        effects.push(`rmw.${item.operator}${item.result === -1 ? '' : '.old'}`);
        return set(item.result, old);
      }
      case 'cmpxchg': {
        const address = Number(get(item.address));
        const old = readWord(memory, address, item.width);
        const success = old === get(item.expected);
        if (success) writeWord(memory, address, item.width, get(item.replacement));
        effects.push(`cmpxchg.${success ? 'done' : 'failed'}`);
        set(item.result, old);
        return set(item.success, success ? 1n : 0n);
      }
      case 'fence':
        effects.push(`fence ${item.text}`);
        return;
      case 'intrinsic': {
        effects.push(item.intrinsic);
        const [result = -1] = item.results;
        const [arg] = item.args;
        if (item.intrinsic === 'irq.save' || item.intrinsic === 'irq.flags') set(result, interrupts);
        if (item.intrinsic === 'irq.save' || item.intrinsic === 'irq.disable') interrupts = 0n;
        if (item.intrinsic === 'irq.enable') interrupts = 1n;
        if (item.intrinsic === 'irq.restore' && arg !== undefined) interrupts = get(arg);
        if (/^(irq\.(disable|enable|restore))$/.test(item.intrinsic))
          effects.push(`interrupts=${interrupts}`);
        if (item.intrinsic === 'thread.pointer') set(result, 0x7000n);
        if (item.intrinsic === 'percpu.offset') set(result, 0x5000n);
        if (item.intrinsic === 'stack.save') set(result, 0n);
        if (item.intrinsic.startsWith('ct') && arg !== undefined)
          set(result, count(item.intrinsic, item.width, get(arg)));
        return;
      }
      case 'asm':
        effects.push(`asm ${item.asm.template}`);
        return;
      default:
        throw new Error(`no meaning here for ${item.op}`);
    }
  };

  let block = 0;
  let from = -1;
  for (let steps = 0; steps < 1000; steps++) {
    const current = fn.blocks[block];
    if (current === undefined) throw new Error(`no block ${block}`);
    const incoming = current.phis.map(
      ({ incoming: edges }) => edges.find((edge) => edge.from === from)?.value,
    );
    const chosen = incoming.map((operand) => (operand === undefined ? undefined : get(operand)));
    current.phis.forEach((phi, index) => {
      const value = chosen[index];
      if (value === undefined) throw new Error(`a phi of block ${block} has no entry for block ${from}`);
      set(phi.result, value);
    });
    for (const item of current.instructions) step(item);
    from = block;
    const { terminator } = current;
    if (terminator.op === 'return') return { returned: terminator.values.map(get), effects, memory };
    if (terminator.op === 'jump') block = terminator.target;
    else if (terminator.op === 'branch')
      block = get(terminator.condition) === 1n ? terminator.ifTrue : terminator.ifFalse;
    else throw new Error(`no meaning here for ${terminator.op}`);
  }
  throw new Error('the function does not end');
}

function arithmetic(operator: string, width: number, left: bigint, right: bigint): bigint {
  const wrap = (value: bigint): bigint => BigInt.asUintN(width, value);
  switch (operator) {
    case 'add':
      return wrap(left + right);
    case 'sub':
      return wrap(left - right);
    case 'and':
      return left & right;
    case 'or':
      return left | right;
    case 'xor':
      return left ^ right;
    case 'shl':
      return wrap(left << right);
    case 'lshr':
      return left >> right;
    default:
      throw new Error(`no meaning here for ${operator}`);
  }
}

function compare(predicate: string, left: bigint, right: bigint): boolean {
  switch (predicate) {
    case 'eq':
      return left === right;
    case 'ne':
      return left !== right;
    case 'lt':
      return left < right;
    case 'ge':
      return left >= right;
    case 'gt':
      return left > right;
    default:
      throw new Error(`no meaning here for ${predicate}`);
  }
}

function update(operator: RmwOperator, width: number, old: bigint, value: bigint): bigint {
  if (operator === 'xchg') return value;
  if (operator === 'umax') return old > value ? old : value;
  if (operator === 'smax') {
    return BigInt.asIntN(width, old) > BigInt.asIntN(width, value) ? old : value;
  }
  return arithmetic(operator, width, old, value);
}

function count(intrinsic: string, width: number, word: bigint): bigint {
  const digits = word.toString(2).padStart(width, '0');
  if (intrinsic === 'ctpop') return BigInt(digits.replaceAll('0', '').length);
  const first = intrinsic === 'ctlz' ? digits : [...digits].reverse().join('');
  return BigInt(first.includes('1') ? first.indexOf('1') : width);
}
