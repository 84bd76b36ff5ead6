import type { ExplorableMachine } from '../machine/explorable.ts';
import type { Wanted } from './fewer-switches.ts';
import { searchForFewer } from './fewer-switches.ts';
import { minimise } from './minimise.ts';
import { straighten } from './optimal/straighten.ts';
import type { FoundViolation, SearchResult } from './result.ts';
import { switchesOf } from './switches.ts';

/** A number of a trace, and how many it is proved that every interleaving that breaks the rule has. */
export interface ProvedCount {
  readonly count: number;
  readonly atLeast: number;
}

/** The violation by which a rule is shown to be broken, with a readable way to it. */
export interface Witness {
  readonly found: FoundViolation;
  readonly trace: readonly number[];
  /** Context switches. */
  readonly switches: ProvedCount;
  /** Of a search within a bound on preemptions. */
  readonly preemptions?: ProvedCount;
}

/** What is needed of a search. */
export type Searched = Pick<SearchResult, 'engine' | 'completion' | 'violations' | 'preemptions'>;

/** How much finding witnesses may cost, in actions. */
export interface WitnessBudget {
  /** To spend on moving blocks of the trace of each violation. */
  readonly moves: number;
  /** To spend, in all, on searching all interleavings with fewer context switches. */
  readonly search: number;
}

/** A way to a violation, before it is known whether there is a better one. */
type Candidate = Omit<Witness, 'switches'> & { readonly switches: number };

/**
 * One witness for each rule broken: with the fewest context switches known, then with the fewest actions. Of a search
 * within a bound on preemptions it has the fewest of those first. `onViolation` is told what is being looked at.
 */
export function witnessesOf(
  machine: ExplorableMachine,
  search: Searched,
  budget: WitnessBudget,
  onViolation: (found: FoundViolation) => void = () => undefined,
): readonly Witness[] {
  const best = new Map<string, Candidate>();
  for (const found of search.violations) {
    onViolation(found);
    const one = candidateOf(machine, search, found, budget);
    const known = best.get(found.violation.rule);
    if (known === undefined || isBetter(one, known)) best.set(found.violation.rule, one);
  }
  const candidates = [...best.values()];
  if (search.preemptions !== undefined || hasFewest(search))
    return candidates.map((one) => proved(one, search));
  return withFewer(machine, candidates, budget.search);
}

/** A complete search by dpor has met every class of traces and kept the best of all. */
function hasFewest({ engine, completion }: Searched): boolean {
  return engine === 'dpor' && completion.kind === 'complete';
}

/** The way that the search has kept, improved where that takes no search. */
function candidateOf(
  machine: ExplorableMachine,
  search: Searched,
  found: FoundViolation,
  { moves }: WitnessBudget,
): Candidate {
  const { violation, level } = found;
  const trace = hasFewest(search)
    ? found.trace
    : minimise(machine, found.trace, violation, { moves, search: 0, preemptions: level }).trace;
  const switches = switchesOf(trace);
  if (search.preemptions === undefined || level === undefined) return { found, trace, switches };
  // Interleavings with fewer preemptions than at the level were explored before it, as far as no other limit cut them.
  const preemptions = { count: level, atLeast: Math.min(level, search.preemptions.explored + 1) };
  return { found, trace, switches, preemptions };
}

function isBetter(one: Candidate, other: Candidate): boolean {
  const preemptions = (one.preemptions?.count ?? 0) - (other.preemptions?.count ?? 0);
  return (preemptions || one.switches - other.switches || one.trace.length - other.trace.length) < 0;
}

/** What the search itself proves. Each preemption is a switch. */
function proved(one: Candidate, search: Searched): Witness {
  const atLeast = hasFewest(search) ? one.switches : (one.preemptions?.atLeast ?? 0);
  return { ...one, switches: { count: one.switches, atLeast } };
}

/** Looks for ways with fewer switches to break the rules, whatever the violation. */
function withFewer(
  machine: ExplorableMachine,
  candidates: readonly Candidate[],
  budget: number,
): readonly Witness[] {
  if (candidates.length === 0) return [];
  const wanted = candidates.map(({ found, switches }): Wanted => ({
    matches: ({ rule }) => rule === found.violation.rule,
    below: switches,
  }));
  return searchForFewer(machine, wanted, budget).results.map(({ found, atLeast }, i): Witness => {
    const known = candidates[i]!;
    if (found === undefined) return { ...known, switches: { count: known.switches, atLeast } };
    const trace = straighten(machine, found.trace, found.violation) ?? found.trace;
    return { found, trace, switches: { count: switchesOf(trace), atLeast } };
  });
}
