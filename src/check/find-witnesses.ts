import { minimise } from '../engine/minimise.ts';
import { shows } from '../engine/replay.ts';
import type { FoundViolation, SearchResult } from '../engine/result.ts';
import { switchesOf } from '../engine/switches.ts';
import type { CheckHooks } from './check-request.ts';
import { makeFinding } from './findings.ts';
import type { Prepared } from './prepare.ts';
import type { Finding } from './result.ts';
import { traceSteps } from './trace-steps.ts';

/** A violation, with the way to it that a finding shows. */
interface Witness {
  readonly found: FoundViolation;
  readonly trace: readonly number[];
  readonly switches: number;
  /** It is proved that no way to the violation has fewer context switches. */
  readonly atLeast: number;
}

/** One finding a rule: the violation with the fewest context switches on the way to it, then the shortest way. */
export function findingsOf(
  prepared: Prepared,
  search: Pick<SearchResult, 'engine' | 'completion' | 'violations'>,
  hooks: CheckHooks,
): Finding[] {
  const best = new Map<string, Witness>();
  const atLeast = new Map<string, number>();
  for (const found of search.violations) {
    hooks.progress(
      `minimising ${prepared.scenario.name} on ${prepared.architecture.name}: ${found.violation.rule}`,
    );
    const witness = witnessOf(prepared, search, found);
    const { rule } = found.violation;
    atLeast.set(rule, Math.min(witness.atLeast, atLeast.get(rule) ?? Infinity));
    const known = best.get(rule);
    if (known === undefined || cost(witness) < cost(known)) best.set(rule, witness);
  }
  const found = [...best.values()].toSorted((a, b) => rank(a.found) - rank(b.found));
  return found.map((one) => ({
    ...findingOf(prepared, one.found, one.trace),
    switches: { count: one.switches, atLeast: atLeast.get(one.found.violation.rule)! },
  }));
}

/** A complete search by dpor has met every class of traces and kept the best of all; other traces are improved. */
function witnessOf(
  { machine }: Prepared,
  { engine, completion }: Pick<SearchResult, 'engine' | 'completion'>,
  found: FoundViolation,
): Witness {
  const { trace } = found;
  if (engine === 'dpor' && completion.kind === 'complete') {
    const switches = switchesOf(trace);
    return { found, trace, switches, atLeast: switches };
  }
  const { trace: small, switches, atLeast } = minimise(machine, trace, found.violation);
  return { found, trace: small, switches, atLeast };
}

function cost({ switches, trace }: Witness): number {
  return switches * 1e7 + trace.length;
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
