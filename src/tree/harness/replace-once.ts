import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { anchorNotUnique, functionNotUnique } from './diagnostics.ts';

/** What to replace in a C text. */
export interface Replacement {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly within?: string | undefined;
  /** Text; a blank stands for any run of blanks and line ends. */
  readonly find: string;
  /** `$&` stands for the text found. */
  readonly replace: string;
}

/**
 * Replaces a text that occurs exactly once, in the whole or within one function. Line ends lost are put back behind
 * the replacement, so that the lines below keep their numbers.
 * @param name of the overlay, for messages
 * @throws ThpcheckError THP2214, THP2215
 */
export function replaceOnce(text: string, replacement: Replacement, name: string): string {
  const { file, within, find, replace } = replacement;
  const [start, end] = within === undefined ? [0, text.length] : bodyOf(text, within, file, name);
  const pattern = new RegExp(find.trim().split(/\s+/).map(escape).join('\\s+'), 'g');
  const matches = Array.from(text.slice(start, end).matchAll(pattern));
  const [match] = matches;
  if (match === undefined || matches.length !== 1) {
    throw new ThpcheckError(anchorNotUnique(name, file, find, matches.length));
  }
  const [found] = match;
  const put = replace.replaceAll('$&', () => found);
  const lines = Math.max(0, lineEnds(found) - lineEnds(put));
  const at = start + match.index;
  return text.slice(0, at) + put + '\n'.repeat(lines) + text.slice(at + found.length);
}

/** Start and end of the one definition of a function: from its name to the closing brace in the first column. */
function bodyOf(text: string, name: string, file: string, overlay: string): readonly [number, number] {
  const heads = Array.from(text.matchAll(new RegExp(`^[^\\s#/*].*\\b${name}\\s*\\([^;{}]*\\)[^;{}()]*\\{|^${name}\\s*\\([^;{}]*\\)[^;{}()]*\\{`, 'gm')));
  const [head] = heads;
  if (head === undefined || heads.length !== 1) {
    throw new ThpcheckError(functionNotUnique(overlay, file, name, heads.length));
  }
  const close = text.indexOf('\n}', head.index);
  return [head.index, close === -1 ? text.length : close];
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

function lineEnds(text: string): number {
  return text.split('\n').length - 1;
}
