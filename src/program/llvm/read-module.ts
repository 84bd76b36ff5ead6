import { missingDataLayout } from '../diagnostics.ts';
import type { Global, ProgramFunction } from '../form.ts';
import { type FunctionSummary, readFunction, summariseFunction } from './body/read-function.ts';
import { Cursor } from './cursor.ts';
import { readDataLayout } from './data-layout.ts';
import { readInitialiser } from './initialiser.ts';
import { Layout } from './layout.ts';
import type { Linkage } from './linkage.ts';
import { type FileNaming, Metadata } from './metadata.ts';
import type { ReadContext } from './read-context.ts';
import { type Entity, scanModule } from './scan.ts';
import type { LlvmType } from './type.ts';
import { readType } from './type-reader.ts';
import { ValueReader } from './value-reader.ts';

/** A symbol of a module and how other modules see it. */
export interface ModuleSymbol {
  readonly name: string;
  readonly linkage: Linkage;
}

/** A module whose text has been split; functions and variables are read when asked for. */
export interface ReadModule {
  /** As given by the caller: the C file's path, for messages. */
  readonly name: string;
  readonly triple: string;
  readonly pointerWidth: 32 | 64;
  readonly endian: 'little' | 'big';
  /** Functions that have a body here. */
  readonly functions: ReadonlyMap<string, ModuleSymbol>;
  /** Functions that are declared only. */
  readonly declarations: ReadonlyMap<string, ModuleSymbol>;
  /** Variables, defined here or declared `external`. */
  readonly globals: ReadonlyMap<string, ModuleSymbol & { readonly defined: boolean }>;
  readonly aliases: ReadonlyMap<string, ModuleSymbol>;
  /** Lines of top-level assembly; they hold no code that is run. */
  readonly assembly: readonly string[];
  /** Reads the body of a function of {@link functions}; it gets the name `linkedName`. */
  readFunction(name: string, linkedName: string, context: ReadContext): ProgramFunction;
  /** What the header of a function of {@link functions} says. */
  functionSummary(name: string): FunctionSummary;
  /** Reads the type and initial value of a variable of {@link globals}; it gets the name `linkedName`. */
  readGlobal(name: string, linkedName: string, context: ReadContext): Global;
  /** What an alias stands for, as a name of the program. */
  readAlias(name: string, context: ReadContext): { readonly symbol: string; readonly addend: number };
}

/**
 * Splits textual LLVM IR (clang 14 to 22) into its parts. Errors: THP4010 and THP4011 (data layout), THP4000 and
 * THP4001 for what the reader does not know, there or when a part is read later.
 */
