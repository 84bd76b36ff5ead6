import { classesNamed } from './classes-named.ts';
import { unreachable } from '../../diagnostic/diagnostic.ts';
import type { Finding, PrintedWord, Severity } from '../../check/helpers/result.ts';
import { noBreak, wrap } from '../wrap.ts';
import { shortCount } from './decimal.ts';
import { terminalWidth } from './helper-table.ts';
import { fullPlace } from './short-place.ts';
import { usesByFunction } from './uses.ts';

/** Functions shown that rely on what is broken; the others are counted. */
const usesShown = 8;

/** `path:line: pmd_mkinvalid(): breaks RULE [arm] [latent]`: one line, to grep for. */
export function findingLine(finding: Finding, architecture: string): string {
  const place = finding.place === undefined ? 'place unknown' : fullPlace(finding.place);
  return `${place}: ${finding.helper}(): breaks ${finding.rule} [${architecture}] [${finding.severity.kind}]`;
}

/** `  name   text`, wrapped. */
function field(name: string, text: string): readonly string[] {
  return wrap(text, terminalWidth, { first: `    ${name.padEnd(13)}`, rest: ' '.repeat(17) });
}

/** A word: `entry = 0x1  VALID`. */
export function wordText({ name, value, bits }: PrintedWord): string {
  return `${name} = ${value}${bits === '' ? '' : `${noBreak}${noBreak}${bits}`}`;
}

/** How bad it is, and how that is known. */
function severityText(severity: Severity): readonly string[] {
  switch (severity.kind) {
    case 'reachable':
      return [
        ...field('severity', `reachable: scenario ${severity.scenario} breaks ${severity.rule} on this tree`),
        ...severity.trace.map((line) => `        ${line}`.trimEnd()),
      ];
    case 'latent':
      return field(
        'severity',
        `latent: ${severity.why}${severity.ran.length === 0 ? '' : `; scenarios that ran: ${severity.ran.join(', ')}`}`,
      );
    case 'unused':
      return field('severity', 'unused: no generic code of this tree depends on it');
    default:
      return unreachable(severity, 'severity');
  }
}

/** How many words break the rule, of how many: `every one of 512 words`. */
export function brokenBy({ violating, values }: Finding): string {
  return `${violating === values ? 'every one' : shortCount(violating)} of ${shortCount(values)} words`;
}

/** A finding with its evidence. */
export function findingText(finding: Finding, architecture: string): readonly string[] {
  const uses = usesByFunction(finding.uses);
  const more = uses.length - usesShown;
  const demand = finding.properties.length === 0 ? '' : ` (${finding.properties.join(', ')})`;
  return [
    findingLine(finding, architecture),
    ...field('rule', `${finding.statement}${demand}`),
    ...field('source', finding.source),
    ...field('broken by', `${brokenBy(finding)}: ${classesNamed(finding.classes)}`),
    ...[...finding.words, ...finding.steps].flatMap((word, at) =>
      field(at === 0 ? 'such as' : '', wordText(word)),
    ),
    ...field('expected', finding.expected),
    ...field('consequence', finding.consequence),
    ...uses.slice(0, usesShown).flatMap((use, at) => field(at === 0 ? 'relied on by' : '', use)),
    ...(more > 0 ? field('', `and ${more} more functions`) : []),
    ...severityText(finding.severity),
  ];
}
