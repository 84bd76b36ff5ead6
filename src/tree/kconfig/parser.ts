import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { ModelBuilder } from './builder.ts';
import { badKconfig } from './diagnostics.ts';
import type { Dialect } from './dialect.ts';
import { SyntaxProblem, TokenReader } from './expression-parser.ts';
import { LineReader } from './lines.ts';
import { Macros, type Answers, type Flavour, type MacroContext } from './macro.ts';
import { addEntry, addPrompt } from './menu.ts';
import type { KconfigSymbol, MenuEntry } from './model.ts';
import { parseOption } from './option.ts';
import type { KconfigSource } from './source.ts';
import { tokenize, type Token, type TokenRules } from './tokens.ts';

/** What the statements of all Kconfig files make, before dependencies are passed down. */
export interface ParsedKconfig {
  readonly builder: ModelBuilder;
  readonly root: MenuEntry;
  readonly modules: KconfigSymbol | undefined;
  readonly filesRead: readonly string[];
  readonly warnings: readonly string[];
}

const assignment = /^[ \t]*([A-Za-z0-9_-]+)[ \t]*(:=|\+=|=)[ \t]*(.*)$/;
const blockEnds: Readonly<Record<string, string>> = { endmenu: 'menu', endchoice: 'choice', endif: 'if' };

/**
 * Parses Kconfig files from the top file on. Source: Documentation/kbuild/kconfig-language.rst and
 * scripts/kconfig/{lexer.l,parser.y} (6.12), scripts/kconfig/{zconf.l,zconf.y} (4.5).
 */
export class KconfigParser {
  readonly #builder = new ModelBuilder();
  readonly #macros: Macros;
  readonly #answers: Answers;
  readonly #source: KconfigSource;
  readonly #dialect: Dialect;
  readonly #warnings: string[] = [];
  readonly #root = addEntry(undefined, undefined, { file: 'Kconfig', line: 0 });
  readonly #blocks: { readonly kind: string; readonly file: string; readonly outer: MenuEntry }[] = [];
  #block: MenuEntry = this.#root;
  /** The statement that options belong to. */
  #entry: MenuEntry | undefined;
  #modules: KconfigSymbol | undefined;

  constructor(source: KconfigSource, answers: Answers, dialect: Dialect) {
    this.#source = source;
    this.#answers = answers;
    this.#dialect = dialect;
    this.#macros = new Macros(answers);
  }

  /** Parses the file and all that it sources. */
  parse(top: string): ParsedKconfig {
    this.#file(top);
    return {
      builder: this.#builder,
      root: this.#root,
      modules: this.#modules,
      filesRead: this.#source.filesRead,
      warnings: [...this.#warnings, ...this.#source.warnings],
    };
  }

  #file(path: string): void {
    const reader = new LineReader(this.#source.read(path));
    const depth = this.#blocks.length;
    for (let line = reader.next(); line !== undefined; line = reader.next()) {
      const position = { file: path, line: reader.line };
      try {
        this.#line(line, position, reader);
      } catch (error) {
        if (error instanceof SyntaxProblem) throw new ThpcheckError(badKconfig(position, error.message));
        throw error;
      }
    }
    const open = this.#blocks[depth];
    if (this.#blocks.length > depth && open)
      throw new ThpcheckError(
        badKconfig({ file: path, line: reader.line }, `'${open.kind}' has no end in this file`),
      );
  }

  #line(line: string, position: { file: string; line: number }, reader: LineReader): void {
    const context: MacroContext = {
      position,
      warn: (message) => this.#warnings.push(`${position.file}:${position.line}: ${message}`),
    };
    if (this.#dialect.macros) {
      const match = assignment.exec(line);
      if (match) {
        this.#macros.assign(match[1]!, match[2] as Flavour, match[3]!, context);
        return;
      }
    }
    const rules: TokenRules = this.#dialect.macros ? { macros: this.#macros, context } : 'before-macros';
    const tokens = tokenize(line, rules);
    const keyword = tokens[0]?.text;
    if (keyword === undefined) return;
    if (keyword === 'help' || keyword === '---help---') reader.skipHelp();
    else if (!this.#statement(keyword, tokens, context)) this.#option(keyword, tokens, context);
  }

  #statement(keyword: string, tokens: readonly Token[], context: MacroContext): boolean {
    const { position } = context;
    const rest = new TokenReader(tokens, 1, this.#builder);
    switch (keyword) {
      case 'config':
      case 'menuconfig':
        this.#entry = addEntry(this.#block, rest.symbol(), position);
        return true;
      case 'choice': {
        const type = this.#dialect.choice === 'members' ? 'bool' : 'unknown';
        this.#open('choice', addEntry(this.#block, this.#builder.choice(type), position), position.file);
        return true;
      }
      case 'menu':
        this.#open('menu', addEntry(this.#block, undefined, position), position.file);
        addPrompt(this.#builder, this.#block, rest.text() ?? '', undefined);
        return true;
      case 'if': {
        const entry = addEntry(this.#block, undefined, position);
        entry.dependency = rest.expression('condition');
        rest.end();
        this.#open('if', entry, position.file);
        this.#entry = undefined;
        return true;
      }
      case 'comment':
        this.#entry = addEntry(this.#block, undefined, position);
        return true;
      case 'mainmenu':
        return true;
      case 'endmenu':
      case 'endchoice':
      case 'endif':
        this.#close(keyword, position.file);
        return true;
      case 'source':
      case 'rsource':
      case 'osource':
      case 'orsource':
        this.#entry = undefined;
        this.#include(keyword, rest.text() ?? '', position);
        this.#entry = undefined;
        return true;
      default:
        return false;
    }
  }

  #open(kind: string, entry: MenuEntry, file: string): void {
    this.#blocks.push({ kind, file, outer: this.#block });
    this.#block = this.#entry = entry;
  }

  #close(keyword: string, file: string): void {
    const block = this.#blocks.pop();
    if (!block || block.kind !== blockEnds[keyword] || block.file !== file)
      throw new SyntaxProblem(`'${keyword}' ends no ${blockEnds[keyword]} of this file`);
    this.#block = block.outer;
    this.#entry = undefined;
  }

  #include(keyword: string, text: string, position: { file: string; line: number }): void {
    const path = this.#dialect.macros
      ? text
      : text.replace(/\$([A-Za-z0-9_]+)/g, (_, name: string) => this.#answers.environment(name) ?? '');
    for (const file of this.#source.resolve(path, keyword, position))
      this.#source.inside(file, position, () => this.#file(file));
  }

  #option(keyword: string, tokens: readonly Token[], context: MacroContext): void {
    const entry = this.#entry;
    if (!entry) throw new SyntaxProblem(`unknown statement '${keyword}'`);
    const type = entry.symbol?.type;
    const found = parseOption(keyword, tokens, entry, this.#builder, this.#answers);
    if (found === 'unknown') throw new SyntaxProblem(`unknown option '${keyword}'`);
    if (found === 'modules') this.#modules = entry.symbol;
    if (found === 'type-differs')
      context.warn(`the type of ${entry.symbol?.name ?? ''} was ${type ?? ''}; the second one is ignored`);
  }
}
