import type { ProgramFunction } from '../form.ts';
import type { LocationTable } from '../locations.ts';
import { answerQueries } from './answer-queries.ts';
import { cleanControlFlow } from './clean-control-flow.ts';
import { eliminateDead } from './eliminate-dead.ts';
import { inlineCalls, sizeOf } from './inline-calls.ts';
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

/** Most times that calls are inlined, each time into what the last one brought. */
const inliningRounds = 4;

/**
 * Inlines, promotes stack slots and folds until nothing more is gained. Loads, stores and atomics of memory other
 * than promoted stack slots stay as they are, each of them and in their order. Questions whether a value is
 * constant stay open, so that the result can be inlined where it is.
 */
export function simplify(fn: ProgramFunction, context: OptimiseContext): ProgramFunction {
  // Once before inlining: what is unreachable need not be inlined.
  let current = fold(promoteStack(cleanControlFlow(fn), context.endian));
  for (let round = 0; round < inliningRounds; round++) {
    const inlined = inlineCalls(current, { ...context, budget: context.budget ?? 20_000 });
    if (inlined.calls === 0) break;
    current = foldUntilStable(promoteStack(cleanControlFlow(inlined.fn), context.endian));
  }
  return renumberValues(current);
}

/** Closes what {@link simplify} left open: after it no question whether a value is constant remains. */
export function settle(fn: ProgramFunction): ProgramFunction {
  return renumberValues(foldUntilStable(answerQueries(fn)));
}

/** {@link simplify} and {@link settle}: the function as it is executed. */
export function optimise(fn: ProgramFunction, context: OptimiseContext): ProgramFunction {
  return settle(simplify(fn, context));
}

/** Constants, local simplification, control flow and dead code. */
function fold(fn: ProgramFunction): ProgramFunction {
  const propagated = cleanControlFlow(propagateConstants(fn));
  return eliminateDead(cleanControlFlow(simplifyInstructions(propagated)));
}

/** Each part of {@link fold} opens chances for the others: repeated while the function gets smaller. */
function foldUntilStable(fn: ProgramFunction): ProgramFunction {
  let current = fold(fn);
  for (let round = 0; round < 3; round++) {
    const next = fold(current);
    if (sizeOf(next) === sizeOf(current)) return next;
    current = next;
  }
  return current;
}
