import { minimise } from '../engine/minimise.ts';
import { shows } from '../engine/replay.ts';
import type { FoundViolation } from '../engine/result.ts';
import type { CheckHooks } from './check-request.ts';
import { makeFinding } from './findings.ts';
import type { Prepared } from './prepare.ts';
import type { Finding } from './result.ts';
import { traceSteps } from './trace-steps.ts';

/** One finding a rule: the violation with the shortest way to it. */
export function findingsOf(
  prepared: Prepared,
  violations: readonly FoundViolation[],
  hooks: CheckHooks,
): Finding[] {
  const best = new Map<string, { found: FoundViolation; trace: readonly number[]; switches: number }>();
  for (const found of violations) {
    hooks.progress(
      `minimising ${prepared.scenario.name} on ${prepared.architecture.name}: ${found.violation.rule}`,
    );
    const small = minimise(prepared.machine, found.trace, found.violation);
    const known = best.get(found.violation.rule);
    if (known === undefined || small.switches < known.switches) {
      best.set(found.violation.rule, { found, trace: small.trace, switches: small.switches });
    }
  }
  const found = [...best.values()].toSorted((a, b) => rank(a.found) - rank(b.found));
  return found.map((one) => findingOf(prepared, one.found, one.trace));
}

/** What users feel comes first; P1 only says that a window is open, so it comes last. */
function rank({ violation }: FoundViolation): number {
  return violation.rule === 'P1' ? 1 : 0;
}

/** The finding of a violation whose trace is given: replayed, with its steps. */
export function findingOf(prepared: Prepared, found: FoundViolation, trace: readonly number[]): Finding {
  const { machine, kernel, words } = prepared;
  const { steps, replayed } = traceSteps(machine, trace, kernel.program.locations, words);
  const shown = shows(replayed, found.violation);
  return makeFinding(found.violation, trace, steps, shown ? 'shown' : 'not shown');
}
