/** Reads a Kconfig file as logical lines: a backslash at the end joins, help texts are skipped as blocks. */
export class LineReader {
  readonly #text: string;
  #at = 0;
  #line = 0;
  #start = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Number of the physical line on which the last logical line began. */
  get line(): number {
    return this.#start;
  }

  #physical(): string | undefined {
    if (this.#at >= this.#text.length) return undefined;
    let end = this.#text.indexOf('\n', this.#at);
    if (end < 0) end = this.#text.length;
    const line = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    this.#line++;
    return line;
  }

  /** The next line that is neither blank nor a comment, joined with its continuation lines. */
  next(): string | undefined {
    for (;;) {
      let line = this.#physical();
      if (line === undefined) return undefined;
      this.#start = this.#line;
      const first = line.search(/\S/);
      if (first < 0 || line[first] === '#') continue;
      while (line.endsWith('\\')) {
        const more = this.#physical();
        if (more === undefined) break;
        line = `${line.slice(0, -1)} ${more}`;
      }
      return line;
    }
  }

  /**
   * Skips a help text: it goes on until a line that is indented less than its first one. A text that begins in
   * the first column is one line long.
   */
  skipHelp(): void {
    let indent = 0;
    for (let first = true; ; first = false) {
      const mark = this.#at;
      const line = this.#physical();
      if (line === undefined) return;
      const column = columnOfText(line);
      if (column < 0) continue;
      if ((!first && column === 0) || (indent > 0 && column < indent)) {
        this.#at = mark;
        this.#line--;
        return;
      }
      if (indent === 0) indent = column;
    }
  }
}

/** Column of the first character that is no blank (tabs count to the next multiple of 8), or -1. */
function columnOfText(line: string): number {
  let column = 0;
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (c === '\t') column = (column & ~7) + 8;
    else if (c === ' ') column++;
    else return column;
  }
  return -1;
}
