import type { CheckResult, RuleSummary, SearchSummary, StubSummary, Verdict } from '../check/result.ts';
import { shownOutcomes } from './outcomes.ts';
import { wrap } from './wrap.ts';

/** Widest line of prose, after the kernel's rule for mails. */
export const proseWidth = 75;

/** Column at which the values of `name  value` lines begin. */
const valueColumn = 15;

/** `  name         value`, wrapped. */
export function field(name: string, value: string): readonly string[] {
  return wrap(value, proseWidth, {
    first: `  ${name}`.padEnd(valueColumn),
    rest: ' '.repeat(valueColumn),
  });
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;

function searchText(search: SearchSummary): string {
  const parts = [`engine ${search.engine}`];
  if (search.executions !== undefined) parts.push(count(search.executions, 'execution'));
  if (search.preemptions !== undefined)
    parts.push(`at most ${count(search.preemptions.bound, 'preemption')}`);
  if (search.redundant !== undefined) parts.push(`${search.redundant} cut short as redundant`);
  if (search.states !== undefined) parts.push(count(search.states, 'state'));
  parts.push(count(search.transitions, 'transition'), `longest trace ${count(search.depth, 'action')}`);
  parts.push(count(search.rounds, 'round'), count(search.sharedWords, 'shared word'));
  if (search.collisionOdds !== undefined) {
    parts.push(`odds that a hash collision hid a state at most ${search.collisionOdds.toExponential(1)}`);
  }
  return parts.join(', ');
}

/**
 * A rule that was not broken in an unfinished search, or beside one whose violations end paths early, held so far,
 * and no more can be said.
 */
function outcomeOf(rule: RuleSummary, verdict: Verdict): string {
  if (rule.outcome === 'violated' || verdict.kind === 'holds') return rule.outcome;
  return verdict.kind === 'violated' ? 'not broken on the paths that ran to their end' : 'not broken so far';
}

/** Says whether the search reached what the scenario is about. */
function reachLines(result: CheckResult): readonly string[] {
  const lines = result.sometimes.flatMap((state) =>
    field('reached', `${state.reached ? 'yes' : 'NO '}  ${state.name}`),
  );
  const missing = result.sometimes.filter((state) => !state.reached);
  // A violation stands whatever else was not reached: it may be what ended every interleaving before that.
  if (missing.length === 0 || result.verdict.kind === 'violated') return lines;
  const warning =
    `vacuous: ${missing.length} of ${result.sometimes.length} states that this scenario is about were ` +
    'never reached, so the rules were not put to the test there. Do not rely on this verdict.';
  return [...lines, ...wrap(warning, proseWidth, { first: '  ', rest: '  ' })];
}

/** Nothing that is modelled depends on it: its effect reads `no effect`, or `no effect: why`. */
function isIdle(stub: StubSummary): boolean {
  return stub.effect.startsWith('no effect');
}

/** What stood in for externals of the kernel code; those without effect are part of the claim. */
function stubLines(result: CheckResult): readonly string[] {
  const effective = result.stubs.filter((stub) => !isIdle(stub)).map((stub) => stub.name);
  const idle = result.stubs.filter((stub) => isIdle(stub)).map((stub) => stub.name);
  return [
    ...(effective.length === 0 ? [] : field('stubs', effective.join(', '))),
    ...(idle.length === 0 ? [] : field('no effect', idle.join(', '))),
  ];
}

/**
 * The block that says what exactly was checked, so that a verdict is never an unqualified OK: source, CPUs,
 * table size, compiler profile, rules, effort of the search, states reached, outcomes, stubs, limits.
 */
export function claimBlock(result: CheckResult): readonly string[] {
  const { source } = result;
  const cpus = result.cpus.map((cpu, number) => `CPU${number} ${cpu.path}: ${cpu.entry}()`);
  const profile =
    source.profile === 'source'
      ? 'source (no compiler pass merges loads)'
      : 'O1 (as clang -O1 leaves the code)';
  const overlays = source.overlays.length === 0 ? 'none' : source.overlays.join(', ');
  return [
    'Checked:',
    ...field('scenario', result.title),
    ...cpus.flatMap((cpu, number) => field(number === 0 ? 'CPUs' : '', cpu)),
    ...field('kernel', `${source.kernelVersion} ${source.architecture}, overlays: ${overlays}`),
    ...field('profile', profile),
    ...field('compiler', source.compiler),
    ...field('tables', `${source.tableEntries} entries, pages of ${source.pageSize} bytes`),
    ...(source.config.length === 0 ? [] : field('config', source.config.join(', '))),
    ...result.rules.flatMap((rule, number) =>
      field(number === 0 ? 'rules' : '', `${rule.id} ${rule.name}: ${outcomeOf(rule, result.verdict)}`),
    ),
    ...field('search', searchText(result.search)),
    ...reachLines(result),
    ...shownOutcomes(result.outcomes).flatMap((line, number) => field(number === 0 ? 'outcomes' : '', line)),
    ...stubLines(result),
    ...result.bounds.flatMap((bound, number) => field(number === 0 ? 'limits' : '', bound)),
  ];
}
