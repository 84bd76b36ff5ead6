import type { ProgramFunction } from '../form.ts';
import type { LocationTable } from '../locations.ts';
import { answerQueries } from './answer-queries.ts';
import { cleanControlFlow } from './clean-control-flow.ts';
import { eliminateDead } from './eliminate-dead.ts';
import { inlineCalls } from './inline-calls.ts';
import { promoteStack } from './promote-stack.ts';
import { propagateConstants } from './propagate.ts';
import { renumberValues } from './renumber.ts';
import { simplifyInstructions } from './simplify.ts';

/** What the passes need to know besides the function. */
export interface OptimiseContext {
  readonly endian: 'little' | 'big';
  readonly locations: LocationTable;
  /** The body to inline at a call of `name`, best after {@link simplify}; undefined where the call stays. */
  callee(name: string): ProgramFunction | undefined;
  /** Most instructions a function may grow to by inlining; 20000 unless given. */
  readonly budget?: number;
}

const rounds = 4;

/**
 * Inlines, promotes stack slots and folds until nothing more is gained. Loads, stores and atomics of memory other
 * than promoted stack slots stay as they are, each of them and in their order. Questions whether a value is
 * constant stay open, so that the result can be inlined where it is.
 */
export function simplify(fn: ProgramFunction, context: OptimiseContext): ProgramFunction {
  let current = fold(promoteStack(cleanControlFlow(fn), context.endian));
  for (let round = 0; round < rounds; round++) {
    const inlined = inlineCalls(current, { ...context, budget: context.budget ?? 20_000 });
    if (inlined.calls === 0) break;
    current = fold(promoteStack(cleanControlFlow(inlined.fn), context.endian));
  }
  return renumberValues(current);
}

/** Closes what {@link simplify} left open: after it no question whether a value is constant remains. */
export function settle(fn: ProgramFunction): ProgramFunction {
  return renumberValues(fold(answerQueries(fn)));
}

/** {@link simplify} and {@link settle}: the function as it is executed. */
export function optimise(fn: ProgramFunction, context: OptimiseContext): ProgramFunction {
  return settle(simplify(fn, context));
}

/** Constants, local simplification, control flow and dead code, twice: each opens chances for the others. */
function fold(fn: ProgramFunction): ProgramFunction {
  let current = fn;
  for (let round = 0; round < 2; round++) {
    current = cleanControlFlow(propagateConstants(current));
    current = eliminateDead(cleanControlFlow(simplifyInstructions(current)));
  }
  return current;
}
