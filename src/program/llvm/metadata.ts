import type { LocationId } from '../form.ts';
import type { LocationTable } from '../locations.ts';
import { Cursor } from './cursor.ts';

/** How file names of debug information are written in the program. */
export interface FileNaming {
  /** Leading parts to remove from file names, such as `./` or the directory of the tree. */
  readonly stripPrefixes?: readonly string[];
}

/** The numbered metadata of a module, read where it is asked for. */
export class Metadata {
  readonly #text: string;
  readonly #module: string;
  readonly #start: number;
  readonly #naming: FileNaming;
  #lines: Int32Array | undefined;
  #table: LocationTable | undefined;
  readonly #locations: (LocationId | undefined)[] = [];
  readonly #files: (string | undefined)[] = [];
  readonly #scopes: ({ file: string; function: string } | undefined)[] = [];

  /** `start` is the first character of the metadata part of `text`. */
  constructor(text: string, module: string, start: number, naming: FileNaming) {
    this.#text = text;
    this.#module = module;
    this.#start = start;
    this.#naming = naming;
  }

  /** The position that `!dbg !id` names, in `table`. */
  location(id: number, table: LocationTable): LocationId {
    if (this.#table !== table) {
      this.#table = table;
      this.#locations.length = 0;
    }
    const known = this.#locations[id];
    if (known !== undefined) return known;
    const line = this.#line(id);
    const inlinedAt = reference(line, 'inlinedAt');
    const scope = this.#scope(reference(line, 'scope') ?? -1);
    const location = table.intern({
      file: scope.file,
      line: number(line, 'line'),
      column: number(line, 'column'),
      function: scope.function,
      inlinedAt: inlinedAt === undefined ? -1 : this.location(inlinedAt, table),
    });
    this.#locations[id] = location;
    return location;
  }

  /** The string of a node `!{!"sp"}` (the name of a register). */
  string(id: number): string {
    const text = /!"([^"]*)"/.exec(this.#line(id))?.[1];
    if (text === undefined) throw this.#cursor(id).unknown('metadata string expected');
    return text.replace(/\\00$/, '');
  }

  #scope(id: number): { file: string; function: string } {
    const known = this.#scopes[id];
    if (known) return known;
    const line = this.#line(id);
    const isFunction = line.includes('!DISubprogram(');
    const parent = isFunction ? undefined : reference(line, 'scope');
    const outer = parent === undefined ? { file: '', function: '' } : this.#scope(parent);
    const file = reference(line, 'file');
    const scope = {
      file: file === undefined ? outer.file : this.#file(file),
      function: isFunction ? (quoted(line, 'name') ?? '') : outer.function,
    };
    this.#scopes[id] = scope;
    return scope;
  }

  #file(id: number): string {
    const known = this.#files[id];
    if (known !== undefined) return known;
    let name = quoted(this.#line(id), 'filename') ?? '';
    for (const prefix of this.#naming.stripPrefixes ?? []) {
      if (prefix !== '' && name.startsWith(prefix)) {
        name = name.slice(prefix.length);
        break;
      }
    }
    this.#files[id] = name;
    return name;
  }

  #line(id: number): string {
    const start = this.#index()[id];
    if (start === undefined || start < 0) {
      throw new Cursor(this.#text, this.#module, this.#start).unknown(`metadata !${id} is not defined`);
    }
    const end = this.#text.indexOf('\n', start);
    return this.#text.slice(start, end < 0 ? undefined : end);
  }

  #cursor(id: number): Cursor {
    return new Cursor(this.#text, this.#module, this.#index()[id] ?? 0);
  }

  #index(): Int32Array {
    if (this.#lines) return this.#lines;
    const text = this.#text;
    let lines = new Int32Array(1024).fill(-1);
    for (let at = this.#start; at < text.length;) {
      const end = text.indexOf('\n', at);
      const code = text.charCodeAt(at + 1);
      if (text.charCodeAt(at) === 33 && code >= 48 && code <= 57) {
        let id = 0;
        for (let digit = at + 1, c = code; c >= 48 && c <= 57; c = text.charCodeAt(++digit))
          id = id * 10 + c - 48;
        if (id >= lines.length) {
          const longer = new Int32Array(Math.max(id + 1, lines.length * 2)).fill(-1);
          longer.set(lines);
          lines = longer;
        }
        lines[id] = at;
      }
      at = end < 0 ? text.length : end + 1;
    }
    this.#lines = lines;
    return lines;
  }
}

function reference(line: string, field: string): number | undefined {
  const at = line.indexOf(`${field}: !`);
  return at < 0 ? undefined : Number.parseInt(line.slice(at + field.length + 3, at + field.length + 13), 10);
}

function number(line: string, field: string): number {
  const at = line.indexOf(`${field}: `);
  return at < 0 ? 0 : Number.parseInt(line.slice(at + field.length + 2, at + field.length + 12), 10);
}

function quoted(line: string, field: string): string | undefined {
  const at = line.indexOf(`${field}: "`);
  if (at < 0) return undefined;
  const start = at + field.length + 3;
  return line.slice(start, line.indexOf('"', start));
}
