import type { Mount } from './layout.ts';

/** Messages of clang, sorted. One line each, in the order in which clang gave them. */
export interface CompilerMessages {
  readonly warnings: readonly string[];
  /** Errors with what belongs to them: include chains and notes. */
  readonly errors: readonly string[];
}

/** Lines of errors that are shown; the rest is counted. */
const shownLines = 40;

/**
 * Sorts what clang wrote on its standard error. A place in an overlay is given by the overlay's path, since
 * that is the file to mend.
 */
export function sortMessages(text: string, mounts: readonly Mount[]): CompilerMessages {
  const warnings: string[] = [];
  const errors: string[] = [];
  let chain: string[] = [];
  let last: string[] = errors;
  for (const raw of text.split('\n')) {
    const line = named(raw.trimEnd(), mounts);
    if (line === '' || /^\d+ (warning|error)s?/.test(line)) continue;
    if (/^(In file included from|\s+from) /.test(line)) {
      chain.push(line);
      continue;
    }
    const warning = /(^|[^\w])warning: /.test(line);
    const note = /(^|[^\w])note: /.test(line);
    if (!note) last = warning ? warnings : errors;
    if (last === errors) errors.push(...chain);
    if (!(note && last === warnings)) last.push(line);
    chain = [];
  }
  const hidden = errors.length - shownLines;
  return {
    warnings,
    errors: hidden > 0 ? [...errors.slice(0, shownLines), `... and ${hidden} more lines`] : errors,
  };
}

function named(line: string, mounts: readonly Mount[]): string {
  let result = line.replace(/^(In file included from )?\//, '$1');
  for (const { name, directory } of mounts) {
    result = result.replaceAll(`${name}/`, `${directory}/`);
  }
  return result;
}
