import type { Instruction } from '../../program/form.ts';
import type { ValueSet } from '../liveness.ts';
import { topMask } from './arithmetic.ts';
import { locate } from './accesses.ts';
import { literal, mask, signed } from './code-writer.ts';
import type { FunctionEmitter } from './function-emitter.ts';

type Of<Op extends Instruction['op']> = Extract<Instruction, { op: Op }>;

/** Emits an intrinsic. `live` holds what is live before it. */
export function emitIntrinsic(emitter: FunctionEmitter, instruction: Of<'intrinsic'>, live: ValueSet): void {
  const { width, intrinsic, args, results } = instruction;
  const [a, b, c] = args.map((argument) => emitter.halves(argument));
  const result = results[0];
  const set = (lo: string, hi = '0'): void => {
    if (result !== undefined) emitter.assign(result, lo, hi);
  };
  const wide = width > 32;
  switch (intrinsic) {
    case 'ctpop':
      set(wide ? `W.popcount(${a?.lo})+W.popcount(${a?.hi})` : `W.popcount(${a?.lo})`);
      return;
    case 'ctlz':
      if (wide) set(`(${a?.hi}!==0?Math.clz32(${a?.hi}):32+Math.clz32(${a?.lo}))-${64 - width}`);
      else set(`Math.clz32(${a?.lo})-${32 - width}`);
      return;
    case 'cttz':
      if (wide)
        set(`${a?.lo}!==0?W.trailingZeros(${a?.lo}):${a?.hi}!==0?32+W.trailingZeros(${a?.hi}):${width}`);
      else set(`${a?.lo}===0?${width}:W.trailingZeros(${a?.lo})`);
      return;
    case 'bswap':
      if (width === 64) {
        emitter.line(`x=W.swapBytes(${a?.hi});y=W.swapBytes(${a?.lo});`);
        set('x', 'y');
      } else if (wide) emitRefusal(emitter, instruction, live, `intrinsic ${intrinsic} of ${width} bits`);
      else set(`W.swapBytes(${a?.lo})${width === 32 ? '' : `>>>${32 - width}`}`);
      return;
    case 'bitreverse':
      if (width === 64) {
        emitter.line(`x=W.reverseBits(${a?.hi});y=W.reverseBits(${a?.lo});`);
        set('x', 'y');
      } else if (wide) emitRefusal(emitter, instruction, live, `intrinsic ${intrinsic} of ${width} bits`);
      else set(`W.reverseBits(${a?.lo})${width === 32 ? '' : `>>>${32 - width}`}`);
      return;
    case 'abs':
      if (wide && width < 64)
        emitRefusal(emitter, instruction, live, `intrinsic ${intrinsic} of ${width} bits`);
      else if (wide) {
        emitter.line(`x=${a?.lo};y=${a?.hi};if(y<0){y=(~y+(x===0?1:0))|0;x=(-x)|0;}`);
        set('x', 'y');
      } else set(mask(`Math.abs(${signed(a?.lo ?? '0', width)})`, width));
      return;
    case 'umin':
    case 'umax':
    case 'smin':
    case 'smax':
      emitMinMax(emitter, instruction);
      return;
    case 'usub.sat':
      if (wide) {
        emitter.line(`x=(${a?.lo}-${b?.lo})|0;y=(${a?.hi}-${b?.hi}-((${a?.lo}>>>0)<(${b?.lo}>>>0)?1:0))|0;`);
        emitter.line(`if(${lessWide(a?.lo, a?.hi, b?.lo, b?.hi)}){x=0;y=0;}`);
        set('x', 'y');
      } else set(`(${a?.lo}>>>0)<(${b?.lo}>>>0)?0:(${a?.lo}-${b?.lo})|0`);
      return;
    case 'uadd.sat':
    case 'fshl':
    case 'fshr':
      if (intrinsic !== 'uadd.sat' && !wide && width === 32) {
        const by = `(${c?.lo}&31)`;
        const left = intrinsic === 'fshl';
        set(
          `${by}===0?${left ? a?.lo : b?.lo}:(${a?.lo}<<${left ? by : `(32-${by})`})|(${b?.lo}>>>${left ? `(32-${by})` : by})`,
        );
        return;
      }
      emitRefusal(emitter, instruction, live, `intrinsic ${intrinsic} of ${width} bits`);
      return;
    case 'uadd.overflow':
    case 'usub.overflow':
    case 'sadd.overflow':
    case 'ssub.overflow':
    case 'umul.overflow':
    case 'smul.overflow':
      emitOverflow(emitter, instruction, live);
      return;
    case 'memcpy':
    case 'memmove':
    case 'memset': {
      const [destination, source] = args;
      if (destination === undefined || source === undefined) return;
      const { save } = emitter.point(live, instruction.location);
      emitter.line(locate(emitter, destination) + 'p=a;');
      if (intrinsic === 'memset') emitter.line(`R.fill(p,${b?.lo},${c?.lo},b);`);
      else emitter.line(`${locate(emitter, source)}R.copy(p,a,${c?.lo},b);`);
      emitter.line(`if(X[0]!==0){${save}return 0;}`);
      return;
    }
    case 'thread.pointer':
      set('X[5]', 'X[6]');
      return;
    case 'percpu.offset':
      set('X[7]', 'X[8]');
      return;
    case 'cpu.number':
      set('X[4]');
      return;
    case 'irq.flags':
      set('R.interruptsEnabled()');
      return;
    case 'irq.save':
      emitInterrupts(emitter, instruction, live, '0', 'x=R.interruptsEnabled();');
      set('x');
      return;
    case 'irq.disable':
      emitInterrupts(emitter, instruction, live, '0');
      return;
    case 'irq.enable':
      emitInterrupts(emitter, instruction, live, '1');
      return;
    case 'irq.restore':
      emitInterrupts(emitter, instruction, live, `${a?.lo ?? '1'}&1`);
      return;
    case 'bug':
    case 'warn': {
      const { save } = emitter.point(live, instruction.location);
      emitter.line(`R.${intrinsic}(b,${instruction.location});if(X[0]!==0){${save}return 0;}`);
      return;
    }
    case 'return.address':
    case 'frame.address':
    case 'stack.save':
      set('0', '0');
      return;
    case 'stack.restore':
      return;
    case 'tlb.flush':
    case 'cache.maintain':
      emitter.line(`R.maintenance('${intrinsic}');`);
      return;
  }
}

