import type { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { unknownIr, unsupportedIr } from '../diagnostics.ts';

const newline = 10;
const quote = 34;

/** Whether the character may be part of a word, number or unquoted name. */
function isWordCharacter(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    (code >= 65 && code <= 90) ||
    code === 95 ||
    code === 46 ||
    code === 36 ||
    code === 45
  );
}

/** A reading position in the text of a module. */
export class Cursor {
  readonly text: string;
  /** Name of the module, for messages. */
  readonly module: string;
  position: number;

  constructor(text: string, module: string, position: number) {
    this.text = text;
    this.module = module;
    this.position = position;
  }

  /** Character code at the position; NaN at the end. */
  get code(): number {
    return this.text.charCodeAt(this.position);
  }

  /** Skips blanks within the line. */
  blank(): void {
    let code = this.text.charCodeAt(this.position);
    while (code === 32 || code === 9) code = this.text.charCodeAt(++this.position);
  }

  /** Skips blanks, line ends and comments. */
  skip(): void {
    for (;;) {
      const code = this.text.charCodeAt(this.position);
      if (code === 59) this.toLineEnd();
      else if (code === 32 || code === newline || code === 9 || code === 13) this.position++;
      else return;
    }
  }

  /** Goes to the end of the line (before its line feed). */
  toLineEnd(): void {
    const end = this.text.indexOf('\n', this.position);
    this.position = end < 0 ? this.text.length : end;
  }

  /** Skips blanks and the given punctuation, if it comes next. */
  accept(punctuation: string): boolean {
    this.blank();
    if (!this.text.startsWith(punctuation, this.position)) return false;
    this.position += punctuation.length;
    return true;
  }

  /** Skips a comma that another operand follows; one before `!dbg` and the like stays. */
  acceptComma(): boolean {
    this.blank();
    const { text, position } = this;
    if (text.charCodeAt(position) !== 44) return false;
    let next = position + 1;
    while (text.charCodeAt(next) === 32) next++;
    if (text.charCodeAt(next) === 33) return false;
    this.position = next;
    return true;
  }

  /** As {@link accept}, also across line ends. */
  acceptAcrossLines(punctuation: string): boolean {
    this.skip();
    return this.accept(punctuation);
  }

  /** Skips the punctuation, which must come next. */
  expect(punctuation: string): void {
    if (!this.accept(punctuation)) throw this.unknown(`'${punctuation}' expected`);
  }

  /** The word or number that comes next, without moving; empty when there is none. */
  peekWord(): string {
    this.blank();
    const start = this.position;
    let end = start;
    while (isWordCharacter(this.text.charCodeAt(end))) end++;
    return this.text.slice(start, end);
  }

  /** Reads a word or number; empty when there is none. */
  word(): string {
    const word = this.peekWord();
    this.position += word.length;
    return word;
  }

  /** Skips the word, if it comes next as a whole. */
  acceptWord(word: string): boolean {
    this.blank();
    const end = this.position + word.length;
    if (!this.text.startsWith(word, this.position) || isWordCharacter(this.text.charCodeAt(end)))
      return false;
    this.position = end;
    return true;
  }

  /** Reads a decimal integer. */
  integer(): number {
    const word = this.word();
    const number = Number(word);
    if (word === '' || !Number.isSafeInteger(number)) throw this.unknown('integer expected');
    return number;
  }

  /** Reads a name after its sigil (`%`, `@`, `#`, `!`), quoted or not. */
  name(): string {
    if (this.code === quote) return this.string();
    const start = this.position;
    let end = start;
    while (isWordCharacter(this.text.charCodeAt(end))) end++;
    if (end === start) throw this.unknown('name expected');
    this.position = end;
    return this.text.slice(start, end);
  }

  /** Reads a quoted string and decodes its escapes (`\0A`, `\\`) to Latin-1 characters. */
  string(): string {
    this.blank();
    if (this.code !== quote) throw this.unknown('string expected');
    const end = this.text.indexOf('"', this.position + 1);
    if (end < 0) throw this.unknown('string without end');
    const raw = this.text.slice(this.position + 1, end);
    this.position = end + 1;
    if (!raw.includes('\\')) return raw;
    return raw.replace(/\\([0-9a-fA-F]{2}|\\)/g, (_all, code: string) =>
      code === '\\' ? '\\' : String.fromCharCode(Number.parseInt(code, 16)),
    );
  }

  /** Skips a balanced group that opens here: `( )`, `[ ]`, `{ }` or `< >`. Strings may hold anything. */
  skipGroup(): void {
    const open = this.text[this.position];
    const close = { '(': ')', '[': ']', '{': '}', '<': '>' }[open ?? ''];
    let depth = 0;
    for (;;) {
      const character = this.text[this.position];
      if (character === undefined || close === undefined) throw this.unknown('unbalanced brackets');
      if (character === '"') {
        this.string();
        continue;
      }
      this.position++;
      if (character === open) depth++;
      else if (character === close && --depth === 0) return;
    }
  }

  /** Number of the line at the position, from 1. */
  get line(): number {
    let line = 1;
    for (
      let at = this.text.indexOf('\n');
      at >= 0 && at < this.position;
      at = this.text.indexOf('\n', at + 1)
    )
      line++;
    return line;
  }

  /** The error for text that the reader does not know. */
  unknown(construct: string): ThpcheckError {
    return unknownIr(this.module, this.line, construct, this.excerpt());
  }

  /** The error for a known construct that has no place in the program form. */
  unsupported(construct: string): ThpcheckError {
    return unsupportedIr(this.module, this.line, construct, this.excerpt());
  }

  private excerpt(): string {
    const start = this.text.lastIndexOf('\n', this.position - 1) + 1;
    const end = this.text.indexOf('\n', this.position);
    return this.text
      .slice(start, end < 0 ? undefined : end)
      .trim()
      .slice(0, 300);
  }
}
