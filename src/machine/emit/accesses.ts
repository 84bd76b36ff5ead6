import { unreachable } from '../../diagnostic/diagnostic.ts';
import type { Instruction, Operand, RmwOperator } from '../../program/form.ts';
import { accessClass, type AccessClass } from '../explorable.ts';
import type { ValueSet } from '../liveness.ts';
import { literal, mask, signed } from './code-writer.ts';
import type { FunctionEmitter } from './function-emitter.ts';

type Of<Op extends Instruction['op']> = Extract<Instruction, { op: Op }>;

/** Statement that puts the flat byte offset of an address into `a`. */
export function locate(emitter: FunctionEmitter, address: Operand): string {
  const { lo, hi } = emitter.halves(address);
  const { baseLo, baseHi, pointerWidth } = emitter.environment;
  const offset = baseLo === 0 ? lo : `(${lo}-${literal(baseLo)})|0`;
  if (pointerWidth === 32) return `a=${offset};`;
  return `a=${hi}===${literal(baseHi)}?${offset}:R.translate(${lo},${hi});`;
}

/** Condition under which an access needs the machine's attention. */
function needsAttention(map: 'PR' | 'PW', width: number): string {
  switch (width) {
    case 8:
      return `${map}[a>>>2]!==0`;
    case 16:
      return `${map}[a>>>2]!==0||(a&1)!==0`;
    case 32:
      return `${map}[a>>>2]!==0||(a&3)!==0`;
    default:
      return `${map}[a>>>2]!==0||${map}[(a>>>2)+1]!==0||(a&3)!==0`;
  }
}

/**
 * Opens an access: a program point before it, at which the CPU parks if others can see the access. What follows
 * performs it.
 */
export function openAccess(
  emitter: FunctionEmitter,
  instruction: Instruction,
  access: {
    readonly address: Operand;
    readonly width: number;
    readonly class: AccessClass;
    readonly live: ValueSet;
  },
): void {
  const find = locate(emitter, access.address);
  const { number, save } = emitter.point(access.live, instruction.location, find);
  const map = access.class === accessClass.read ? 'PR' : 'PW';
  emitter.line(find);
  emitter.line(
    `if(${needsAttention(map, access.width)}){if(R.attend(${access.class},a,${access.width >>> 3},b)!==0){${save}return 0;}}`,
  );
  emitter.line(`case ${number}:`);
}

/** Emits a read of memory. */
export function emitLoad(emitter: FunctionEmitter, instruction: Of<'load'>, live: ValueSet): void {
  openAccess(emitter, instruction, {
    address: instruction.address,
    width: instruction.width,
    class: accessClass.read,
    live,
  });
  const { result, width } = instruction;
  if (width === 64) emitter.line(`w=a>>>2;v${result}=M[w];v${result}h=M[w+1];`);
  else emitter.assign(result, mask(readNarrow(width), Math.min(width, emitter.widthOf(result))), '0');
}

/** Expression for the word of up to 32 bits at `a`. */
function readNarrow(width: number): string {
  return width === 32 ? 'M[a>>>2]' : `(M[a>>>2]>>>((a&3)<<3))&${width === 8 ? 255 : 65535}`;
}

/** Statements that store an int32 expression into memory word `word`, with undo. */
function storeWord(word: string, value: string): string {
  return `u=X[1];U[u]=${word};U[u+1]=M[${word}];X[1]=u+2;M[${word}]=${value};`;
}

/** Statements that store a word of `width` bits at `a`. */
function storeAt(width: number, lo: string, hi: string): string {
  if (width === 64) return `w=a>>>2;${storeWord('w', lo)}w=w+1;${storeWord('w', hi)}`;
  if (width === 32) return `w=a>>>2;${storeWord('w', lo)}`;
  const bits = width === 8 ? 255 : 65535;
  return `w=a>>>2;z=(a&3)<<3;y=(M[w]&~(${bits}<<z))|((${lo}&${bits})<<z);${storeWord('w', 'y')}`;
}

/** Emits a write of memory. */
export function emitStore(emitter: FunctionEmitter, instruction: Of<'store'>, live: ValueSet): void {
  openAccess(emitter, instruction, {
    address: instruction.address,
    width: instruction.width,
    class: accessClass.write,
    live,
  });
  const { lo, hi } = emitter.halves(instruction.value);
  emitter.line(storeAt(instruction.width, lo, hi));
}

