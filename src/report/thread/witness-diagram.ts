import type { WitnessStep, WitnessSummary } from '../../check/thread/result.ts';
import { wrap } from '../wrap.ts';

/** Widest line, so that two levels of mail quoting stay under 80 columns. */
const width = 76;

/** A line of one column, before it is placed. */
interface Line {
  readonly lane: number;
  readonly depth: number;
  readonly text: string;
}

/**
 * Draws a witness the way kernel changelogs draw races: one column a CPU, time running down, a call printed once,
 * entry values under the step that changes them, what is broken last.
 */
function diagram(witness: WitnessSummary): readonly string[] {
  const lines = linesOf(witness.steps);
  const columns = witness.heads.length;
  const starts = witness.heads.map((_, lane) => Math.floor((width / columns) * lane));
  let head = '';
  witness.heads.forEach((name, lane) => (head = head.padEnd(starts[lane]!) + name + ' '));
  const body = lines.flatMap(({ lane, depth, text }) => {
    const start = starts[lane] ?? 0;
    const room = Math.max(24, width - start);
    const indent = ' '.repeat(Math.min(depth * 2, 8));
    return wrap(text, Math.min(room, Math.max(36, Math.floor(width / columns) + 8)), {
      first: indent,
      rest: `${indent}    `,
    }).map((part) => ' '.repeat(Math.max(0, Math.min(start, width - part.length))) + part);
  });
  return [head.trimEnd(), ...body, ...failure(witness)];
}

/** The diagram under a line that says what was run; `indent` stands before that line. */
export function witnessText(witness: WitnessSummary, indent: string): readonly string[] {
  const { scenario, architecture, version, departures } = witness;
  const text = departures.length === 0 ? '' : `, with "${departures.join('", "')}"`;
  const title = `${scenario} on ${architecture}, kernel ${version}${text}:`;
  return [
    ...wrap(title, width, { first: indent, rest: indent }),
    ...diagram(witness).map((line) => `  ${line}`.trimEnd()),
  ];
}

function linesOf(steps: readonly WitnessStep[]): readonly Line[] {
  const lines: Line[] = [];
  const open = new Map<number, readonly string[]>();
  for (const { lane, hardware, calls, label, changes } of steps) {
    const isHardware = hardware !== '';
    const before = open.get(lane) ?? [];
    let same = 0;
    while (same < calls.length && before[same] === calls[same]) same++;
    if (!isHardware) {
      calls.slice(same).forEach((name, at) => lines.push({ lane, depth: same + at, text: `${name}()` }));
      open.set(lane, calls);
    }
    const depth = isHardware ? 0 : calls.length;
    lines.push({
      lane,
      depth,
      text: isHardware ? `<${hardware.replace(/ of CPU\d+$| to CPU\d+$| on CPU\d+$/, '')}: ${label}>` : label,
    });
    for (const { name, before: old, after } of changes) {
      if (!isEntry(old, after)) continue;
      lines.push({ lane, depth: depth + 1, text: `// ${name}: ${changeText(old, after)}` });
    }
  }
  return lines;
}

/** `huge 0x403 -> huge, invalid 0x423 (+INVALID)`: both values, and the bit names that came or went. */
function changeText(before: string, after: string): string {
  const old = namesOf(before);
  const now = namesOf(after);
  const bare = (label: string): string => label.replace(/ \[.*\]$/, '');
  const came = now.filter((name) => !old.includes(name)).map((name) => `+${name}`);
  const went = old.filter((name) => !now.includes(name)).map((name) => `-${name}`);
  const same = old.length > 0 && now.length > 0 && came.length + went.length <= 3;
  const difference = same && came.length + went.length > 0 ? ` (${[...came, ...went].join(' ')})` : '';
  return `${bare(before)} -> ${bare(after)}${difference}`;
}

/** Bit names between the brackets of a label. */
function namesOf(label: string): readonly string[] {
  return /\[(.*)\]$/.exec(label)?.[1]?.split(' ') ?? [];
}

/** Entries are shown with their values; locks and counters speak through the label. */
function isEntry(before: string, after: string): boolean {
  return /0x[0-9a-f]/.test(before) || /0x[0-9a-f]/.test(after);
}

function failure({ rule, message }: WitnessSummary): readonly string[] {
  return wrap(`${rule}: ${message}`, width, { first: '-> ', rest: '   ' });
}
