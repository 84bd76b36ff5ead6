import type { Architecture, AsmGotoRule, AsmRule } from '../../../arch/architecture.ts';
import { lowerAsm } from '../../../arch/lower-asm.ts';
import { linkModules } from '../../../program/link.ts';
import { readModule } from '../../../program/llvm/read-module.ts';
import { openEvaluator, type Evaluator, type EvaluatorOptions } from '../evaluate/evaluator.ts';

/** What surrounds the IR of a test. */
export interface IrOptions extends Partial<Omit<EvaluatorOptions, 'roots'>> {
  readonly endian?: 'little' | 'big';
  readonly asm?: readonly AsmRule[];
  readonly asmGoto?: readonly AsmGotoRule[];
  /** `all` unless given; without passes stack slots stay in memory. */
  readonly passes?: 'all' | 'none';
}

/** Makes the functions of some LLVM IR, for a 64-bit target, ready to be called. */
export function evaluateIr(ir: string, options: IrOptions = {}): Evaluator {
  const layout = `target datalayout = "${options.endian === 'big' ? 'E' : 'e'}-m:e-i64:64-n32:64-S128"`;
  const module = readModule(`${layout}\ntarget triple = "none"\n${ir}`, 'test.c');
  const roots = [...module.functions.keys()];
  const rules = { asm: options.asm ?? [], asmGoto: options.asmGoto ?? [] };
  const program = linkModules([module], {
    roots,
    passes: options.passes ?? 'all',
    prepare: (fn) => lowerAsm(fn, rules as unknown as Architecture),
  });
  return openEvaluator(program, {
    roots,
    skipped: options.skipped ?? new Set(),
    values: options.values ?? new Map(),
    lowestAddress: options.lowestAddress,
  });
}
