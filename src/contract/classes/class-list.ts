import { type Bdd, never } from '../../bdd/manager.ts';
import type { Level } from '../helper-set.ts';
import type { EntryClass } from '../rule.ts';

/** Classes as they are found, in the order of reports. */
export class ClassList {
  readonly #classes = new Map<string, EntryClass>();

  /** Takes a class in, unless it is empty. */
  add(level: Level, id: string, made: string, set: Bdd | undefined): void {
    if (set !== undefined && set !== never) this.#classes.set(id, { id, level, made, set });
  }

  /** Words of a class; none if there is no such class. */
  setOf(id: string): Bdd {
    return this.#classes.get(id)?.set ?? never;
  }

  /** All, by id. */
  get classes(): ReadonlyMap<string, EntryClass> {
    return this.#classes;
  }
}
