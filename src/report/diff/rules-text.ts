import type { ArchitectureDiff, ChangedRule, ChangedScenario } from '../../check/diff/result.ts';
import type { Finding } from '../../check/helpers/result.ts';
import { terminalWidth } from '../helpers/helper-table.ts';
import { wrap } from '../wrap.ts';
import { namesOf, ruleChanges } from './changes.ts';

const indent = { first: '      ', rest: '          ' };

function ruleLines(rule: ChangedRule): readonly string[] {
  const { id, change, statement, source } = rule;
  return [
    ...wrap(`${id}: ${change}`, terminalWidth, { first: '    ', rest: '        ' }),
    ...wrap(`old: ${rule.old.detail}`, terminalWidth, indent),
    ...wrap(`new: ${rule.new.detail}`, terminalWidth, indent),
    ...(rule.newClasses.length === 0
      ? []
      : wrap(`newly broken for: ${rule.newClasses.join(', ')}`, terminalWidth, indent)),
    // A finding says this itself.
    ...(rule.finding === undefined ? wrap(`${statement} Source: ${source}`, terminalWidth, indent) : []),
  ];
}

/** Rules with another outcome, worst first. */
export function changedRulesText(
  { rules, stillBroken }: ArchitectureDiff,
  detail: 'full' | 'verbose',
): readonly string[] {
  const order = namesOf(ruleChanges);
  const sorted = rules.toSorted((a, b) => order.indexOf(a.change) - order.indexOf(b.change));
  const shown = sorted.filter(({ change }) => detail === 'verbose' || ruleChanges[change] !== 'counted');
  const numbers = order.flatMap((change) => {
    const number = sorted.filter((rule) => rule.change === change && !shown.includes(rule)).length;
    return number === 0 ? [] : [`    ${number} ${change}`];
  });
  const still =
    stillBroken.length === 0
      ? []
      : wrap(`broken on both sides: ${stillBroken.join(', ')}`, terminalWidth, {
          first: '    ',
          rest: '        ',
        });
  const lines = [...shown.flatMap((rule) => ruleLines(rule)), ...numbers, ...still];
  return lines.length === 0 ? [] : ['  Rules', ...lines];
}

/** The findings of rules that are broken in the new tree and were not, or not so much, in the old one. */
export function newFindings({ rules }: ArchitectureDiff): readonly Finding[] {
  return rules.flatMap(({ change, finding }) =>
    finding !== undefined && ruleChanges[change] === 'found' ? [finding] : [],
  );
}

function scenarioLines({ scenario, change, old, new: fresh, violation }: ChangedScenario): readonly string[] {
  return [
    ...wrap(`${scenario}: ${change} (old: ${old}, new: ${fresh})`, terminalWidth, {
      first: '    ',
      rest: '        ',
    }),
    ...(violation === undefined
      ? []
      : [`      breaks ${violation.rule}`, ...violation.trace.map((line) => `        ${line}`.trimEnd())]),
  ];
}

/** Scenarios with another verdict. */
export function changedScenariosText({ scenarios, scenariosRun }: ArchitectureDiff): readonly string[] {
  if (scenariosRun === 0) return [];
  const same = scenariosRun - scenarios.length;
  return [
    `  Scenarios: ${scenariosRun} run on both sides, ${same} with the same verdict`,
    ...scenarios.flatMap((scenario) => scenarioLines(scenario)),
  ];
}
