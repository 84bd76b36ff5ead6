import type { BddWord } from '../../bdd/bdd-word.ts';
import { constantWord } from '../../bdd/word-operations.ts';
import type { HelperKind, Level } from '../helper-set.ts';
import type { Bdd } from '../../bdd/manager.ts';
import { type Bit, bits, frameBits, frameShift, type ToyWords, width } from './toy-words.ts';

/** One helper of the toy architecture. */
export interface ToyHelper {
  readonly name: string;
  readonly level: Level;
  readonly kind: HelperKind;
  readonly parameters: readonly string[];
  readonly body: (toy: ToyWords, first: BddWord, second: BddWord) => BddWord;
}

/** Types of swap entries that are no swap. */
export const swapKinds = {
  'migration read': 8n,
  'migration read exclusive': 9n,
  'migration write': 10n,
  hwpoison: 11n,
  'pte marker': 12n,
} as const;

const flagPredicates: readonly (readonly [string, Bit])[] = [
  ['write', 'WRITE'],
  ['dirty', 'DIRTY'],
  ['young', 'YOUNG'],
  ['protnone', 'PROTNONE'],
  ['special', 'SPECIAL'],
  ['devmap', 'DEVMAP'],
  ['soft_dirty', 'SOFT_DIRTY'],
  ['uffd_wp', 'UFFD_WP'],
  ['swp_soft_dirty', 'SOFT_DIRTY'],
  ['swp_uffd_wp', 'UFFD_WP'],
  ['swp_exclusive', 'SPECIAL'],
];

const setters: readonly (readonly [string, readonly Bit[], readonly Bit[]])[] = [
  ['mkyoung', ['YOUNG'], []],
  ['mkold', [], ['YOUNG']],
  ['mkdirty', ['DIRTY', 'SOFT_DIRTY'], []],
  ['mkclean', [], ['DIRTY']],
  ['mkwrite', ['WRITE'], []],
  ['wrprotect', [], ['WRITE']],
  ['mksoft_dirty', ['SOFT_DIRTY'], []],
  ['clear_soft_dirty', [], ['SOFT_DIRTY']],
  ['mkuffd_wp', ['UFFD_WP'], ['WRITE']],
  ['clear_uffd_wp', [], ['UFFD_WP']],
  ['mkspecial', ['SPECIAL'], []],
  ['mkdevmap', ['DEVMAP'], []],
  ['swp_mksoft_dirty', ['SOFT_DIRTY'], []],
  ['swp_clear_soft_dirty', [], ['SOFT_DIRTY']],
  ['swp_mkuffd_wp', ['UFFD_WP'], []],
  ['swp_clear_uffd_wp', [], ['UFFD_WP']],
  ['swp_mkexclusive', ['SPECIAL'], []],
  ['swp_clear_exclusive', [], ['SPECIAL']],
];

type Body = ToyHelper['body'];

function helper(name: string, level: Level, kind: HelperKind, parameters: string, body: Body): ToyHelper {
  return { name, level, kind, parameters: parameters.split(' '), body };
}

const old: Body = (_, first) => first;
const replacement: Body = (_, __, second) => second;
const nothing: Body = (toy) => toy.zero();

/** Bits that pmd_modify() takes from the protection. */
const protection: readonly Bit[] = ['VALID', 'WRITE', 'PROTNONE'];
const tableFlags: readonly Bit[] = ['VALID', 'WRITE', 'DIRTY', 'YOUNG'];

const encode: Body = (toy, type, offset) =>
  toy.put(toy.put(toy.set(toy.zero(), 'SWAP'), type, 1, 4), offset, frameShift, 20);

function kindOf(type: bigint): Body {
  return (toy, offset) => encode(toy, constantWord(type, width), offset);
}

