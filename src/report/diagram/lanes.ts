import { wrap } from '../wrap.ts';
import type { Line } from './lines.ts';

/** Widest line of a diagram, so that two levels of mail quoting stay under 80 columns. */
export const diagramWidth = 72;

/** Blanks a level of calls is indented by. */
const step = (columns: number): number => (columns > 2 ? 1 : 2);

/** First characters of the columns when the last one starts at `last`. */
const evenly = (columns: number, last: number): readonly number[] =>
  Array.from({ length: columns }, (_, column) =>
    columns === 1 ? 0 : Math.floor((last * column) / (columns - 1)),
  );

function withPlace(text: string, place: string, width: number): string {
  return place !== '' && text.length + 2 + place.length <= width ? `${text}  ${place}` : text;
}

/** The lines of one column, from 0 on: a remark may become several. */
function placed(line: Line, indent: number, width: number): readonly string[] {
  const blanks = ' '.repeat(indent);
  if (line.kind !== 'remark') return [withPlace(blanks + line.text, line.place, width)];
  const wrapped = wrap(line.text, width, { first: blanks, rest: `${blanks}//  ` });
  return wrapped.length === 1 ? [withPlace(wrapped[0]!, line.place, width)] : wrapped;
}

function drawAt(lines: readonly Line[], starts: readonly number[]): readonly string[] {
  const out: string[] = [];
  for (const line of lines) {
    const start = starts[line.cpu] ?? 0;
    const end = starts[line.cpu + 1];
    const width = (end === undefined ? diagramWidth : end - 2) - start;
    for (const text of placed(line, line.depth * step(starts.length), width)) {
      const blanks = Math.max(0, Math.min(start, diagramWidth - text.length));
      out.push((' '.repeat(blanks) + text).slice(0, diagramWidth));
    }
  }
  return out;
}

/** Fewer lines, then more source positions that fit, make the better drawing. */
function cost(drawn: readonly string[]): number {
  const places = drawn.filter((line) => /\S {2}\S+\.[chS]:\d/.test(line)).length;
  return drawn.length * 3 - places;
}

/**
 * Lays lines out side by side, one column a CPU, time running down; the last column starts where the lines fit
 * best. Blanks only, no tabs: quoting in a mail shifts tab stops. A call that does not fit into the last column
 * is moved to the left as far as it must be.
 *
 * @param heads names of the columns.
 */
export function layOut(lines: readonly Line[], heads: readonly string[]): readonly string[] {
  const columns = heads.length;
  const usual = columns === 2 ? 36 : diagramWidth - Math.floor(diagramWidth / columns);
  let starts = evenly(columns, usual);
  let drawn = drawAt(lines, starts);
  for (const shift of [1, -1, 2, -2, 3, -3, 4, -4]) {
    const otherStarts = evenly(columns, usual + shift);
    const other = drawAt(lines, otherStarts);
    if (cost(other) < cost(drawn)) [starts, drawn] = [otherStarts, other];
  }
  let head = '';
  heads.forEach((name, column) => (head = head.padEnd(starts[column]!) + name + ' '));
  return [head.trimEnd(), ...drawn];
}