export function readModule(text: string, moduleName: string, options: FileNaming = {}): ReadModule {
  const scanned = scanModule(text, moduleName);
  if (scanned.dataLayout === undefined) throw missingDataLayout(moduleName);
  const data = readDataLayout(scanned.dataLayout, moduleName);
  const metadata = new Metadata(text, moduleName, scanned.metadata, options);
  const namedTypes = new Map<string, LlvmType | undefined>();
  const layout = new Layout(data, (name) => {
    const known = namedTypes.get(name);
    if (known) return known;
    const start = scanned.types.get(name);
    if (start === undefined) return undefined;
    const cursor = new Cursor(text, moduleName, start);
    cursor.expect('=');
    cursor.acceptWord('type');
    const type = readType(cursor);
    namedTypes.set(name, type);
    return type;
  });
  const labelNumbers = new Map<string, number>();
  const blockAddress = (functionName: string, label: string): number => {
    const key = `${functionName} ${label}`;
    const number = labelNumbers.get(key) ?? labelNumbers.size + 1;
    labelNumbers.set(key, number);
    return number;
  };
  const entity = (map: ReadonlyMap<string, Entity>, name: string): Entity => {
    const found = map.get(name);
    if (found === undefined) throw new Cursor(text, moduleName, 0).unknown(`no definition of ${name}`);
    return found;
  };

  return {
    name: moduleName,
    triple: scanned.triple,
    pointerWidth: data.pointerWidth,
    endian: data.endian,
    functions: scanned.functions,
    declarations: scanned.declarations,
    globals: new Map(
      [...scanned.globals].map(([name, { linkage, start, body }]) => [
        name,
        { name, linkage, defined: linkage !== 'extern_weak' && !isDeclaration(text, start, body, linkage) },
      ]),
    ),
    aliases: scanned.aliases,
    assembly: scanned.assembly,
    readFunction: (name, linkedName, context) =>
      readFunction(entity(scanned.functions, name), {
        text,
        module: moduleName,
        layout,
        context,
        linkedName,
        location: (id) => metadata.location(id, context.locations),
        attributes: (group) => scanned.attributes.get(group) ?? '',
        registerName: (id) => metadata.string(id),
        blockAddress,
      }),
    functionSummary: (name) =>
      summariseFunction(entity(scanned.functions, name), {
        text,
        module: moduleName,
        attributes: (group) => scanned.attributes.get(group) ?? '',
      }),
    readGlobal: (name, linkedName, context) => {
      const { body, linkage, start } = entity(scanned.globals, name);
      const cursor = new Cursor(text, moduleName, body);
      const constant = cursor.word() === 'constant';
      const type = readType(cursor);
      const defined = linkage !== 'extern_weak' && !isDeclaration(text, start, body, linkage);
      const image = defined
        ? readInitialiser(cursor, layout, context, type, name, blockAddress)
        : { bytes: new Uint8Array(0), relocations: [] };
      const opaque = layout.resolve(type, cursor).kind === 'opaque';
      const attributes = readGlobalAttributes(cursor);
      return {
        name: linkedName,
        bytes: opaque ? 0 : layout.size(type, cursor),
        align: attributes.align ?? (opaque ? 1 : layout.align(type, cursor)),
        section: attributes.section,
        constant,
        external: !defined,
        image: image.bytes,
        relocations: image.relocations,
      };
    },
    readAlias: (name, context) => {
      const cursor = new Cursor(text, moduleName, entity(scanned.aliases, name).body);
      if (cursor.word() === 'ifunc') throw cursor.unsupported('ifunc');
      readType(cursor);
      cursor.expect(',');
      const reader = new ValueReader(cursor, layout, context, {
        compute() {
          throw cursor.unsupported('a computed alias');
        },
        local() {
          throw cursor.unknown('a local value in an alias');
        },
        blockAddress,
      });
      const target = reader.typedWord();
      if (target.kind !== 'symbol') throw cursor.unsupported('an alias of a number');
      return { symbol: target.symbol, addend: target.addend };
    },
  };
}

/** A variable with the written word `external` has no initial value. */
function isDeclaration(text: string, start: number, body: number, linkage: Linkage): boolean {
  return linkage === 'external' && /\bexternal\b/.test(text.slice(text.indexOf('=', start), body));
}

function readGlobalAttributes(cursor: Cursor): { section: string; align: number | undefined } {
  let section = '';
  let align: number | undefined;
  while (cursor.accept(',')) {
    cursor.blank();
    const word = cursor.peekWord();
    if (cursor.accept('!')) {
      cursor.name();
      cursor.expect('!');
      cursor.name();
      continue;
    }
    cursor.position += word.length;
    if (word === 'section') section = cursor.string();
    else if (word === 'align') align = cursor.integer();
    else if (word === 'partition' || word === 'code_model') cursor.string();
    else if (word === 'comdat') {
      cursor.blank();
      if (cursor.code === 40) cursor.skipGroup();
    } else if (
      !/^(no_sanitize_address|no_sanitize_hwaddress|sanitize_memtag|sanitize_address_dyninit)$/.test(word)
    ) {
      throw cursor.unknown(`attribute of a variable '${word}'`);
    }
  }
  return { section, align };
}
