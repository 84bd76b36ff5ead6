/** Indentation of wrapped text: in front of the first line, and in front of the others. */
export interface Indent {
  readonly first: string;
  readonly rest: string;
}

/** A blank at which no line is broken; printed as an ordinary one. */
export const noBreak = '\u00a0';

/**
 * Breaks prose at blanks into lines of at most `width` characters, indentation included. A word that is longer
 * than a line is never cut: it gets a line of its own. Runs of blanks become one.
 */
export function wrap(text: string, width: number, indent: Indent = { first: '', rest: '' }): string[] {
  const lines: string[] = [];
  let line = indent.first;
  let empty = true;
  for (const word of text.split(/[ \t\n]+/)) {
    if (word === '') continue;
    if (!empty && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent.rest;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  if (!empty) lines.push(line);
  return lines.map((wrapped) => wrapped.replaceAll(noBreak, ' '));
}
