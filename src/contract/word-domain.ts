import { type Bdd, never } from '../bdd/manager.ts';
import { frameOffsets, swapOffsets, swapTypes } from './classes/swap-offsets.ts';
import { frames, orderOf, tableFrames } from './frames.ts';
import type { HelperSet, Level } from './helper-set.ts';
import { nameIn } from './level-names.ts';
import type { EntryClass } from './rule.ts';
import { asSecond, type Place, theseWords, union } from './word-sets.ts';

/** What a word of a rule ranges over. */
export type WordDomain =
  /** Entries of any of the classes that exist. */
  | { readonly name: string; readonly of: 'classes'; readonly classes: readonly string[] }
  /** The 16 protections of areas, or those that permit nothing, or the others. */
  | {
      readonly name: 'prot';
      readonly of: 'protections' | 'protections without access' | 'protections with access';
    }
  /** Page frames that an entry of the level can map, or that can be a table. */
  | { readonly name: 'pfn'; readonly of: 'frames' | 'table frames'; readonly level: Level }
  | { readonly name: 'type'; readonly of: 'swap types' }
  | { readonly name: 'offset'; readonly of: 'swap offsets' | 'frame offsets'; readonly level: Level };

/** A word that a rule ranges over, and its values. */
export interface RangingWord {
  readonly name: string;
  /** Bits. */
  readonly width: number;
  /** Over the variables of the word's place. */
  readonly set: Bdd;
  /** Of entries: the classes, over the variables of parameter 0. */
  readonly classes: readonly EntryClass[];
}

/** Where a rule's words come from. */
export interface DomainSource {
  readonly set: HelperSet;
  readonly classes: ReadonlyMap<string, EntryClass>;
  /** The helper whose parameters the words that are no entries become. */
  readonly helper: string;
}

/** Protections without VM_READ, VM_WRITE and VM_EXEC. */
const withoutAccess: ReadonlySet<number> = new Set([0, 8]);

/** The values of a word; or why there are none. */
export function rangingWord(source: DomainSource, domain: WordDomain, place: Place): RangingWord | string {
  const { set } = source;
  if (domain.of === 'classes') return entries(source, domain, place);
  const name = nameIn(set, source.helper);
  const width = (name === undefined ? undefined : set.functions.get(name)?.parameters[place]?.width) ?? 64;
  const values = valuesOf(set, domain, width, place);
  return values === never
    ? `no ${domain.name} in range`
    : { name: domain.name, width, set: values, classes: [] };
}

function entries(
  { set, classes }: DomainSource,
  domain: WordDomain & { readonly of: 'classes' },
  place: Place,
): RangingWord | string {
  const there = domain.classes.flatMap((id) => classes.get(id) ?? []);
  if (there.length === 0) return `there are no entries of the class ${domain.classes.join(' or ')}`;
  const all = union(set.manager, ...there.map((one) => one.set));
  return {
    name: domain.name,
    width: set.format.width,
    set: place === 0 ? all : asSecond(set.manager, all),
    classes: there,
  };
}

function valuesOf(
  set: HelperSet,
  domain: Exclude<WordDomain, { readonly of: 'classes' }>,
  width: number,
  place: Place,
): Bdd {
  switch (domain.of) {
    case 'protections':
      return theseWords(set.manager, set.constants.protections, width, place);
    case 'protections without access':
    case 'protections with access': {
      const { of } = domain;
      const values = set.constants.protections.filter(
        (_, flags) => withoutAccess.has(flags) === (of === 'protections without access'),
      );
      return theseWords(set.manager, values, width, place);
    }
    case 'frames': {
      const order = orderOf(set, domain.level);
      return order === undefined ? never : frames(set, { order, width }, place);
    }
    case 'table frames':
      return tableFrames(set, width, place);
    case 'swap types':
      return swapTypes(set, width, place);
    case 'swap offsets':
      return swapOffsets(set, domain.level, width, place);
    case 'frame offsets':
      return frameOffsets(set, domain.level, { width, flags: 'young and dirty' }, place);
  }
}
