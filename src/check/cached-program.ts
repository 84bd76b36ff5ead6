import type { CodeSource } from '../machine/executor.ts';
import type { Global, Location, Program, ProgramFunction } from '../program/form.ts';
import type { LinkedProgram } from '../program/link.ts';
import type { Alias, ProgramSnapshot } from './program-snapshot.ts';
import { RecalledMap } from './recalled-map.ts';

/** Links the program; positions in `locations` keep their ids. */
export type Link = (locations: readonly Location[]) => LinkedProgram;

/**
 * A program that answers from a snapshot of an earlier run. The first question that the snapshot does not answer has
 * the modules read and linked; from then on the program answers what it always answered, and more.
 */
export class CachedProgram implements CodeSource {
  readonly pointerWidth: Program['pointerWidth'];
  readonly endian: Program['endian'];
  readonly globals: RecalledMap<Global>;
  readonly aliases: RecalledMap<Alias>;
  readonly #functions: Map<string, ProgramFunction | undefined>;
  readonly #locations: readonly Location[];
  readonly #link: Link;
  #linked: LinkedProgram | undefined;
  #kept: number;

  /** @param snapshot `undefined` for none: then the modules are linked at once */
  constructor(snapshot: ProgramSnapshot | undefined, link: Link) {
    this.#link = link;
    this.#locations = snapshot?.locations ?? [];
    const { pointerWidth, endian } = snapshot ?? this.#program();
    this.pointerWidth = pointerWidth;
    this.endian = endian;
    this.#functions = new Map(snapshot?.functions);
    this.globals = new RecalledMap(snapshot?.globals ?? new Map(), () => this.#program().globals);
    this.aliases = new RecalledMap(snapshot?.aliases ?? new Map(), () => this.#program().aliases);
    this.#kept = this.#answers;
  }

  get functions(): Program['functions'] {
    return this.#program().functions;
  }

  get externals(): Program['externals'] {
    return this.#program().externals;
  }

  get locations(): readonly Location[] {
    return this.#linked?.locations ?? this.#locations;
  }

  /** True while the snapshot has answered every question. */
  get fromCache(): boolean {
    return this.#linked === undefined;
  }

  resolve(name: string): ProgramFunction | undefined {
    const known = this.#functions.get(name);
    if (known !== undefined || this.#functions.has(name)) return known;
    const fn = this.#program().resolve(name);
    this.#functions.set(name, fn);
    return fn;
  }

  /** All answers so far, if there are more than at the last call or in the snapshot it began with. */
  takeSnapshot(): ProgramSnapshot | undefined {
    if (this.#answers === this.#kept) return undefined;
    this.#kept = this.#answers;
    const { pointerWidth, endian, locations } = this;
    const [functions, globals, aliases] = [this.#functions, this.globals.known, this.aliases.known];
    return { pointerWidth, endian, functions, globals, aliases, locations };
  }

  get #answers(): number {
    return this.#functions.size + this.globals.known.size + this.aliases.known.size;
  }

  #program(): LinkedProgram {
    return (this.#linked ??= this.#link(this.#locations));
  }
}
