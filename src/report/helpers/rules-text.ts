import type { RuleRow } from '../../check/helpers/result.ts';
import { wrap } from '../wrap.ts';
import { shortCount } from './decimal.ts';
import { terminalWidth } from './helper-table.ts';

/** How an outcome is called, in the order in which they are listed. */
const outcomes: Readonly<Record<RuleRow['outcome'], string>> = {
  violated: 'broken',
  'not checked': 'not checked',
  holds: 'hold',
};

/** `96 rules: 2 broken, 4 not checked, 90 hold`. */
export function rulesLine(rules: readonly RuleRow[]): string {
  const parts = (Object.keys(outcomes) as RuleRow['outcome'][]).flatMap((outcome) => {
    const number = rules.filter((rule) => rule.outcome === outcome).length;
    return number === 0 ? [] : [`${number} ${outcomes[outcome]}`];
  });
  return `${rules.length} rules${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
}

/** What became of the rules: counts, and the broken ones by name. */
export function rulesSummary(rules: readonly RuleRow[]): readonly string[] {
  const broken = rules.filter(({ outcome }) => outcome === 'violated').map(({ id }) => id);
  return [
    `Contract: ${rulesLine(rules)}`,
    ...(broken.length === 0
      ? []
      : wrap(`broken: ${broken.join(', ')}`, terminalWidth, { first: '  ', rest: '      ' })),
    ...(rules.some(({ outcome }) => outcome === 'not checked')
      ? ['  not checked: what they are about is not there; each with its reason: --rules']
      : []),
  ];
}

/** Every rule with its statement, its source and what became of it. */
export function rulesInFull(rules: readonly RuleRow[]): readonly string[] {
  return [
    `Contract: ${rulesLine(rules)}`,
    ...rules.flatMap((rule) => {
      const said =
        rule.outcome === 'not checked'
          ? `not checked (${rule.detail})`
          : `${rule.outcome}, ${shortCount(rule.detail)} words`;
      const properties = rule.properties.length === 0 ? '' : ` (${rule.properties.join(', ')})`;
      const indent = { first: '      ', rest: '      ' };
      return [
        ...wrap(`${rule.id}${properties}: ${said}`, terminalWidth, { first: '  ', rest: '      ' }),
        ...wrap(rule.statement, terminalWidth, indent),
        ...wrap(`Source: ${rule.source}`, terminalWidth, indent),
      ];
    }),
  ];
}