/** Emits an atomic update. */
export function emitRmw(emitter: FunctionEmitter, instruction: Of<'rmw'>, live: ValueSet): void {
  const { width, operator, result } = instruction;
  const commutes = result === -1 && (operator === 'add' || operator === 'sub');
  openAccess(emitter, instruction, {
    address: instruction.address,
    width,
    class: commutes ? accessClass.commutingAdd : accessClass.readModifyWrite,
    live,
  });
  const value = emitter.halves(instruction.value);
  if (width === 64) {
    emitter.line('w=a>>>2;x=M[w];y=M[w+1];');
    emitter.line(wideUpdate(operator, value.lo, value.hi));
    if (result !== -1) emitter.line(`v${result}=x;v${result}h=y;`);
    emitter.line(storeAt(64, 'p', 'q'));
    return;
  }
  emitter.line(`x=${readNarrow(width)};p=${mask(narrowUpdate(operator, value.lo, width), width)};`);
  emitter.line(storeAt(width, 'p', '0'));
  if (result !== -1) emitter.line(`v${result}=x;`);
}

function narrowUpdate(operator: RmwOperator, value: string, width: number): string {
  switch (operator) {
    case 'xchg':
      return value;
    case 'add':
      return `x+${value}`;
    case 'sub':
      return `x-${value}`;
    case 'and':
      return `x&${value}`;
    case 'nand':
      return `~(x&${value})`;
    case 'or':
      return `x|${value}`;
    case 'xor':
      return `x^${value}`;
    case 'umax':
      return `(x>>>0)>(${value}>>>0)?x:${value}`;
    case 'umin':
      return `(x>>>0)<(${value}>>>0)?x:${value}`;
    case 'smax':
      return `${signed('x', width)}>${signed(value, width)}?x:${value}`;
    case 'smin':
      return `${signed('x', width)}<${signed(value, width)}?x:${value}`;
    default:
      return unreachable(operator, 'rmw operator');
  }
}

function wideUpdate(operator: RmwOperator, lo: string, hi: string): string {
  switch (operator) {
    case 'xchg':
      return `p=${lo};q=${hi};`;
    case 'add':
      return `p=(x+${lo})|0;q=(y+${hi}+((p>>>0)<(x>>>0)?1:0))|0;`;
    case 'sub':
      return `p=(x-${lo})|0;q=(y-${hi}-((x>>>0)<(${lo}>>>0)?1:0))|0;`;
    case 'and':
      return `p=x&${lo};q=y&${hi};`;
    case 'nand':
      return `p=~(x&${lo});q=~(y&${hi});`;
    case 'or':
      return `p=x|${lo};q=y|${hi};`;
    case 'xor':
      return `p=x^${lo};q=y^${hi};`;
    case 'umax':
      return `if(y===${hi}?(x>>>0)>(${lo}>>>0):(y>>>0)>(${hi}>>>0)){p=x;q=y;}else{p=${lo};q=${hi};}`;
    case 'umin':
      return `if(y===${hi}?(x>>>0)<(${lo}>>>0):(y>>>0)<(${hi}>>>0)){p=x;q=y;}else{p=${lo};q=${hi};}`;
    case 'smax':
      return `if(y===${hi}?(x>>>0)>(${lo}>>>0):y>${hi}){p=x;q=y;}else{p=${lo};q=${hi};}`;
    case 'smin':
      return `if(y===${hi}?(x>>>0)<(${lo}>>>0):y<${hi}){p=x;q=y;}else{p=${lo};q=${hi};}`;
    default:
      return unreachable(operator, 'rmw operator');
  }
}

/** Emits a compare and exchange. */
export function emitCmpxchg(emitter: FunctionEmitter, instruction: Of<'cmpxchg'>, live: ValueSet): void {
  const { width, result, success } = instruction;
  openAccess(emitter, instruction, {
    address: instruction.address,
    width,
    class: accessClass.readModifyWrite,
    live,
  });
  const expected = emitter.halves(instruction.expected);
  const replacement = emitter.halves(instruction.replacement);
  const wide = width === 64;
  emitter.line(wide ? 'w=a>>>2;x=M[w];y=M[w+1];' : `x=${readNarrow(width)};y=0;`);
  emitter.line(`p=x===${expected.lo}${wide ? `&&y===${expected.hi}` : ''}?1:0;q=y;r=x;`);
  emitter.line(`if(p===1){${storeAt(width, replacement.lo, replacement.hi)}}`);
  if (success !== -1) emitter.line(`v${success}=p;`);
  if (result !== -1) emitter.assign(result, 'r', 'q');
}
