import { unreachable } from '../../diagnostic/diagnostic.ts';
import type { Operand, ProgramFunction, ValueId } from '../../program/form.ts';

/** JavaScript expressions of the two halves of a word; `hi` is `0` for words of up to 32 bits. */
export interface Halves {
  readonly lo: string;
  readonly hi: string;
}

/** What code generation must know of the world outside the function. */
export interface EmitEnvironment {
  readonly pointerWidth: 32 | 64;
  /** Base of the main window: flat offset = address - base. */
  readonly baseLo: number;
  readonly baseHi: number;
  /** Address of a symbol, placed on demand; undefined when nothing defines it. */
  symbolAddress(symbol: string, addend: number): { readonly lo: number; readonly hi: number } | undefined;
  /** Number of a function by name, assigned on demand. */
  functionNumber(name: string): number;
}

/** Collects the lines of one generated function and names its values. */
export class CodeWriter {
  readonly fn: ProgramFunction;
  readonly environment: EmitEnvironment;
  readonly #lines: string[] = [];

  constructor(fn: ProgramFunction, environment: EmitEnvironment) {
    this.fn = fn;
    this.environment = environment;
  }

  line(text: string): void {
    this.#lines.push(text);
  }

  text(): string {
    return this.#lines.join('\n');
  }

  widthOf(value: ValueId): number {
    const width = this.fn.widths[value];
    if (width === undefined) throw new Error(`${this.fn.name}: value ${value} has no width`);
    return width;
  }

  isWide(value: ValueId): boolean {
    return this.widthOf(value) > 32;
  }

  /** Assigns a value; `hi` is left out for narrow words. */
  assign(value: ValueId, lo: string, hi: string): void {
    this.line(this.isWide(value) ? `v${value}=${lo};v${value}h=${hi};` : `v${value}=${lo};`);
  }

  /** Halves of an operand as JavaScript expressions without side effects. */
  halves(operand: Operand): Halves {
    switch (operand.kind) {
      case 'value':
        return { lo: `v${operand.id}`, hi: this.isWide(operand.id) ? `v${operand.id}h` : '0' };
      case 'constant':
        return { lo: literal(operand.lo), hi: literal(operand.hi) };
      case 'undefined':
        return { lo: '0', hi: '0' };
      case 'symbol': {
        const address = this.environment.symbolAddress(operand.symbol, operand.addend);
        // An undefined global reads as an address that no window holds: touching it is a violation that names it.
        return address === undefined
          ? { lo: literal(0x7000_0000), hi: '0' }
          : { lo: literal(address.lo), hi: literal(address.hi) };
      }
      default:
        return unreachable(operand, 'operand');
    }
  }

  /** Width of an operand in bits. */
  operandWidth(operand: Operand): number {
    return operand.kind === 'value' ? this.widthOf(operand.id) : operand.width;
  }
}

/** An int32 as a JavaScript literal that can stand anywhere in an expression. */
export function literal(value: number): string {
  return value < 0 ? `(${value})` : `${value}`;
}

/** Expression that clears the bits of `lo` above a narrow width. */
export function mask(expression: string, width: number): string {
  if (width === 32) return `(${expression})|0`;
  return `(${expression})&${literal(width === 31 ? 0x7fffffff : (1 << width) - 1)}`;
}

/** Expression that sign-extends the low `width` bits of an int32. */
export function signed(expression: string, width: number): string {
  return width === 32 ? expression : `((${expression})<<${32 - width}>>${32 - width})`;
}
