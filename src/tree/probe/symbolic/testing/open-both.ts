import type { Architecture } from '../../../../arch/architecture.ts';
import { evaluate, evaluateWord } from '../../../../bdd/assignments.ts';
import { BddManager } from '../../../../bdd/manager.ts';
import { variableWord } from '../../../../bdd/word-operations.ts';
import { ThpcheckError } from '../../../../diagnostic/diagnostic.ts';
import { lowerAsm } from '../../../../arch/lower-asm.ts';
import { linkModules } from '../../../../program/link.ts';
import { readModule } from '../../../../program/llvm/read-module.ts';
import { openEvaluator } from '../../evaluate/evaluator.ts';
import type { IrOptions } from '../../testing/evaluate-ir.ts';
import type { SymbolicResult } from '../result.ts';
import { openSymbolicEvaluator } from '../symbolic-evaluator.ts';

/** What a call gives for some words: a result, or why there is none. */
export type Outcome = bigint | string;

/** The functions of some LLVM IR, ready to be called with all words at once and with single ones. */
export interface BothEvaluators {
  readonly manager: BddManager;
  /** Calls with variables for all bits of all parameters: bit `b` of parameter `k` is the variable `4 * b + k`. */
  symbolic(name: string): SymbolicResult;
  /** What a result of {@link symbolic} says about some words. */
  at(result: SymbolicResult, ...args: readonly bigint[]): Outcome;
  /** What generated code gives. */
  concrete(name: string, ...args: readonly bigint[]): Outcome;
}

/** Options of {@link openBoth}. */
export interface BothOptions extends IrOptions {
  readonly boot?: readonly string[];
}

/** Makes the functions of some LLVM IR, for a 64-bit target, ready to be called in both ways. */
export function openBoth(ir: string, options: BothOptions = {}): BothEvaluators {
  const layout = `target datalayout = "${options.endian === 'big' ? 'E' : 'e'}-m:e-i64:64-n32:64-S128"`;
  const module = readModule(`${layout}\ntarget triple = "none"\n${ir}`, 'test.c');
  const roots = [...module.functions.keys()];
  const rules = { asm: options.asm ?? [], asmGoto: options.asmGoto ?? [] };
  const program = linkModules([module], {
    roots,
    passes: options.passes ?? 'all',
    prepare: (fn) => lowerAsm(fn, rules as unknown as Architecture),
  });
  const surroundings = {
    roots,
    skipped: options.skipped ?? new Set<string>(),
    values: options.values ?? new Map<string, bigint>(),
    lowestAddress: options.lowestAddress,
  };
  const manager = new BddManager();
  const boot = options.boot ?? [];
  const symbolic = openSymbolicEvaluator(program, { ...surroundings, manager, boot });
  const widthsOf = (name: string): readonly number[] => {
    const fn = program.resolve(name);
    return fn?.parameters.map((id) => fn.widths[id] ?? 0) ?? [];
  };
  return {
    manager,
    symbolic: (name) =>
      symbolic.call(
        name,
        ...widthsOf(name).map((width, first) => variableWord(manager, width, { first, stride: 4 })),
      ),
    at(result, ...args) {
      const values = (variable: number): boolean =>
        (((args[variable % 4] ?? 0n) >> BigInt(Math.floor(variable / 4))) & 1n) === 1n;
      const stop = result.stops.find(({ condition }) => evaluate(manager, condition, values));
      if (stop !== undefined) return stop.reason;
      return result.kind === 'value' ? evaluateWord(manager, result.word, values) : 'no stop holds';
    },
    concrete(name, ...args) {
      // Each call finds memory as it was in the beginning.
      const evaluator = openEvaluator(program, surroundings);
      for (const one of boot) evaluator.call(one);
      try {
        return evaluator.call(name, ...args);
      } catch (error) {
        if (error instanceof ThpcheckError) return error.diagnostic.what;
        throw error;
      }
    },
  };
}
