import type {
  ArchitectureDiff,
  ChangedHelper,
  DiffResult,
  OneSidedHelper,
  SideFailure,
  TreeSummary,
} from '../../check/diff/result.ts';
import { findingLine, findingText } from '../helpers/finding-text.ts';
import { terminalWidth } from '../helpers/helper-table.ts';
import { shortPlace } from '../helpers/short-place.ts';
import { wrap } from '../wrap.ts';
import { changedHelperText } from './changed-helper-text.ts';
import { changedRulesText, changedScenariosText, newFindings } from './rules-text.ts';

/** How much is printed: `brief` a line an architecture and a line a newly broken rule, `verbose` all. */
export type DiffDetail = 'brief' | 'full' | 'verbose';

/** `6.1.192`, or `v6.1 (6.1.0, 830b3c68c1fb)` for a revision. */
function treeText({ version, revision, commit }: TreeSummary): string {
  return revision === undefined ? version : `${revision} (${version}, ${(commit ?? '').slice(0, 12)})`;
}

/** The first line of a report. */
export function diffHead(old: TreeSummary, fresh: TreeSummary): string {
  return `Linux ${treeText(old)} -> ${treeText(fresh)}\n`;
}

/** A list of names, wrapped, below a head. */
function named(head: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  return wrap(`${head}: ${names.join(', ')}`, terminalWidth, { first: '    ', rest: '        ' });
}

/** Whether a changed helper is shown with its formulas even where not everything is wanted. */
function matters({ change, entries }: ChangedHelper): boolean {
  return change !== 'bits moved' && (entries !== 'none' || change === 'parameters' || change === 'stops');
}

function oneSided(head: string, helpers: readonly OneSidedHelper[], detail: DiffDetail): readonly string[] {
  if (detail !== 'verbose')
    return named(
      `${helpers.length} ${head}`,
      helpers.map(({ name }) => name),
    );
  return helpers.flatMap(({ name, formula, definition }) => [
    ...wrap(
      `${head}: ${name}${definition === undefined ? '' : ` (${shortPlace(definition)})`}`,
      terminalWidth,
      { first: '    ', rest: '        ' },
    ),
    ...formula.flatMap((line) => wrap(line, terminalWidth, { first: '      ', rest: '          ' })),
  ]);
}

function helpersText(diff: ArchitectureDiff, detail: 'full' | 'verbose'): readonly string[] {
  const { appeared, gone, changed, unchanged, knownOnOneSide } = diff;
  const shown = changed.filter((helper) => detail === 'verbose' || matters(helper));
  const rest = changed.filter((helper) => !shown.includes(helper));
  const moved = rest.filter(({ change }) => change === 'bits moved').map(({ name }) => name);
  const unseen = rest.filter(({ change }) => change !== 'bits moved').map(({ name }) => name);
  return [
    `  Helpers: ${unchanged} mean the same, ${changed.length} changed, ${appeared.length} appeared, ${gone.length} gone`,
    ...shown.flatMap((helper) => changedHelperText(helper)),
    ...named(`${moved.length} mean the same in the names of the bits, which are elsewhere`, moved),
    ...named(`${unseen.length} differ only for words that no class of entries holds`, unseen),
    ...oneSided('appeared', appeared, detail),
    ...oneSided('gone', gone, detail),
    ...knownOnOneSide.flatMap(({ helper, unknown, reason }) =>
      wrap(`${helper}: not evaluated in the ${unknown} tree: ${reason}`, terminalWidth, {
        first: '    ',
        rest: '        ',
      }),
    ),
  ];
}

function surroundings({ constants, configuration }: ArchitectureDiff): readonly string[] {
  const lines = [
    ...constants.map(({ name, old, new: fresh }) => `${name}: ${old} -> ${fresh}`),
    ...(configuration.old.length === 0
      ? []
      : [`only in the old configuration: ${configuration.old.join(', ')}`]),
    ...(configuration.new.length === 0
      ? []
      : [`only in the new configuration: ${configuration.new.join(', ')}`]),
  ];
  if (lines.length === 0) return [];
  return [
    '  Numbers and configuration',
    ...lines.flatMap((line) => wrap(line, terminalWidth, { first: '    ', rest: '        ' })),
  ];
}

/** New findings of an architecture, a line each to grep for. */
function findingLines(diff: ArchitectureDiff): readonly string[] {
  return newFindings(diff).map((finding) => findingLine(finding, diff.architecture));
}

/** What changed on an architecture, for a terminal of 100 columns. Ends with a line end. */
export function architectureDiffText(diff: ArchitectureDiff, detail: DiffDetail): string {
  const { architecture, verdict, changed, appeared, gone, rules } = diff;
  const counts = `${changed.length} helpers changed, ${appeared.length} appeared, ${gone.length} gone, ${rules.length} rules changed`;
  const head = `${architecture}: ${verdict} (${counts})`;
  if (detail === 'brief') return `${[head, ...findingLines(diff)].join('\n')}\n`;
  const blocks = [
    [head],
    changedRulesText(diff, detail),
    ...newFindings(diff).map((finding) => findingText(finding, architecture)),
    changedScenariosText(diff),
    helpersText(diff, detail),
    surroundings(diff),
  ];
  return `${blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n')}\n`;
}

/** An architecture that only one side has. */
export function onlyInText(architecture: string, side: 'old' | 'new'): string {
  return `${architecture}: only in the ${side} tree\n`;
}

/** An architecture that could not be evaluated on a side. */
export function sideFailureText({ architecture, side, code, reason }: SideFailure): string {
  const text = `${architecture}: not evaluated in the ${side} tree (${code}): ${reason}`;
  return `${wrap(text, terminalWidth, { first: '', rest: '    ' }).join('\n')}\n`;
}

/** The verdict on the whole, and every rule that is newly broken. Ends with a line end. */
export function diffEnd({ verdict, architectures, onlyIn, failures }: DiffResult): string {
  const worse = architectures
    .filter((each) => each.verdict === 'worse')
    .map(({ architecture }) => architecture);
  const head = `Summary: ${verdict}${worse.length === 0 ? '' : ` on ${worse.join(', ')}`}; ${architectures.length} compared`;
  return `${[
    head,
    ...architectures.flatMap((each) => findingLines(each).map((line) => `  ${line}`)),
    ...onlyIn.map(({ architecture, side }) => `  ${architecture}: only in the ${side} tree`),
    ...failures.map(
      ({ architecture, side, code }) => `  ${architecture}: not evaluated in the ${side} tree (${code})`,
    ),
  ].join('\n')}\n`;
}
