import { type Bdd, never } from '../../bdd/manager.ts';
import { orderOf, frames } from '../frames.ts';
import type { HelperFunction, HelperSet, Level } from '../helper-set.ts';
import { nameIn, setterOf } from '../level-names.ts';
import { theseWords, union, without } from '../word-sets.ts';
import { hardwareUpdates } from './hardware-updates.ts';
import { composed, imageOf, imageOfWord } from './images.ts';

/** Present entries that map memory, by the protection they were given last. */
export interface ByProtection {
  /** Protections that permit nothing (no VM_READ, VM_WRITE, VM_EXEC), which is also that of NUMA hinting. */
  readonly none: Bdd;
  /** Protections of areas without VM_WRITE. */
  readonly read: Bdd;
  /** Protections of areas with VM_WRITE; private ones permit no writing before a fault. */
  readonly write: Bdd;
}

/** All present entries of a level that generic code can make. */
export interface MappedEntries {
  /** What constructors and changes give. */
  readonly inHand: ByProtection;
  /** What is in memory once the level's setter has stored them, and the MMU changed them. */
  readonly stored: ByProtection;
}

type Group = keyof ByProtection;
const groups: readonly Group[] = ['none', 'read', 'write'];

/** Changes of any present entry; those that an architecture lacks are left out. */
const changes = [
  'mkyoung',
  'mkold',
  'mkdirty',
  'mkclean',
  'wrprotect',
  'mksoft_dirty',
  'clear_soft_dirty',
  'mkuffd_wp',
  'clear_uffd_wp',
] as const;

const VM_WRITE = 2;
const VM_ACCESS_FLAGS = 7;
const VM_SHARED = 8;

/** Entries of one level that are made by a constructor, perhaps marked, and changed in all ways that generic code knows. */
export class MappedEntriesBuilder {
  readonly #set: HelperSet;
  readonly #level: Level;
  readonly #none: Bdd;

  /** `none`: the empty entries, which the setter overwrites. */
  constructor(set: HelperSet, level: Level, none: Bdd) {
    this.#set = set;
    this.#level = level;
    this.#none = none;
  }

