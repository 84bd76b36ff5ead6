import type { CheckResult, Finding } from '../../check/result.ts';
import { effectOfHeadline, placeOfHeadline } from '../headline.ts';
import { wrap } from '../wrap.ts';
import type { Event } from './event.ts';
import { foldLoops, mergeReads } from './fold.ts';
import type { Item } from './fold.ts';
import { diagramWidth, layOut } from './lanes.ts';
import { linesOf } from './lines.ts';
import { numbered } from './numbered.ts';
import { rank, rankEvents } from './rank.ts';
import { predicatesOf } from './remark.ts';

/** More lines than this and the window cannot be seen at a glance. */
const mostLines = 25;

/** Ranks kept, from the richest diagram to the barest. */
const levels: readonly number[] = [rank.table, rank.unlock, rank.lock, rank.race];

/** Items of the events that are kept, folded between the moves of other CPUs. */
function itemsOf(events: readonly Event[]): readonly Item[] {
  const merged = mergeReads(events);
  const items: Item[] = [];
  let start = 0;
  merged.forEach((event, index) => {
    if (merged[index + 1]?.cpu === event.cpu) return;
    items.push(...foldLoops(merged.slice(start, index + 1)));
    start = index + 1;
  });
  return items;
}

function failureLines(result: CheckResult, finding: Finding): readonly string[] {
  const rule = result.rules.find((candidate) => candidate.id === finding.rule);
  const effect = effectOfHeadline(finding.headline);
  const broken = rule === undefined ? finding.rule : `${rule.id} (${rule.name}) is broken`;
  const text = effect === '' || effect === broken ? broken : `${effect}: ${broken}`;
  return wrap(text, diagramWidth, { first: '-> ', rest: '   ' });
}

/**
 * Draws a finding the way kernel changelogs draw races: one column a CPU, time running down, calls nested, an
 * outer call printed once, locks where they matter, entry values with their bits decoded, what fails last. ASCII,
 * no tabs, at most 72 columns and usually 8 to 25 lines. With four or more CPUs it is a numbered list.
 */
export function diagram(result: CheckResult, finding: Finding): readonly string[] {
  const events = rankEvents(finding.steps, placeOfHeadline(finding.headline));
  const predicates = predicatesOf(result.entryValues);
  const heads = result.cpus.map((cpu, number) => `CPU${number}: ${cpu.path}`);
  let drawn: readonly string[] = [];
  for (const level of levels) {
    const items = itemsOf(events.filter((event) => event.rank <= level));
    const lines = linesOf(items, predicates);
    drawn = heads.length > 3 ? numbered(lines) : layOut(lines, heads);
    if (drawn.length < mostLines) break;
  }
  return [...drawn, ...failureLines(result, finding)];
}
