import type { CheckResult } from '../check/result.ts';
import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';
import { ThpcheckError, unreachable } from '../diagnostic/diagnostic.ts';

/**
 * From what counts most to what counts least when several checks were made: an error means that not all that was
 * asked for was checked, and must not be hidden by a verdict on the rest.
 */
const precedence: readonly ExitStatus[] = [
  exitStatus.interrupted,
  exitStatus.internal,
  exitStatus.badInput,
  exitStatus.violated,
  exitStatus.inconclusive,
  exitStatus.holds,
];

/** The exit status of several checks: the one of them that counts most; 0 of none. */
export function worst(statuses: readonly ExitStatus[]): ExitStatus {
  return precedence.find((status) => statuses.includes(status)) ?? exitStatus.holds;
}

/** The exit status of one result. */
export function statusOf(result: CheckResult): ExitStatus {
  const { verdict } = result;
  switch (verdict.kind) {
    case 'holds':
      return exitStatus.holds;
    case 'violated':
      return exitStatus.violated;
    case 'bounded':
    case 'unmodelled':
      return exitStatus.inconclusive;
    default:
      return unreachable(verdict, 'exit status');
  }
}

/** The exit status of an architecture whose helpers could not be evaluated: inconclusive, unless thpcheck is wrong. */
export function failureStatus(error: unknown): ExitStatus {
  return error instanceof ThpcheckError && error.diagnostic.exitStatus !== exitStatus.internal
    ? exitStatus.inconclusive
    : exitStatus.internal;
}
