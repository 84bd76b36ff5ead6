import { blankComments } from './blank-comments.ts';
import { readDirective } from './read-directive.ts';
import { readStatement, type Statement } from './read-statement.ts';
import type { FileEvent, FunctionDefinition, MacroInvocation, ScannedFile } from './scanned-file.ts';

/**
 * Reads directives, functions, prototypes and file-scope macro uses of a C file. It does not depend on a
 * configuration. Where branches of an `#if` open different numbers of braces, the first branch counts.
 * @param path relative to the tree
 */
export function scanFile(path: string, text: string): ScannedFile {
  const scanner = new Scanner(text);
  scanner.run();
  const { code, events } = scanner;
  const guard = guardOf(events);
  return { path, text, code, events, ...(guard === undefined ? {} : { guard }) };
}

const [tab, newline, space, hash] = [9, 10, 32, 35];
const [openParenthesis, closeParenthesis, semicolon, openBrace, closeBrace] = [40, 41, 59, 123, 125];

/** Which branch of a condition is for the assembler. */
function branchForAssembler(condition: string): 'then' | 'else' | undefined {
  const match = /^(!?)\s*defined\s*\(?\s*(?:__ASSEMBLY__|__ASSEMBLER__)\s*\)?$/.exec(condition);
  if (!match) return undefined;
  return match[1] === '!' ? 'else' : 'then';
}

interface Depth {
  readonly braces: number;
  readonly parentheses: number;
}