function ofLevel(level: Level): readonly ToyHelper[] {
  const one = (name: string, kind: HelperKind, parameters: string, body: Body): ToyHelper =>
    helper(`${level}_${name}`, level, kind, parameters, body);
  const predicate = (name: string, body: Body): ToyHelper => one(name, 'predicate', 'entry', body);
  const isHuge = (toy: ToyWords, entry: BddWord): Bdd =>
    toy.manager.and(toy.present(entry), toy.has(entry, 'HUGE'));
  const construct: Body = (toy, pfn, prot) => toy.put(prot, pfn, frameShift, frameBits);
  const upper =
    level === 'pte'
      ? []
      : [
          predicate('leaf', (toy, entry) => [isHuge(toy, entry)]),
          predicate('trans_huge', (toy, entry) => [
            toy.manager.and(isHuge(toy, entry), toy.manager.not(toy.has(entry, 'DEVMAP'))),
          ]),
          predicate('bad', (toy, entry) => [toy.manager.not(isTable(toy, entry))]),
          one('mkhuge', 'change', 'entry', (toy, entry) => toy.set(entry, 'HUGE')),
          one('populate', 'construct', 'pfn', (toy, pfn) =>
            toy.put(toy.set(toy.zero(), ...tableFlags), pfn, frameShift, frameBits),
          ),
        ];
  return [
    predicate('none', (toy, entry) => [toy.isZero(entry)]),
    predicate('present', (toy, entry) => [toy.present(entry)]),
    ...flagPredicates
      .filter(([name]) => level !== 'pud' || !/swp|protnone/.test(name))
      .map(([name, bit]) => predicate(name, (toy, entry) => [toy.has(entry, bit)])),
    ...upper,
    ...setters.map(([name, sets, clears]) =>
      one(name, 'change', 'entry', (toy, entry) => toy.clear(toy.set(entry, ...sets), ...clears)),
    ),
    one('modify', 'modify', 'entry prot', (_, entry, prot) =>
      entry.map((bit, index) => (isProtection(index) ? prot[index]! : bit)),
    ),
    helper(`pfn_${level}`, level, 'construct', 'pfn prot', construct),
    one('pfn', 'extract', 'entry', (toy, entry) => toy.field(entry, frameShift, frameBits)),
    one('clear', 'setter', 'old', nothing),
    helper(`set_${level}_at`, level, 'setter', 'old replacement', replacement),
    ...inPlace(level),
  ];
}

function isProtection(index: number): boolean {
  return protection.some((name) => bits[name] === index);
}

/** Of the bits below the frame exactly those of a table are set. */
function isTable(toy: ToyWords, entry: BddWord): Bdd {
  const flags = entry
    .slice(0, frameShift)
    .map((bit, index) => (tableFlags.some((name) => bits[name] === index) ? toy.manager.not(bit) : bit));
  return toy.isZero(flags);
}

/** `name returned` and `name stored`. */
function primitive(
  name: string,
  level: Level,
  parameters: string,
  returned: Body,
  stored: Body,
): readonly ToyHelper[] {
  return [
    helper(`${name} returned`, level, 'primitive', parameters, returned),
    helper(`${name} stored`, level, 'primitive', parameters, stored),
  ];
}

function inPlace(level: Level): readonly ToyHelper[] {
  const p = `${level}p`;
  const young: Body = (toy, entry) => [toy.has(entry, 'YOUNG')];
  const aged: Body = (toy, entry) => toy.clear(entry, 'YOUNG');
  const takers =
    level === 'pte'
      ? ['ptep_get_and_clear', 'ptep_get_and_clear_full', 'ptep_clear_flush']
      : [
          `${p}_huge_get_and_clear`,
          `${p}_huge_get_and_clear_full`,
          ...(level === 'pmd' ? ['pmdp_huge_clear_flush', 'pmdp_collapse_flush'] : []),
        ];
  return [
    ...takers.flatMap((name) => primitive(name, level, 'old', old, nothing)),
    helper(`${p}_get returned`, level, 'primitive', 'old', old),
    helper(`${p}_get_lockless returned`, level, 'primitive', 'old', old),
    helper(`${p}_set_wrprotect stored`, level, 'primitive', 'old', (toy, entry) => toy.clear(entry, 'WRITE')),
    ...primitive(`${p}_test_and_clear_young`, level, 'old', young, aged),
    ...primitive(`${p}_clear_flush_young`, level, 'old', young, aged),
    helper(`${p}_set_access_flags:dirty stored`, level, 'primitive', 'old replacement', replacement),
  ];
}

