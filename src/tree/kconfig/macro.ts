import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { macroError } from './diagnostics.ts';
import type { Position } from './model.ts';

/** Answers what Kconfig asks of the machine. */
export interface Answers {
  /** Standard output of a shell command, without the last line ends. */
  shell(command: string): string;
  /** An environment variable, or undefined. */
  environment(name: string): string | undefined;
}

/** What an expansion needs to know of the place where it stands. */
export interface MacroContext {
  readonly position: Position;
  warn(message: string): void;
}

/** How an assignment takes its right side: `=` when used, `:=` at once, `+=` as the variable was. */
export type Flavour = '=' | ':=' | '+=';

interface Variable {
  value: string;
  flavour: '=' | ':=';
  depth: number;
}

const wordCharacter = /[A-Za-z0-9_-]/;

/**
 * The macro language of Kconfig: variables, user-defined functions `$(name,a,b)` with `$(1)`, and the built-in
 * functions. Source: Documentation/kbuild/kconfig-macro-language.rst.
 */
export class Macros {
  readonly #variables = new Map<string, Variable>();
  readonly #answers: Answers;

  constructor(answers: Answers) {
    this.#answers = answers;
  }

  /** `name = value`, `name := value`, `name += value`. */
  assign(name: string, flavour: Flavour, value: string, context: MacroContext): void {
    const old = this.#variables.get(name);
    const append = flavour === '+=' && old !== undefined;
    const kept = flavour === '+=' ? (old?.flavour ?? '=') : flavour;
    const text = kept === ':=' ? this.expand(value, context) : value;
    this.#variables.set(name, {
      value: append ? `${old.value} ${text}` : text,
      flavour: kept,
      depth: old?.depth ?? 0,
    });
  }

  /** Expands all references in a text. */
  expand(text: string, context: MacroContext, args: readonly string[] = []): string {
    if (!text.includes('$')) return text;
    let out = '';
    let i = 0;
    while (i < text.length) {
      const dollar = text.indexOf('$', i);
      if (dollar < 0) return out + text.slice(i);
      const reference = this.reference(text, dollar, context, args);
      out += text.slice(i, dollar) + reference.value;
      i = reference.end;
    }
    return out;
  }

  /** Expands a word that starts at `start` and holds a reference; it ends at the first other character. */
  word(text: string, start: number, context: MacroContext): { readonly value: string; readonly end: number } {
    let out = '';
    let i = start;
    while (i < text.length) {
      const c = text[i]!;
      if (c === '$') {
        const reference = this.reference(text, i, context, []);
        out += reference.value;
        i = reference.end;
      } else if (wordCharacter.test(c)) {
        out += c;
        i++;
      } else break;
    }
    return { value: out, end: i };
  }

  /** Expands the reference whose `$` is at `dollar`; a `$` without `(` stands for itself. */
  reference(
    text: string,
    dollar: number,
    context: MacroContext,
    args: readonly string[],
  ): { readonly value: string; readonly end: number } {
    if (text[dollar + 1] !== '(') return { value: '$', end: dollar + 1 };
    let nest = 0;
    for (let i = dollar + 2; i < text.length; i++) {
      if (text[i] === '(') nest++;
      else if (text[i] === ')' && nest-- === 0)
        return { value: this.#clause(text.slice(dollar + 2, i), context, args), end: i + 1 };
    }
    throw new ThpcheckError(macroError(context.position, `unterminated reference '${text.slice(dollar)}'`));
  }

  #clause(clause: string, context: MacroContext, outer: readonly string[]): string {
    const position = /^[0-9]+$/.test(clause) ? Number(clause) : 0;
    if (position > 0 && position <= outer.length) return outer[position - 1]!;
    const [head = '', ...rest] = splitArguments(clause);
    const name = this.expand(head, context, outer);
    const args = rest.map((argument) => this.expand(argument, context, outer));
    const variable = this.#variables.get(name);
    if (variable) return this.#variable(name, variable, args, context);
    return this.#builtin(name, args, context) ?? (args.length ? '' : (this.#answers.environment(name) ?? ''));
  }

  #variable(name: string, variable: Variable, args: readonly string[], context: MacroContext): string {
    if (variable.flavour === ':=') return variable.value;
    if (variable.depth > (args.length ? 1000 : 0))
      throw new ThpcheckError(macroError(context.position, `variable '${name}' references itself`));
    variable.depth++;
    try {
      return this.expand(variable.value, context, args);
    } finally {
      variable.depth--;
    }
  }

  #builtin(name: string, args: readonly string[], context: MacroContext): string | undefined {
    const [first = '', second = ''] = args;
    switch (name) {
      case 'shell':
        return this.#answers.shell(first);
      case 'error-if':
        if (first === 'y') throw new ThpcheckError(macroError(context.position, second));
        return '';
      case 'warning-if':
        if (first === 'y') context.warn(second);
        return '';
      case 'info':
        return '';
      case 'filename':
        return context.position.file;
      case 'lineno':
        return String(context.position.line);
      default:
        return undefined;
    }
  }
}

/** Splits at commas outside parentheses; blanks belong to the arguments. */
function splitArguments(clause: string): string[] {
  const parts: string[] = [];
  let nest = 0;
  let start = 0;
  for (let i = 0; i < clause.length; i++) {
    const c = clause[i];
    if (c === ',' && nest === 0) {
      parts.push(clause.slice(start, i));
      start = i + 1;
    } else if (c === '(') nest++;
    else if (c === ')') nest--;
  }
  parts.push(clause.slice(start));
  return parts;
}
