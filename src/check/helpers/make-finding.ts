import type { HelperSet, Level } from '../../contract/helper-set.ts';
import { nameIn } from '../../contract/level-names.ts';
import type { ContractRule, RuleOutcome } from '../../contract/rule.ts';
import { printedParameter, printedStep } from './printed-word.ts';
import type { Finding, SourcePlace, Use } from './result.ts';
import { severityOf } from './severity.ts';

/** Where a finding takes what it says from. */
export interface FindingSources {
  readonly set: HelperSet;
  place(helper: string): SourcePlace | undefined;
  /** Uses of any of the names in generic code. */
  uses(names: readonly string[]): readonly Use[];
}

/** Names that generic code is searched for: what the rule says is relied on, otherwise the blamed helper. */
export function searchedFor({ reliedOnBy, blamed }: ContractRule): readonly string[] {
  return reliedOnBy.length === 0 ? [blamed] : reliedOnBy;
}

/** A broken rule with its evidence; its severity as far as it is known without running scenarios. */
export function findingOf(
  rule: ContractRule,
  outcome: RuleOutcome & { readonly kind: 'violated' },
  { set, place, uses }: FindingSources,
): Finding {
  const { words, steps, expected } = outcome.counterexample;
  // Of 4.4 it is pmd_mknotpresent() that breaks a rule about pmd_mkinvalid().
  const helper = nameIn(set, rule.blamed) ?? rule.blamed;
  const level = levelOf(helper, set);
  const definition = place(helper);
  const searched = searchedFor(rule);
  const used = uses(searched).map(({ file, line, function: name, uses: what }) => ({
    file,
    line,
    function: name,
    uses: what,
  }));
  return {
    rule: rule.id,
    statement: rule.statement,
    properties: rule.properties,
    source: rule.source,
    helper,
    ...(definition === undefined ? {} : { place: definition }),
    consequence: rule.consequence,
    classes: outcome.classes,
    violating: `${outcome.violating}`,
    values: `${outcome.values}`,
    words: words.map(({ name, value }) => printedParameter(set, level, name, value)),
    steps: steps.map(({ expression, value }) => printedStep(set, expression, value)),
    expected,
    uses: used,
    severity: severityOf({
      uses: used,
      searched,
      scenarios: rule.scenarios,
      wanted: 'left out',
      runnable: runnableArchitectures.has(set.architecture),
      runs: [],
    }),
  };
}

/** Architectures whose scenarios tree mode can run; a test holds them to `check`. */
export const runnableArchitectures: ReadonlySet<string> = new Set(['riscv64', 'arm', 'arm64']);

function levelOf(helper: string, set: HelperSet): Level {
  const known = [...set.functions.values()].find((fn) => fn.helper === helper)?.level;
  return known ?? (/^(?:set_)?pte/.test(helper) ? 'pte' : /^(?:set_)?pud/.test(helper) ? 'pud' : 'pmd');
}
