import type {
  HelperRepair,
  NoSuggestion,
  RepairResult,
  Suggestion,
} from '../../check/repair/repair-result.ts';

const indent = (lines: readonly string[], by = '  '): readonly string[] =>
  lines.map((line) => (line === '' ? '' : by + line));

/** A repair for people: what is broken, the suggested patch, and on what evidence. */
export function repairText(result: RepairResult): string {
  const { architecture, version, overlays, repairs } = result;
  const beside = overlays.length === 0 ? '' : ` with ${overlays.join(', ')}`;
  const head = `${architecture}, Linux ${version}${beside}`;
  if (repairs.length === 0) return `${head}\n\nNo rule of the contract is broken: nothing to repair.\n`;
  return `${[head, ...repairs.map((one) => helperText(one).join('\n'))].join('\n\n')}\n`;
}

function helperText({ helper, place, formula, broken, outcome }: HelperRepair): readonly string[] {
  const where = place === undefined ? '' : `${place.file}:${place.line}: `;
  return [
    `${where}${helper}()`,
    ...indent(formula.length === 0 ? ['is not evaluated'] : ['is now', ...indent(formula)]),
    ...indent(
      broken.length === 0
        ? ['No rule that it is to blame for is broken.']
        : [`breaks ${count(broken.length, 'rule')}`, ...broken.flatMap((one) => indent(brokenRule(one)))],
    ),
    ...indent(outcome.kind === 'suggestion' ? suggestionText(outcome) : noSuggestionText(outcome)),
  ];
}

function brokenRule({ rule, statement, steps }: HelperRepair['broken'][number]): readonly string[] {
  const shown = steps.map(
    ({ name, value, bits }) => `${name} = ${value}${bits === '' || bits === '0' ? '' : ` [${bits}]`}`,
  );
  return [`${rule}: ${statement}`, ...indent(shown)];
}

function noSuggestionText({ reason, tried }: NoSuggestion): readonly string[] {
  const looked = tried === 0 ? '' : ` (${count(tried, 'definition')} tried)`;
  return [`No suggestion: ${reason}${looked}.`];
}

function suggestionText(suggestion: Suggestion): readonly string[] {
  const { patch, formula, changes, proof, measuredFrom, repairs, beyondReach, scenarios, tried } = suggestion;
  const unchanged = changes.length === 0 && measuredFrom === 'the definition';
  if (unchanged && repairs.length === 0)
    return [
      'No suggestion: its masks are the best there are.',
      ...indent(beyondReach.map((rule) => `${rule} stays broken with every choice of masks nearby`)),
    ];
  return [
    'SUGGESTION (made by a search over masks; read it before you use it)',
    ...indent(['', ...patch, '']),
    'It then is',
    ...indent(formula),
    ...indent(
      changes.map(
        ({ field, before, after }) => `${field}: ${before === undefined ? '' : `${before}, now `}${after}`,
      ),
      '  - ',
    ),
    proof === 'smallest'
      ? `No smaller change of ${measuredFrom} keeps the contract (${count(tried, 'definition')} tried).`
      : `None of these changes of ${measuredFrom} can be left out (${count(tried, 'definition')} tried).`,
    `Mended: ${repairs.join(', ') || 'none'}.`,
    ...(beyondReach.length === 0
      ? []
      : [
          `Still broken, whatever the masks: ${beyondReach.join(', ')}. Another helper would have to change.`,
        ]),
    ...scenarioLines(scenarios),
  ];
}

function scenarioLines(scenarios: Suggestion['scenarios']): readonly string[] {
  if (scenarios.length === 0) return ['No scenario was run: the evidence is the contract alone.'];
  const changed = scenarios.filter(({ before, after }) => before !== after);
  const same = scenarios.filter(({ before, after }) => before === after);
  const verdicts = new Map<string, number>();
  for (const { after } of same) if (after !== 'violated') verdicts.set(after, (verdicts.get(after) ?? 0) + 1);
  return [
    `${count(scenarios.length, 'scenario')} run with tables of 8 entries, before and after:`,
    ...indent(changed.map(({ scenario, before, after }) => `${scenario}: ${before}, then ${after}`)),
    ...indent(
      same
        .filter(({ after }) => after === 'violated')
        .map(({ scenario, pristine }) =>
          pristine === 'violated'
            ? `${scenario}: violated in any case, without the overlays too`
            : `${scenario}: violated both times`,
        ),
    ),
    ...indent([...verdicts].map(([verdict, many]) => `${count(many, 'scenario')}: ${verdict} both times`)),
  ];
}

function count(many: number, what: string): string {
  return `${many} ${what}${many === 1 ? '' : 's'}`;
}
