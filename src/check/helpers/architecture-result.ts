import { countSatisfying, evaluateWord, smallestAssignment } from '../../bdd/assignments.ts';
import { checkContract } from '../../contract/check-contract.ts';
import { formulaOf } from '../../contract/formula/formula-of.ts';
import type { HelperFunction, HelperSet } from '../../contract/helper-set.ts';
import type { EntryClass } from '../../contract/rule.ts';
import { type ClassTruth, truthTable } from '../../contract/truth-table.ts';
import { configurationLines } from './configuration.ts';
import { findingOf } from './make-finding.ts';
import { printedEntry } from './printed-word.ts';
import type { ArchitectureResult, ClassRow, HelperRow, RuleRow, SourcePlace, Use } from './result.ts';

/** What is known of an architecture besides the meaning of its helpers. */
export interface Surroundings {
  /** What was pinned, one line each. */
  readonly assumptions: readonly string[];
  /** Where helpers are defined; those that were not found are absent. */
  places(helpers: ReadonlySet<string>): ReadonlyMap<string, SourcePlace>;
  /** Uses of any of the names in generic code. */
  uses(names: readonly string[]): readonly Use[];
}

/** Everything that a report says of an architecture: formulas, classes, truths, rules, findings. */
export function architectureResult(set: HelperSet, surroundings: Surroundings): ArchitectureResult {
  const { classes, outcomes } = checkContract(set);
  const functions = [...set.functions.values()];
  const places = surroundings.places(
    new Set([...functions.map(({ helper }) => helper), ...outcomes.map(({ rule }) => rule.blamed)]),
  );
  const place = (helper: string): SourcePlace | undefined => {
    const found = places.get(helper);
    return found === undefined ? undefined : { file: found.file, line: found.line };
  };
  const truths = truthTable(set, classes);
  const sources = { set, place, uses: (names: readonly string[]) => surroundings.uses(names) };
  return {
    architecture: set.architecture,
    configuration: configurationLines(set.config),
    assumptions: surroundings.assumptions,
    rows: functions.map((fn) => rowOf(fn, set, place(fn.helper), truths.get(fn.name))),
    classes: [...classes.values()].map((each) => classRow(each, set)),
    notEvaluated: set.notEvaluated,
    rules: outcomes.map(({ rule, outcome }): RuleRow => {
      const { id, statement, properties, source } = rule;
      const detail = outcome.kind === 'not checked' ? outcome.reason : `${outcome.values}`;
      return { id, statement, properties, source, outcome: outcome.kind, detail };
    }),
    findings: outcomes.flatMap(({ rule, outcome }) =>
      outcome.kind === 'violated' ? [findingOf(rule, outcome, sources)] : [],
    ),
  };
}

function rowOf(
  fn: HelperFunction,
  set: HelperSet,
  definition: SourcePlace | undefined,
  truth: ReadonlyMap<string, ClassTruth> | undefined,
): HelperRow {
  const { name, helper, level, kind, parameters, stops = [] } = fn;
  const formula = formulaOf(fn, set);
  return {
    name,
    helper,
    level,
    kind,
    parameters: parameters.map((parameter) => parameter.name),
    formula: formula.lines,
    formulaKind: formula.kind,
    ...(definition === undefined ? {} : { definition }),
    ...(stops.length === 0
      ? {}
      : {
          stops: stops.map(({ condition, reason }) => ({
            where: formulaOf({ ...fn, kind: 'predicate', result: [condition] }, set).lines,
            reason,
          })),
        }),
    ...(truth === undefined ? {} : { truth: Object.fromEntries(truth) }),
  };
}

/** Bits of an entry of a level: as wide as the parameter of a helper that is given one. */
function widthOf(set: HelperSet, level: EntryClass['level']): number {
  for (const fn of set.functions.values()) {
    if (fn.level === level && fn.kind === 'predicate') return fn.parameters[0]!.width;
  }
  return set.format.width;
}

function classRow({ id, level, made, set: members }: EntryClass, set: HelperSet): ClassRow {
  const { manager } = set;
  const width = widthOf(set, level);
  const variables = Array.from({ length: width }, (_, bit) => 2 * bit);
  const chosen = smallestAssignment(manager, members, variables.toReversed());
  const word = variables.map((variable) => manager.variable(variable));
  const value = evaluateWord(manager, word, (variable) => chosen?.has(variable) === true);
  return {
    id,
    level,
    made,
    size: `${countSatisfying(manager, members, variables)}`,
    example: printedEntry(set, level, 'entry', value),
  };
}