class Scanner {
  readonly events: FileEvent[] = [];
  readonly code: string;
  readonly #text: string;
  #braces = 0;
  #parentheses = 0;
  /** Where the statement at file scope begins. */
  #statement = 0;
  /** The statement has braces of its own: a structure, an initialiser. */
  #opaque = false;
  /** The last use of a macro without a semicolon: a brace right after it begins a function that the macro heads. */
  #bare: MacroInvocation | undefined;
  /** Function whose body is being read; its end is not known yet. */
  #open: { -readonly [Key in keyof FunctionDefinition]: FunctionDefinition[Key] } | undefined;
  /** Open conditionals: depth at the `#if`, and at the end of the first branch once that is known. */
  readonly #conditionals: {
    readonly before: Depth;
    after: Depth | undefined;
    readonly assembler: 'then' | 'else' | undefined;
  }[] = [];
  #line = 1;
  #lineOf = 0;

  constructor(text: string) {
    this.#text = text;
    this.code = blankComments(text);
  }

  run(): void {
    const { code } = this;
    let lineStart = true;
    let visible = 0;
    for (let at = 0; at < code.length; at++) {
      const char = code.charCodeAt(at);
      if (char === space || char === tab) continue;
      if (char === newline) {
        lineStart = true;
        if (visible === closeParenthesis && this.#isOutside() && !this.#opaque) this.#bareInvocation(at);
        visible = 0;
        continue;
      }
      if (lineStart && char === hash) {
        at = this.#directive(at) - 1;
        visible = 0;
        continue;
      }
      lineStart = false;
      visible = char;
      if (char === openParenthesis) this.#parentheses++;
      else if (char === closeParenthesis) this.#parentheses = Math.max(0, this.#parentheses - 1);
      else if (char === openBrace) this.#openBrace(at);
      else if (char === closeBrace) this.#closeBrace(at);
      else if (char === semicolon && this.#isOutside()) this.#endStatement(at);
    }
  }

  #isOutside(): boolean {
    return this.#braces === 0 && this.#parentheses === 0;
  }

  /** @returns where it ends */
  #directive(at: number): number {
    const { event, end } = readDirective(this.#text, this.code, at, this.#lineAt(at));
    if (event) this.events.push(event);
    const depth = { braces: this.#braces, parentheses: this.#parentheses };
    const top = this.#conditionals.at(-1);
    if (event?.kind === 'if')
      this.#conditionals.push({
        before: depth,
        after: undefined,
        assembler: branchForAssembler(event.condition),
      });
    else if ((event?.kind === 'else' || event?.kind === 'elif') && top) {
      top.after ??= depth;
      this.#restore(top.before);
    } else if (event?.kind === 'endif' && top) {
      if (top.after) this.#restore(top.after);
      this.#conditionals.pop();
    }
    // What a branch for the assembler holds is no C.
    if (event?.kind === 'else' && top?.assembler === 'then') this.#statement = end;
    if (event?.kind === 'endif' && top?.assembler === (top?.after ? 'else' : 'then')) this.#statement = end;
    if (this.#isOutside() && !this.#opaque && this.code.slice(this.#statement, at).trim() === '')
      this.#statement = end;
    return end;
  }

  #restore({ braces, parentheses }: Depth): void {
    this.#braces = braces;
    this.#parentheses = parentheses;
  }

  /** A macro that needs no semicolon, such as PAGEFLAG() before the next function. */
  #bareInvocation(end: number): void {
    const found = readStatement(this.code, this.#statement, end);
    if (found?.kind !== 'invocation') return;
    this.#bare = this.#invocation(found, end);
    this.events.push(this.#bare);
    this.#statement = end + 1;
  }

  #openBrace(at: number): void {
    if (this.#braces === 0) {
      if (/\bextern\s+"[^"]*"\s*$/.test(this.code.slice(this.#statement, at))) {
        this.#statement = at + 1;
        return;
      }
      const found = this.#opaque
        ? undefined
        : (readStatement(this.code, this.#statement, at) ?? this.#headedBy(at));
      this.#parentheses = 0;
      if (found?.kind === 'function') {
        const { name, nameAt, start, weak } = found;
        this.#open = { kind: 'function', name, line: this.#lineAt(nameAt), start, body: at, end: at, weak };
        this.events.push(this.#open);
        this.#statement = at + 1;
      } else this.#opaque = true;
    }
    this.#braces++;
  }

  #headedBy(brace: number): Statement | undefined {
    if (!this.#bare || this.code.slice(this.#bare.end, brace).trim() !== '') return undefined;
    const { macro: name, start } = this.#bare;
    return { kind: 'function', name, nameAt: start, start, weak: false };
  }

  #closeBrace(at: number): void {
    // At the beginning of a line it ends what began at file scope, whatever branches of conditionals opened.
    if (this.code.charCodeAt(at - 1) === newline) this.#braces = Math.min(this.#braces, 1);
    this.#braces = Math.max(0, this.#braces - 1);
    if (this.#braces > 0) return;
    this.#parentheses = 0;
    if (this.#open) {
      this.#open.end = at + 1;
      this.#open = undefined;
    }
    this.#statement = at + 1;
    this.#opaque = false;
  }

  #endStatement(at: number): void {
    const found = this.#opaque ? undefined : readStatement(this.code, this.#statement, at);
    if (found?.kind === 'function')
      this.events.push({ kind: 'prototype', name: found.name, line: this.#lineAt(found.nameAt) });
    if (found?.kind === 'invocation') this.events.push(this.#invocation(found, at + 1));
    this.#statement = at + 1;
    this.#opaque = false;
  }

  #invocation(
    found: { readonly name: string; readonly nameAt: number; readonly arguments: string },
    end: number,
  ): MacroInvocation {
    const { name, nameAt: start } = found;
    return {
      kind: 'invocation',
      macro: name,
      arguments: found.arguments,
      line: this.#lineAt(start),
      start,
      end,
    };
  }

  /** Line of an offset, from 1; offsets mostly grow. */
  #lineAt(offset: number): number {
    if (offset < this.#lineOf) [this.#line, this.#lineOf] = [1, 0];
    for (
      let at = this.code.indexOf('\n', this.#lineOf);
      at >= 0 && at < offset;
      at = this.code.indexOf('\n', at + 1)
    ) {
      this.#line++;
      this.#lineOf = at + 1;
    }
    return this.#line;
  }
}

/** `#ifndef G`, `#define G` first and the matching `#endif` last. */
function guardOf(events: readonly FileEvent[]): string | undefined {
  const [first, second] = events;
  if (first?.kind !== 'if' || second?.kind !== 'define' || events.at(-1)?.kind !== 'endif') return undefined;
  const guard = /^!\s*defined\s*\(?\s*(\w+)\s*\)?$/.exec(first.condition)?.[1];
  if (guard !== second.name) return undefined;
  let depth = 0;
  for (const [index, event] of events.entries()) {
    if (event.kind === 'if') depth++;
    if (event.kind === 'endif') depth--;
    if (depth === 0 && index < events.length - 1) return undefined;
    if (depth === 1 && (event.kind === 'else' || event.kind === 'elif')) return undefined;
  }
  return guard;
}
