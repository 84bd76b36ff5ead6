import { shows } from '../engine/replay.ts';
import type { FoundViolation } from '../engine/result.ts';
import type { Searched, WitnessBudget } from '../engine/witnesses.ts';
import { witnessesOf } from '../engine/witnesses.ts';
import type { CheckHooks } from './check-request.ts';
import { makeFinding } from './findings.ts';
import type { Prepared } from './prepare.ts';
import type { Finding } from './result.ts';
import { traceSteps } from './trace-steps.ts';

/** A second or two on kernel code. */
const budget: WitnessBudget = { moves: 200_000, search: 1_000_000 };

/** One finding a rule, by the most readable interleaving that is known to break it. */
export function findingsOf(prepared: Prepared, search: Searched, hooks: CheckHooks): Finding[] {
  const { machine, scenario, architecture } = prepared;
  const witnesses = witnessesOf(machine, search, budget, ({ violation }) =>
    hooks.progress(`minimising ${scenario.name} on ${architecture.name}: ${violation.rule}`),
  );
  return witnesses
    .toSorted((a, b) => rank(a.found) - rank(b.found))
    .map(({ found, trace, switches, preemptions }) => ({
      ...findingOf(prepared, found, trace),
      switches,
      ...(preemptions === undefined ? {} : { preemptions }),
    }));
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
