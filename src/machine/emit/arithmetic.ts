import { unreachable } from '../../diagnostic/diagnostic.ts';
import type { BinaryOperator, Instruction, Predicate } from '../../program/form.ts';
import { literal, mask, signed, type CodeWriter, type Halves } from './code-writer.ts';

type Of<Op extends Instruction['op']> = Extract<Instruction, { op: Op }>;

/** Emits a binary operation. Words of up to 32 bits are one int32, wider ones two. */
export function emitBinary(writer: CodeWriter, instruction: Of<'binary'>): void {
  const left = writer.halves(instruction.left);
  const right = writer.halves(instruction.right);
  if (instruction.width <= 32) {
    writer.line(
      `v${instruction.result}=${narrow(instruction.operator, left.lo, right.lo, instruction.width)};`,
    );
  } else {
    const wide = wideBinary(instruction.operator, left, right, instruction);
    writer.line(`x=${wide.lo};y=${wide.hi};`);
    writer.line(`v${instruction.result}=x;v${instruction.result}h=${topMask('y', instruction.width)};`);
  }
}

/** Clears the bits of a high half above the width. */
export function topMask(expression: string, width: number): string {
  return width === 64 ? expression : mask(expression, width - 32);
}

function narrow(operator: BinaryOperator, left: string, right: string, width: number): string {
  const unsignedLeft = `(${left}>>>0)`;
  const unsignedRight = `(${right}>>>0)`;
  switch (operator) {
    case 'add':
      return mask(`${left}+${right}`, width);
    case 'sub':
      return mask(`${left}-${right}`, width);
    case 'mul':
      return mask(`Math.imul(${left},${right})`, width);
    case 'and':
      return `${left}&${right}`;
    case 'or':
      return `${left}|${right}`;
    case 'xor':
      return `${left}^${right}`;
    case 'shl':
      return `${unsignedRight}>=${width}?0:${mask(`${left}<<${right}`, width)}`;
    case 'lshr':
      return `${unsignedRight}>=${width}?0:(${left}>>>${right})|0`;
    case 'ashr':
      return mask(`${signed(left, width)}>>(${unsignedRight}>31?31:${right})`, width);
    case 'udiv':
      return `(${unsignedLeft}/${unsignedRight})|0`;
    case 'urem':
      return `${right}===0?0:(${unsignedLeft}%${unsignedRight})|0`;
    case 'sdiv':
      return mask(`(${signed(left, width)}/${signed(right, width)})|0`, width);
    case 'srem':
      return mask(`${right}===0?0:(${signed(left, width)}%${signed(right, width)})|0`, width);
    default:
      return unreachable(operator, 'operator');
  }
}

function constantShift(instruction: Of<'binary'>): number | undefined {
  return instruction.right.kind === 'constant' && instruction.right.hi === 0
    ? instruction.right.lo
    : undefined;
}

function wideBinary(
  operator: BinaryOperator,
  left: Halves,
  right: Halves,
  instruction: Of<'binary'>,
): Halves {
  switch (operator) {
    case 'add':
      // The carry is that of the low halves: a sum smaller than one of them wrapped.
      return {
        lo: `(${left.lo}+${right.lo})|0`,
        hi: `(${left.hi}+${right.hi}+((x>>>0)<(${left.lo}>>>0)?1:0))|0`,
      };
    case 'sub':
      return {
        lo: `(${left.lo}-${right.lo})|0`,
        hi: `(${left.hi}-${right.hi}-((${left.lo}>>>0)<(${right.lo}>>>0)?1:0))|0`,
      };
    case 'and':
      return { lo: `${left.lo}&${right.lo}`, hi: `${left.hi}&${right.hi}` };
    case 'or':
      return { lo: `${left.lo}|${right.lo}`, hi: `${left.hi}|${right.hi}` };
    case 'xor':
      return { lo: `${left.lo}^${right.lo}`, hi: `${left.hi}^${right.hi}` };
    case 'shl': {
      const by = constantShift(instruction);
      if (by === undefined) break;
      if (by === 0) return left;
      if (by >= 64) return { lo: '0', hi: '0' };
      if (by >= 32) return { lo: '0', hi: by === 32 ? left.lo : `${left.lo}<<${by - 32}` };
      return { lo: `${left.lo}<<${by}`, hi: `(${left.hi}<<${by})|(${left.lo}>>>${32 - by})` };
    }
    case 'lshr': {
      const by = constantShift(instruction);
      if (by === undefined) break;
      if (by === 0) return left;
      if (by >= 64) return { lo: '0', hi: '0' };
      if (by >= 32) return { lo: by === 32 ? left.hi : `(${left.hi}>>>${by - 32})|0`, hi: '0' };
      return { lo: `(${left.lo}>>>${by})|(${left.hi}<<${32 - by})`, hi: `(${left.hi}>>>${by})|0` };
    }
    default:
      break;
  }
  return {
    lo: `W.${operator}(X,${left.lo},${left.hi},${right.lo},${right.hi},${instruction.width})`,
    hi: 'X[10]',
  };
}

const swapped: Partial<Record<Predicate, Predicate>> = { ugt: 'ult', uge: 'ule', sgt: 'slt', sge: 'sle' };