const invalidated: Body = (toy, entry) => toy.clear(toy.set(entry, 'INVALID'), 'VALID');
/** As 6.9 and earlier call it on migration entries too. */
const invalidatedIfPresent: Body = (toy, entry) => {
  const result = invalidated(toy, entry, entry);
  return entry.map((bit, index) => toy.manager.ite(toy.present(entry), result[index]!, bit));
};
const isSwap: Body = (toy, entry) => [
  toy.manager.and(toy.manager.not(toy.isZero(entry)), toy.manager.not(toy.present(entry))),
];
const migrations = [
  swapKinds['migration read'],
  swapKinds['migration read exclusive'],
  swapKinds['migration write'],
];

function isMigration(...types: readonly bigint[]): Body {
  return (toy, entry) => [
    toy.manager.and(
      toy.manager.and(isSwap(toy, entry, entry)[0]!, toy.has(entry, 'SWAP')),
      toy.isType(entry, ...types),
    ),
  ];
}

function swap(level: 'pte' | 'pmd'): readonly ToyHelper[] {
  const named = (name: string): string => (level === 'pmd' ? `${name}:pmd` : name);
  return [
    helper(`swp_entry_to_${level}`, level, 'encode', 'type offset', encode),
    helper(named('swp_type'), level, 'extract', 'entry', (toy, entry) => toy.swapType(entry)),
    helper(named('swp_offset'), level, 'extract', 'entry', (toy, entry) => toy.field(entry, frameShift, 20)),
    helper(`is_swap_${level}`, level, 'predicate', 'entry', isSwap),
    helper(named('is_migration_entry'), level, 'predicate', 'entry', isMigration(...migrations)),
    helper(
      named('is_writable_migration_entry'),
      level,
      'predicate',
      'entry',
      isMigration(swapKinds['migration write']),
    ),
    helper(
      named('make_readable_migration_entry'),
      level,
      'encode',
      'offset',
      kindOf(swapKinds['migration read']),
    ),
    helper(
      named('make_readable_exclusive_migration_entry'),
      level,
      'encode',
      'offset',
      kindOf(swapKinds['migration read exclusive']),
    ),
    helper(
      named('make_writable_migration_entry'),
      level,
      'encode',
      'offset',
      kindOf(swapKinds['migration write']),
    ),
  ];
}

/** All helpers of an architecture that keeps the whole contract. */
export const toyHelpers: readonly ToyHelper[] = [
  ...ofLevel('pmd'),
  ...ofLevel('pte'),
  ...ofLevel('pud'),
  helper('pmd_mkinvalid', 'pmd', 'change', 'entry', invalidated),
  helper('pmd_pgtable', 'pmd', 'extract', 'entry', (toy, entry) => toy.field(entry, frameShift, frameBits)),
  ...primitive('pmdp_invalidate', 'pmd', 'old', old, invalidatedIfPresent),
  ...primitive('pmdp_invalidate_ad', 'pmd', 'old', old, invalidatedIfPresent),
  ...primitive('pmdp_establish', 'pmd', 'old replacement', old, replacement),
  helper('pmd_access_permitted:read', 'pmd', 'predicate', 'entry', (toy, entry) => [toy.has(entry, 'VALID')]),
  helper('is_pmd_migration_entry', 'pmd', 'predicate', 'entry', isMigration(...migrations)),
  ...swap('pmd'),
  ...swap('pte'),
  helper('make_hwpoison_entry', 'pte', 'encode', 'offset', kindOf(swapKinds.hwpoison)),
  helper('make_pte_marker', 'pte', 'encode', 'offset', kindOf(swapKinds['pte marker'])),
  helper('ptep_clear stored', 'pte', 'primitive', 'old', nothing),
  helper('ptep_modify_prot_start returned', 'pte', 'primitive', 'old', old),
  helper('ptep_modify_prot_commit stored', 'pte', 'primitive', 'old replacement', replacement),
];