/** Emits a change of the interrupt state; `before` runs right before it is made. */
function emitInterrupts(
  emitter: FunctionEmitter,
  instruction: Of<'intrinsic'>,
  live: ValueSet,
  enabled: string,
  before = '',
): void {
  const { number, save } = emitter.point(live, instruction.location);
  emitter.line(`if(R.attendInterrupts(${enabled},b)!==0){${save}return 0;}`);
  emitter.line(`case ${number}:`);
  emitter.line(`${before}R.setInterrupts(${enabled});`);
}

function lessWide(aLo = '0', aHi = '0', bLo = '0', bHi = '0'): string {
  return `(${aHi}===${bHi}?(${aLo}>>>0)<(${bLo}>>>0):(${aHi}>>>0)<(${bHi}>>>0))`;
}

function emitMinMax(emitter: FunctionEmitter, instruction: Of<'intrinsic'>): void {
  const { width, intrinsic, args, results } = instruction;
  const [a, b] = args.map((argument) => emitter.halves(argument));
  const result = results[0];
  if (a === undefined || b === undefined || result === undefined) return;
  const signedOrder = intrinsic === 'smin' || intrinsic === 'smax';
  const smallest = intrinsic === 'umin' || intrinsic === 'smin';
  let less: string;
  if (width <= 32) {
    less = signedOrder ? `${signed(a.lo, width)}<${signed(b.lo, width)}` : `(${a.lo}>>>0)<(${b.lo}>>>0)`;
  } else if (signedOrder) {
    less = `(${a.hi}===${b.hi}?(${a.lo}>>>0)<(${b.lo}>>>0):${signed(a.hi, width - 32)}<${signed(b.hi, width - 32)})`;
  } else {
    less = lessWide(a.lo, a.hi, b.lo, b.hi);
  }
  const [first, second] = smallest ? [a, b] : [b, a];
  emitter.line(`if(${less}){x=${first.lo};y=${first.hi};}else{x=${second.lo};y=${second.hi};}`);
  emitter.assign(result, 'x', 'y');
}

function emitOverflow(emitter: FunctionEmitter, instruction: Of<'intrinsic'>, live: ValueSet): void {
  const { width, intrinsic, args, results } = instruction;
  const [a, b] = args.map((argument) => emitter.halves(argument));
  const [value, flag] = results;
  if (a === undefined || b === undefined || value === undefined || flag === undefined) return;
  const kind = intrinsic.slice(1, 4);
  const signedness = intrinsic.startsWith('s');
  if (width === 32) {
    const l = signedness ? a.lo : `(${a.lo}>>>0)`;
    const r = signedness ? b.lo : `(${b.lo}>>>0)`;
    const operator = kind === 'add' ? '+' : kind === 'sub' ? '-' : '*';
    // A product of two 32-bit words may round in a double, but never across the boundary of 32 bits.
    const exact = `(${l}${operator}${r})`;
    emitter.line(`x=${kind === 'mul' ? `Math.imul(${a.lo},${b.lo})` : `${exact}|0`};`);
    emitter.line(`y=${exact}!==${signedness ? 'x' : '(x>>>0)'}?1:0;v${value}=x;v${flag}=y;`);
    return;
  }
  if (width === 64 && kind !== 'mul') {
    const add = kind === 'add';
    emitter.line(
      add
        ? `x=(${a.lo}+${b.lo})|0;y=(${a.hi}+${b.hi}+((x>>>0)<(${a.lo}>>>0)?1:0))|0;`
        : `x=(${a.lo}-${b.lo})|0;y=(${a.hi}-${b.hi}-((${a.lo}>>>0)<(${b.lo}>>>0)?1:0))|0;`,
    );
    if (signedness) {
      emitter.line(`z=${add ? `(${a.hi}^y)&(${b.hi}^y)` : `(${a.hi}^${b.hi})&(${a.hi}^y)`};z=z>>>31;`);
    } else {
      emitter.line(`z=${add ? lessWide('x', 'y', a.lo, a.hi) : lessWide(a.lo, a.hi, b.lo, b.hi)}?1:0;`);
    }
    emitter.line(`v${value}=x;v${value}h=y;v${flag}=z;`);
    return;
  }
  if (width === 64 && !signedness) {
    emitter.line(
      `z=W.umulOverflow(X,${a.lo},${a.hi},${b.lo},${b.hi});x=W.mul(X,${a.lo},${a.hi},${b.lo},${b.hi},64);`,
    );
    emitter.line(`v${value}=x;v${value}h=${topMask('X[10]', 64)};v${flag}=z;`);
    return;
  }
  emitRefusal(emitter, instruction, live, `intrinsic ${intrinsic} of ${width} bits`);
}

/** Emits a stop: something the machine does not model. */
export function emitRefusal(
  emitter: FunctionEmitter,
  instruction: Pick<Instruction, 'location'>,
  live: ValueSet,
  what: string,
): void {
  const { save } = emitter.point(live, instruction.location);
  emitter.line(
    `R.refuse(b,${JSON.stringify(what)},${literal(instruction.location)});if(X[0]!==0){${save}return 0;}`,
  );
}
