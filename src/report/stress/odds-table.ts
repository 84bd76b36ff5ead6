import type { BrokenRuleOdds, Odds, StressResult, SweepPoint } from '../../check/stress/result.ts';
import { shellWord } from '../shell-word.ts';
import { attemptsText, exactText, intervalText, probabilityText } from './figures.ts';

/** Rows under each other, columns two blanks apart. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ')}`.trimEnd(),
  );
}

/** A line for each rule that was broken or can be, with its odds; then what holds for all of them together. */
export function oddsTable(result: StressResult): readonly string[] {
  const isExact = result.exact !== undefined;
  const row = (name: string, odds: Odds): readonly string[] => [
    name,
    `${odds.hits} of ${result.attempts}`,
    intervalText(odds.probability),
    ...(isExact ? [odds.exact === undefined ? '0' : exactText(odds.exact)] : []),
    attemptsText(odds.half),
    attemptsText(odds.almostCertain),
  ];
  const head = [
    'rule',
    'broken in',
    'probability an attempt, 95 %',
    ...(isExact ? ['exact'] : []),
    'attempts until 50 %',
    'until 99 %',
  ];
  const rules = result.rules.map(({ rule, odds }: BrokenRuleOdds) => row(rule, odds));
  if (rules.length === 1) return columns([head, ...rules]);
  return columns([head, ...rules, row('any', result.any)]);
}

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`;

/** The command that decides what attempts cannot. */
function exhaustive({ source }: StressResult): string {
  const { scenario, architecture } = source;
  if (source.kind === 'tree') {
    const overlays = source.overlays.length === 0 ? '' : ' with the same --overlay';
    return `thpcheck check TREE ${scenario} --arch ${architecture}${overlays}`;
  }
  const departures = source.departures.map((name) => ` --with ${shellWord(name)}`).join('');
  return `thpcheck explore ${scenario} --arch ${architecture} --kernel ${source.kernelVersion}${departures}`;
}

/** What a run without a violation says: not that there is none. */
export function nothingFound(result: StressResult): string {
  const { any, attempts, exact, cut, mostSteps } = result;
  const high = probabilityText(any.probability.high);
  const least = attemptsText(any.half);
  const unfinished =
    cut === 0
      ? ''
      : ` ${cut === attempts ? 'All' : String(cut)} of these attempts were given up after ${counted(mostSteps, 'step')}: ` +
        'nothing is known of what would have followed.';
  const text =
    attempts === 0
      ? 'No attempt was made, so nothing is known.'
      : `No rule was broken in ${counted(attempts, 'attempt')}.${unfinished} With 95 % confidence ` +
        `${cut === 0 ? 'an attempt' : `an attempt of at most ${counted(mostSteps, 'step')}`} breaks one with a ` +
        `probability of at most ${high} (rule of three); seeing it with probability 1/2 takes ${least} ` +
        `${least === 'at least 1' ? 'attempt' : 'attempts'}. This does not say that there is no violation: ` +
        `${exhaustive(result)} explores all interleavings.`;
  if (exact === undefined || any.exact === undefined || any.exact.high > 0) return text;
  return `${text} Here the graph of all ${exact.states} states has none: the probability is exactly 0.`;
}

/** The probability as a function of the delay. */
export function sweepTable(points: readonly SweepPoint[], delay: string): readonly string[] {
  const rules = [...new Set(points.flatMap((point) => point.rules.map(({ rule }) => rule)))];
  const head = [delay, 'attempts', ...(rules.length === 1 ? [] : ['any rule']), ...rules];
  const rows = points.map(({ cycles, attempts, any, rules: odds }) => [
    String(cycles),
    String(attempts),
    ...(rules.length === 1 ? [] : [intervalText(any.probability)]),
    ...rules.map((rule) => {
      const found = odds.find((each) => each.rule === rule);
      return found === undefined
        ? `0 (0..${probabilityText(Math.min(1, 3 / attempts))})`
        : intervalText(found.odds.probability);
    }),
  ]);
  return columns([head, ...rows]);
}
