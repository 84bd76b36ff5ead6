import type { FileEvent } from './scanned-file.ts';

/** A directive and where it ends: after the last character of its last line, before the line's end. */
export interface Directive {
  /** Absent for `#error`, `#pragma` and their like. */
  readonly event?: FileEvent;
  readonly end: number;
}

/**
 * Reads the directive that begins at `at`.
 * @param code the text without comments, see blank-comments.ts
 * @param line of the directive
 */
export function readDirective(text: string, code: string, at: number, line: number): Directive {
  let end = lineEnd(code, at);
  while (code[end - 1] === '\\' && end < code.length) end = lineEnd(code, end + 1);
  const logical = code.slice(at, end).replaceAll('\\\n', ' ');
  const match = /^#\s*(\w+)\s*([^]*)$/.exec(logical);
  if (!match) return { end };
  const event = eventOf(match[1]!, match[2]!.trim(), { text, at, end, line });
  return event ? { event, end } : { end };
}

function lineEnd(code: string, from: number): number {
  const found = code.indexOf('\n', from);
  return found < 0 ? code.length : found;
}

interface Where {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly line: number;
}

function eventOf(word: string, rest: string, { text, at, end, line }: Where): FileEvent | undefined {
  switch (word) {
    case 'if':
      return { kind: 'if', condition: rest };
    case 'ifdef':
      return { kind: 'if', condition: `defined(${rest.split(/\s/)[0]})` };
    case 'ifndef':
      return { kind: 'if', condition: `!defined(${rest.split(/\s/)[0]})` };
    case 'elif':
      return { kind: 'elif', condition: rest };
    case 'else':
      return { kind: 'else' };
    case 'endif':
      return { kind: 'endif' };
    case 'undef':
      return { kind: 'undef', name: rest };
    case 'include': {
      // Contents of strings are blank in the code.
      const target = /^#\s*include\s*(?:"([^"]+)"|<([^>]+)>)/.exec(text.slice(at, end));
      const name = target?.[1] ?? target?.[2];
      return name === undefined
        ? undefined
        : { kind: 'include', target: name, quoted: target?.[1] !== undefined };
    }
    case 'define': {
      const define = /^(\w+)(?:\(([^()]*)\))?\s*([^]*)$/.exec(rest);
      if (!define) return undefined;
      const [, name = '', parameters, body = ''] = define;
      const list = parameters?.split(',').map((each) => each.trim()).filter((each) => each !== ''); // prettier-ignore
      return { kind: 'define', name, ...(list ? { parameters: list } : {}), body, line, start: at, end };
    }
    default:
      return undefined;
  }
}
