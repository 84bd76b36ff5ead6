import { type Bdd, never } from '../../bdd/manager.ts';
import { missingFeature, type Feature } from '../feature.ts';
import type { HelperSet } from '../helper-set.ts';
import { classId, setterOf } from '../level-names.ts';
import { theseWords } from '../word-sets.ts';
import type { ClassList } from './class-list.ts';
import { imageOf } from './images.ts';
import { noneEntries } from './none-entries.ts';
import { frameOffsets, swapHelper, swapOffsets, swapTypes } from './swap-offsets.ts';

/** A kind of swap entries that hold a page frame number. */
interface FrameKind {
  readonly name: string;
  readonly helper: string;
  readonly flags: 'young and dirty' | 'none';
}

const frameKinds: readonly FrameKind[] = [
  { name: 'migration read', helper: 'make_readable_migration_entry', flags: 'young and dirty' },
  {
    name: 'migration read exclusive',
    helper: 'make_readable_exclusive_migration_entry',
    flags: 'young and dirty',
  },
  { name: 'migration write', helper: 'make_writable_migration_entry', flags: 'young and dirty' },
  { name: 'device private read', helper: 'make_readable_device_private_entry', flags: 'none' },
  { name: 'device private write', helper: 'make_writable_device_private_entry', flags: 'none' },
  { name: 'device exclusive read', helper: 'make_readable_device_exclusive_entry', flags: 'none' },
  { name: 'device exclusive write', helper: 'make_writable_device_exclusive_entry', flags: 'none' },
  { name: 'hwpoison', helper: 'make_hwpoison_entry', flags: 'none' },
];

/** Marks of entries that are not present: what sets one, what clears it, where it is. */
const marks: readonly { readonly name: string; readonly sets: string; readonly feature: Feature }[] = [
  { name: 'soft-dirty', sets: 'swp_mksoft_dirty', feature: 'soft-dirty' },
  { name: 'uffd-wp', sets: 'swp_mkuffd_wp', feature: 'userfaultfd write protection' },
];

/** Entries that are not present and not none: swap, migration and the like. */
export function addSwapClasses(set: HelperSet, level: 'pte' | 'pmd', list: ClassList): void {
  if (!set.functions.has(setterOf(level))) return;
  if (level === 'pmd' && missingFeature(set, 'PMD migration', level) !== undefined) return;
  for (const { name, helper, flags } of frameKinds) {
    // 6.12 has migration alone at the PMD level.
    if (level === 'pmd' && !name.startsWith('migration')) continue;
    const encode = set.functions.get(swapHelper(level, helper));
    if (encode === undefined) continue;
    const { width } = encode.parameters[0]!;
    const made = imageOf(set, swapHelper(level, helper), frameOffsets(set, level, { width, flags }, 0));
    add(set, list, { level, name, made, how: `${helper}() of every page frame number`, exclusive: 'never' });
  }
  if (level === 'pte') {
    addSwap(set, list);
    addMarkers(set, list);
  }
}

function addSwap(set: HelperSet, list: ClassList): void {
  const encode = set.functions.get('swp_entry_to_pte');
  if (encode === undefined) return;
  const [type, offset] = encode.parameters;
  const { manager } = set;
  const domain = manager.and(swapTypes(set, type!.width, 0), swapOffsets(set, 'pte', offset!.width, 1));
  const made = imageOf(set, 'swp_entry_to_pte', domain);
  const how = 'swp_entry_to_pte() of every type of a swap file and every offset that survives';
  add(set, list, { level: 'pte', name: 'swap', made, how, exclusive: 'sometimes' });
}

function addMarkers(set: HelperSet, list: ClassList): void {
  const encode = set.functions.get('make_pte_marker');
  if (encode === undefined) return;
  const markers = theseWords(set.manager, [1n, 2n, 3n], encode.parameters[0]!.width, 0);
  list.add(
    'pte',
    'pte marker',
    'make_pte_marker() of every marker',
    stored(set, 'pte', imageOf(set, 'make_pte_marker', markers)),
  );
}

interface SwapKind {
  readonly level: 'pte' | 'pmd';
  readonly name: string;
  readonly made: Bdd;
  readonly how: string;
  /** Whether pte_swp_mkexclusive() is ever applied. */
  readonly exclusive: 'sometimes' | 'never';
}

/** The class with all marks that such an entry may bear, before and after it is stored, and those with a mark. */
function add(set: HelperSet, list: ClassList, { level, name, made, how, exclusive }: SwapKind): void {
  const { manager } = set;
  const id = classId(level, name);
  const setters = marks
    .filter(({ feature }) => missingFeature(set, feature, level) === undefined)
    .map((mark) => ({ ...mark, helper: `${level}_${mark.sets}` }));
  if (exclusive === 'sometimes' && missingFeature(set, 'swap exclusive', level) === undefined)
    setters.push({
      name: 'exclusive',
      sets: 'swp_mkexclusive',
      feature: 'swap exclusive',
      helper: 'pte_swp_mkexclusive',
    });
  const present = setters.filter(({ helper }) => set.functions.has(helper));
  const inHand = present.reduce((all, { helper }) => manager.or(all, imageOf(set, helper, all)), made);
  list.add(level, `${id} in hand`, `${how}, with every mark, before it is stored`, inHand);
  list.add(
    level,
    id,
    `${how}, with every mark, as ${setterOf(level)}() stores it`,
    stored(set, level, inHand),
  );
  for (const { name: mark, helper } of present)
    list.add(
      level,
      `${id} ${mark}`,
      `${helper}() of those, stored`,
      stored(set, level, imageOf(set, helper, inHand)),
    );
}

/** What is in memory once the entries have been stored where none was. */
function stored(set: HelperSet, level: 'pte' | 'pmd', entries: Bdd): Bdd {
  if (entries === never) return never;
  return imageOf(set, setterOf(level), noneEntries(set, level), entries);
}
