/** The head of a function, a prototype, or a use of a macro at file scope. */
export type Statement =
  | {
      readonly kind: 'function';
      readonly name: string;
      readonly nameAt: number;
      /** Offset of the first word. */
      readonly start: number;
      readonly weak: boolean;
    }
  | {
      readonly kind: 'invocation';
      readonly name: string;
      readonly nameAt: number;
      readonly arguments: string;
    };

/** Words before a parenthesis that are not the name of a function. */
const notNames = new Set([
  ...['__attribute__', '__printf', '__scanf', '__section', '__aligned', '__acquires', '__releases', '__must_hold'],
  ...['__alloc_size', '__realloc_size', '__diagnose_as', '__cond_lock', '__malloc', 'typeof', '__typeof__', 'sizeof'],
  ...['__nocfi', '__no_sanitize', '__counted_by', '__error', '__warning', '_Alignas', 'asm', '__asm__'],
]); // prettier-ignore

/** System calls: `SYSCALL_DEFINE3(mprotect, ...)`. */
const systemCall = /^(?:COMPAT_)?SYSCALL_DEFINE\d$/;

/**
 * Reads a statement at file scope.
 * @param code without comments; the statement is `code.slice(start, end)`, without its `;` or `{`
 * @returns undefined for anything without parentheses, types, and data
 */
export function readStatement(code: string, start: number, end: number): Statement | undefined {
  let text = code.slice(start, end);
  if (!text.includes('(')) return undefined;
  if (text.includes('#'))
    text = text.replace(/^[ \t]*#(?:.*\\\n)*.*$/gm, (lines) => lines.replace(/[^\n]/g, ' '));
  const first = text.search(/\S/);
  if (first < 0 || /^typedef\b/.test(text.slice(first))) return undefined;
  const at = nameOf(text);
  if (!at) return undefined;
  const { name, offset } = at;
  const rest = text.slice(offset + name.length);
  if (systemCall.test(name)) {
    const call = /^\s*\(\s*(\w+)/.exec(rest)?.[1];
    return call === undefined ? undefined : { kind: 'function', name: call, nameAt: start + offset, start: start + first, weak: false }; // prettier-ignore
  }
  if (offset === first) {
    const list = /^\s*\(([^]*)\)\s*$/.exec(rest)?.[1];
    return list === undefined
      ? undefined
      : { kind: 'invocation', name, nameAt: start + offset, arguments: list };
  }
  // `int x = f(1)`; an attribute may have an equals sign only within parentheses.
  if (text.slice(0, offset).includes('=')) return undefined;
  const weak = /\b__weak\b/.test(text);
  return { kind: 'function', name, nameAt: start + offset, start: start + first, weak };
}

/** The first word before a parenthesis that can be a function's name. */
function nameOf(text: string): { readonly name: string; readonly offset: number } | undefined {
  const pattern = /([A-Za-z_]\w*)\s*\(|[()]/g;
  let depth = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const word = match[1];
    if (word !== undefined && depth === 0 && !notNames.has(word)) return { name: word, offset: match.index };
    depth += match[0] === ')' ? -1 : 1;
  }
  return undefined;
}