  /** Why there are no such entries; undefined if there are. */
  missing(): string | undefined {
    if (orderOf(this.#set, this.#level) === undefined) return `no huge entries of the ${this.#level} level`;
    if (this.#maker() === undefined) return `no pfn_${this.#level}()`;
    const setter = setterOf(this.#level);
    return this.#set.functions.has(setter) ? undefined : `no ${setter}()`;
  }

  /** All entries, marked by `mark` (such as `mkspecial`) when they are made. */
  build(mark?: string): MappedEntries {
    const made = this.#made(mark);
    let inHand: ByProtection = made;
    let stored = this.#store(inHand);
    for (;;) {
      const all = both(this.#set, inHand, stored);
      const changed = both(this.#set, inHand, this.#changed(all));
      if (groups.every((group) => changed[group] === inHand[group])) return { inHand, stored };
      inHand = changed;
      stored = this.#store(inHand);
    }
  }

  /** What the setter leaves in memory, and what the MMU then makes of it. */
  store(entries: Bdd): Bdd {
    const { manager } = this.#set;
    let stored = imageOf(this.#set, setterOf(this.#level), this.#none, entries);
    for (const update of hardwareUpdates(this.#set)) {
      const updated = imageOfWord(this.#set, update.result, manager.and(stored, update.where));
      stored = manager.or(stored, updated);
    }
    return stored;
  }

  /** The result of a change for entries of all protections to which generic code applies it, as in memory. */
  storedAfter(change: string, entries: MappedEntries): ByProtection | undefined {
    const name = nameIn(this.#set, `${this.#level}_${change}`);
    if (name === undefined) return undefined;
    const all = both(this.#set, entries.inHand, entries.stored);
    return mapGroups((group) => {
      const from = change === 'mkwrite' ? this.#writable(group, all[group]) : all[group];
      return this.store(imageOf(this.#set, name, from));
    });
  }

  #store(inHand: ByProtection): ByProtection {
    return mapGroups((group) => this.store(inHand[group]));
  }

  /** `pmd_mkhuge(pfn_pmd(pfn, prot))`, as mk_huge_pmd() and insert_pfn_pmd() do; `pfn_pte(pfn, prot)`. */
  #maker(): HelperFunction | undefined {
    const level = this.#level;
    const pfn = this.#set.functions.get(`pfn_${level}`);
    if (pfn === undefined || level === 'pte') return pfn;
    const mkhuge = `${level}_mkhuge`;
    if (!this.#set.functions.has(mkhuge)) return undefined;
    return { ...pfn, result: composed(this.#set, mkhuge, pfn) };
  }

  #made(mark: string | undefined): ByProtection {
    const { manager } = this.#set;
    const constructor = this.#maker()!;
    const width = constructor.parameters[0]!.width;
    const order = orderOf(this.#set, this.#level)!;
    const valid = frames(this.#set, { order, width }, 0);
    return mapGroups((group) => {
      const made = imageOfWord(
        this.#set,
        constructor.result,
        manager.and(valid, this.#protections(constructor, group)),
      );
      return mark === undefined ? made : imageOf(this.#set, `${this.#level}_${mark}`, made);
    });
  }

  #changed(all: ByProtection): ByProtection {
    const set = this.#set;
    const everything = union(set.manager, ...groups.map((group) => all[group]));
    const modify = set.functions.get(`${this.#level}_modify`);
    return mapGroups((group) => {
      const results = changes
        .map((change) => `${this.#level}_${change}`)
        .filter((name) => set.functions.has(name))
        .map((name) => imageOf(set, name, all[group]));
      const mkwrite = nameIn(set, `${this.#level}_mkwrite`);
      if (mkwrite !== undefined) results.push(imageOf(set, mkwrite, this.#writable(group, all[group])));
      if (modify !== undefined) results.push(this.#modified(modify, group, everything));
      return union(set.manager, ...results);
    });
  }

  /**
   * Entries that are made writable: maybe_pmd_mkwrite() looks for VM_WRITE, and do_wp_page() and
   * can_change_pte_writable() leave those alone that userfaultfd protects. 4.5 keeps the permission of entries that
   * NUMA hinting changes (`preserve_write` of change_huge_pmd()), 6.1 does not.
   */
  #writable(group: Group, entries: Bdd): Bdd {
    if (group === 'read' || (group === 'none' && this.#set.version >= 6001)) return never;
    return this.#notProtected(entries);
  }

  #notProtected(entries: Bdd): Bdd {
    const protectedBy = this.#set.functions.get(`${this.#level}_uffd_wp`)?.result[0] ?? never;
    return without(this.#set.manager, entries, protectedBy);
  }

  /**
   * Entries with a protection of the group set anew. A shared writable one is not given to entries that userfaultfd
   * protects: vma_wants_writenotify() takes VM_SHARED away from such areas.
   */
  #modified(modify: HelperFunction, group: Group, entries: Bdd): Bdd {
    const { manager } = this.#set;
    const shared = this.#protections(modify, group, 'shared');
    const priv = this.#protections(modify, group, 'private');
    return union(
      manager,
      imageOfWord(this.#set, modify.result, manager.and(entries, priv)),
      imageOfWord(this.#set, modify.result, manager.and(this.#notProtected(entries), shared)),
    );
  }

  /** Protections of a group, as values of parameter 1 of a helper. */
  #protections(fn: HelperFunction, group: Group, kind?: 'shared' | 'private'): Bdd {
    const { manager, constants } = this.#set;
    const values = constants.protections.filter((_, flags) => {
      const isShared = (flags & VM_SHARED) !== 0 && (flags & VM_WRITE) !== 0;
      return groupOf(flags) === group && (kind === undefined || (kind === 'shared') === isShared);
    });
    return theseWords(manager, values, fn.parameters[1]!.width, 1);
  }
}

function groupOf(flags: number): Group {
  if ((flags & VM_ACCESS_FLAGS) === 0) return 'none';
  return (flags & VM_WRITE) === 0 ? 'read' : 'write';
}

function mapGroups(make: (group: Group) => Bdd): ByProtection {
  return { none: make('none'), read: make('read'), write: make('write') };
}

function both(set: HelperSet, some: ByProtection, others: ByProtection): ByProtection {
  return mapGroups((group) => set.manager.or(some[group], others[group]));
}

/** Entries of all protections. */
export function allOf(set: HelperSet, entries: ByProtection): Bdd {
  return union(set.manager, ...groups.map((group) => entries[group]));
}
