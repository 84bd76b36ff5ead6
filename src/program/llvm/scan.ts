import { Cursor } from './cursor.ts';
import { isDecoration, isLinkage, type Linkage } from './linkage.ts';

/** A top-level entity of a module: where its text lies. */
export interface Entity {
  readonly name: string;
  readonly linkage: Linkage;
  /** First character of its line. */
  readonly start: number;
  /** For a definition of a function: first character after its `{`; otherwise where the linkage words end. */
  readonly body: number;
}

/** The parts of a module, found without reading any of them. */
export interface ScannedModule {
  readonly dataLayout: string | undefined;
  readonly triple: string;
  readonly types: ReadonlyMap<string, number>;
  readonly functions: ReadonlyMap<string, Entity>;
  readonly declarations: ReadonlyMap<string, Entity>;
  readonly globals: ReadonlyMap<string, Entity>;
  readonly aliases: ReadonlyMap<string, Entity>;
  /** Text of attribute groups by number. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Top-level assembly, one string a line; it defines no code that is run. */
  readonly assembly: readonly string[];
  /** Where named and numbered metadata begin. */
  readonly metadata: number;
}

/** Splits the text of a module into its top-level entities in one pass over its lines. */
export function scanModule(text: string, module: string): ScannedModule {
  const types = new Map<string, number>();
  const functions = new Map<string, Entity>();
  const declarations = new Map<string, Entity>();
  const globals = new Map<string, Entity>();
  const aliases = new Map<string, Entity>();
  const attributes = new Map<string, string>();
  const assembly: string[] = [];
  const cursor = new Cursor(text, module, 0);
  let dataLayout: string | undefined;
  let triple = '';
  let metadata = text.length;

  while (cursor.position < text.length) {
    const start = cursor.position;
    const code = cursor.code;
    if (code === 33) {
      metadata = start;
      break;
    }
    if (code === 64) {
      readGlobalLine(cursor, globals, aliases);
    } else if (code === 37) {
      cursor.position++;
      const name = cursor.name();
      types.set(name, cursor.position);
    } else if (text.startsWith('define ', start)) {
      const entity = readFunctionLine(cursor, start + 7);
      functions.set(entity.name, entity);
      const end = text.indexOf('\n}', entity.body - 1);
      if (end < 0) throw cursor.unknown(`function ${entity.name} without end`);
      cursor.position = end + 2;
    } else if (text.startsWith('declare ', start)) {
      const entity = readFunctionLine(cursor, start + 8);
      declarations.set(entity.name, entity);
    } else if (code === 10 || code === 13 || code === 32 || code === 59) {
      // An empty line or a comment.
    } else {
      const word = cursor.word();
      if (word === 'attributes') {
        cursor.expect('#');
        const name = cursor.name();
        const end = text.indexOf('\n', cursor.position);
        attributes.set(name, text.slice(cursor.position, end < 0 ? undefined : end));
      } else if (word === 'target') {
        const which = cursor.word();
        cursor.expect('=');
        if (which === 'datalayout') dataLayout = cursor.string();
        else triple = cursor.string();
      } else if (word === 'module') {
        cursor.acceptWord('asm');
        assembly.push(cursor.string());
      } else if (word !== 'source_filename' && word !== 'uselistorder' && code !== 36) {
        throw cursor.unknown(`top-level '${word}'`);
      }
    }
    cursor.toLineEnd();
    cursor.position++;
  }
  return {
    dataLayout,
    triple,
    types,
    functions,
    declarations,
    globals,
    aliases,
    attributes,
    assembly,
    metadata,
  };
}

function readLinkage(cursor: Cursor): Linkage {
  let linkage: Linkage = 'external';
  for (;;) {
    const word = cursor.peekWord();
    if (isLinkage(word)) linkage = word;
    else if (word === 'thread_local') throw cursor.unsupported('thread_local');
    else if (!isDecoration(word)) return linkage;
    cursor.position += word.length;
  }
}

function readFunctionLine(cursor: Cursor, afterKeyword: number): Entity {
  const { text } = cursor;
  const start = cursor.position;
  cursor.position = afterKeyword;
  const linkage = readLinkage(cursor);
  const sigil = text.indexOf('@', cursor.position);
  const end = text.indexOf('\n', start);
  if (sigil < 0) throw cursor.unknown('function name expected');
  cursor.position = sigil + 1;
  const name = cursor.name();
  return { name, linkage, start, body: end < 0 ? text.length : end + 1 };
}

function readGlobalLine(cursor: Cursor, globals: Map<string, Entity>, aliases: Map<string, Entity>): void {
  const start = cursor.position++;
  const name = cursor.name();
  cursor.expect('=');
  const linkage = readLinkage(cursor);
  const entity = { name, linkage, start, body: cursor.position };
  const word = cursor.word();
  if (word === 'global' || word === 'constant') globals.set(name, entity);
  else if (word === 'alias' || word === 'ifunc') aliases.set(name, entity);
  else throw cursor.unsupported(`global variable with '${word}'`);
}
