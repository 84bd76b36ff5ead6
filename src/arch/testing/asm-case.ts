import type { InlineAsm, Operand, ProgramFunction, Width } from '../../program/form.ts';
import { readConstraints } from '../asm/constraints.ts';

/** Where the word of a case lies: the value of an argument written `at`. */
export const wordAddress = 0x1000n;

/** An argument: a word, the address of the word in memory, or a constant operand (`i`) of 32 bits or 64 (`wide`). */
export type CaseArgument =
  | { readonly value: bigint; readonly width: Width }
  | 'at'
  | { readonly constant: number }
  | { readonly wide: bigint };

/** One statement, what it is given, and what it must do according to its source. */
export interface AsmCase {
  /** Name of the rule that must fire. */
  readonly rule: string;
  /** What the kernel calls it. */
  readonly kernel: string;
  readonly template: string;
  readonly constraints: string;
  readonly args: readonly CaseArgument[];
  /** Widths of the results. */
  readonly results?: readonly Width[];
  /** The word in memory before, and its width. */
  readonly word?: bigint;
  readonly wordWidth?: Width;
  readonly interrupts?: bigint;
  readonly symbols?: Readonly<Record<string, bigint>>;
  readonly expect: {
    /** Results in order; `undefined` where the kernel throws the result away. */
    readonly results?: readonly (bigint | undefined)[];
    readonly word?: bigint;
    readonly effects?: readonly string[];
  };
}

/** Location that the statement of a case has. */
export const caseLocation = 7;

/** A function of one block that runs the statement and returns its results. */
export function caseFunction(asmCase: AsmCase, pointerWidth: 32 | 64): ProgramFunction {
  const widths: Width[] = [];
  const parameters: number[] = [];
  const args = asmCase.args.map((argument): Operand => {
    if (argument !== 'at' && 'constant' in argument) {
      return { kind: 'constant', width: 32, lo: argument.constant, hi: 0 };
    }
    if (argument !== 'at' && 'wide' in argument) {
      const [lo, hi] = [argument.wide, argument.wide >> 32n].map((half) => Number(BigInt.asIntN(32, half)));
      return { kind: 'constant', width: 64, lo: lo ?? 0, hi: hi ?? 0 };
    }
    const id = widths.push(argument === 'at' ? pointerWidth : argument.width) - 1;
    parameters.push(id);
    return { kind: 'value', id };
  });
  const results = (asmCase.results ?? []).map((width) => widths.push(width) - 1);
  const asm: InlineAsm = {
    template: asmCase.template,
    constraints: asmCase.constraints,
    sideEffect: true,
    elementWidths: asmCase.args.map((argument) => (argument === 'at' ? (asmCase.wordWidth ?? 0) : 0)),
  };
  const layout = readConstraints(asmCase.constraints);
  if (layout.args !== args.length || (layout.results !== results.length && asmCase.constraints !== '')) {
    throw new Error(`${asmCase.kernel}: ${layout.args} arguments and ${layout.results} results expected`);
  }
  return {
    name: 'f',
    sourceName: 'f',
    parameters,
    widths,
    returns: asmCase.results ?? [],
    variadic: false,
    inlining: 'normal',
    blocks: [
      {
        phis: [],
        instructions: [{ op: 'asm', asm, args, results, location: caseLocation }],
        terminator: {
          op: 'return',
          values: results.map((id): Operand => ({ kind: 'value', id })),
          location: caseLocation,
        },
      },
    ],
  };
}

/** What the parameters of {@link caseFunction} are. */
export function caseParameters(asmCase: AsmCase): bigint[] {
  return asmCase.args.flatMap((argument) => {
    if (argument === 'at') return [wordAddress];
    return 'value' in argument ? [argument.value] : [];
  });
}