/** A comparison as a JavaScript expression of type boolean. */
export function comparison(writer: CodeWriter, instruction: Of<'compare'>): string {
  const flip = swapped[instruction.predicate];
  const predicate = flip ?? instruction.predicate;
  const left = writer.halves(flip === undefined ? instruction.left : instruction.right);
  const right = writer.halves(flip === undefined ? instruction.right : instruction.left);
  const { width } = instruction;
  if (width <= 32) return narrowComparison(predicate, left.lo, right.lo, width);
  const orEqual = predicate === 'ule' || predicate === 'sle' ? '<=' : '<';
  switch (predicate) {
    case 'eq':
      return `(${left.lo}===${right.lo}&&${left.hi}===${right.hi})`;
    case 'ne':
      return `(${left.lo}!==${right.lo}||${left.hi}!==${right.hi})`;
    case 'ult':
    case 'ule':
      return `(${left.hi}===${right.hi}?(${left.lo}>>>0)${orEqual}(${right.lo}>>>0):(${left.hi}>>>0)<(${right.hi}>>>0))`;
    default: {
      const l = signed(left.hi, width - 32);
      const r = signed(right.hi, width - 32);
      return `(${left.hi}===${right.hi}?(${left.lo}>>>0)${orEqual}(${right.lo}>>>0):${l}<${r})`;
    }
  }
}

function narrowComparison(predicate: Predicate, left: string, right: string, width: number): string {
  switch (predicate) {
    case 'eq':
      return `(${left}===${right})`;
    case 'ne':
      return `(${left}!==${right})`;
    case 'ult':
      return `((${left}>>>0)<(${right}>>>0))`;
    case 'ule':
      return `((${left}>>>0)<=(${right}>>>0))`;
    case 'slt':
      return `(${signed(left, width)}<${signed(right, width)})`;
    default:
      return `(${signed(left, width)}<=${signed(right, width)})`;
  }
}

/** Emits a width change. */
export function emitCast(writer: CodeWriter, instruction: Of<'zext' | 'sext' | 'trunc'>): void {
  const operand = writer.halves(instruction.operand);
  const to = writer.widthOf(instruction.result);
  const { from, result } = instruction;
  if (instruction.op === 'trunc') {
    if (to > 32) writer.assign(result, operand.lo, topMask(operand.hi, to));
    else writer.assign(result, mask(operand.lo, to), '0');
    return;
  }
  if (instruction.op === 'zext') {
    writer.assign(result, operand.lo, operand.hi);
    return;
  }
  if (from > 32) {
    writer.line(`x=${signed(operand.hi, from - 32)};`);
    writer.assign(result, operand.lo, topMask('x', to));
  } else if (to > 32) {
    writer.line(`x=${signed(operand.lo, from)};`);
    writer.assign(result, 'x', topMask('x>>31', to));
  } else {
    writer.assign(result, mask(signed(operand.lo, from), to), '0');
  }
}

/** High int32 of a number as a 64-bit word; exact for safe integers. */
function highHalf(number: number): number {
  return Math.floor(number / 0x1_0000_0000) | 0;
}

/** Emits base + addend + sum(index * scale) in pointer width. */
export function emitOffset(writer: CodeWriter, instruction: Of<'offset'>): void {
  const base = writer.halves(instruction.base);
  const wide = writer.environment.pointerWidth === 64;
  if (!wide) {
    const terms = instruction.terms.map(
      (term) => `+Math.imul(${writer.halves(term.index).lo},${literal(term.scale)})`,
    );
    writer.line(`v${instruction.result}=(${base.lo}${terms.join('')}+${literal(instruction.addend)})|0;`);
    return;
  }
  writer.line(`x=${base.lo};y=${base.hi};`);
  for (const term of instruction.terms) {
    const index = writer.halves(term.index);
    const shift = 31 - Math.clz32(term.scale);
    if (term.scale > 0 && shift > 0 && term.scale === 1 << shift) {
      writer.line(`z=${index.lo}<<${shift};x=(x+z)|0;`);
      writer.line(`y=(y+((${index.hi}<<${shift})|(${index.lo}>>>${32 - shift}))+((x>>>0)<(z>>>0)?1:0))|0;`);
      continue;
    }
    writer.line(
      `z=W.mul(X,${index.lo},${index.hi},${literal(term.scale | 0)},${literal(highHalf(term.scale))},64);`,
    );
    writer.line('x=(x+z)|0;y=(y+X[10]+((x>>>0)<(z>>>0)?1:0))|0;');
  }
  if (instruction.addend !== 0) {
    const lo = literal(instruction.addend | 0);
    writer.line(`x=(x+${lo})|0;y=(y+${literal(highHalf(instruction.addend))}+((x>>>0)<(${lo}>>>0)?1:0))|0;`);
  }
  writer.line(`v${instruction.result}=x;v${instruction.result}h=y;`);
}

/** Emits a choice between two words. */
export function emitSelect(writer: CodeWriter, instruction: Of<'select'>): void {
  const condition = `${writer.halves(instruction.condition).lo}!==0`;
  const yes = writer.halves(instruction.ifTrue);
  const no = writer.halves(instruction.ifFalse);
  if (!writer.isWide(instruction.result)) {
    writer.line(`v${instruction.result}=${condition}?${yes.lo}:${no.lo};`);
    return;
  }
  // Both halves are read before either is written: an arm may be the result's old value in a loop.
  writer.line(`if(${condition}){x=${yes.lo};y=${yes.hi};}else{x=${no.lo};y=${no.hi};}`);
  writer.line(`v${instruction.result}=x;v${instruction.result}h=y;`);
}
