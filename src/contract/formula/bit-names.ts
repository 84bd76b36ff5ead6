import type { EntryField, EntryFormat } from '../../arch/architecture.ts';
import type { DualField } from '../../arch/entry-fields.ts';
import type { Level } from '../helper-set.ts';
import type { NameSpace } from './expression.ts';

/** Words of the formula language, which name no bits. */
const keywords = new Set(['if', 'then', 'else', 'bit', 'bits']);

/** Text of a constant, and whether it must be put in parentheses beside an operator. */
export interface ConstantText {
  readonly text: string;
  readonly compound: boolean;
}

/** Whose names a constant has: of an entry or a protection; of an entry that is not valid. */
export interface Naming {
  readonly names: NameSpace;
  readonly isInvalid?: boolean;
}

/** A field that has a name, and the mask of its bits. */
interface NamedField {
  readonly field: EntryField | DualField;
  readonly mask: bigint;
}

/** Names of the bits of entries of one level: what masks and values print as, and what names mean. */
export class BitNames {
  /** Of a word of an entry, then of a protection, which only has the names that both levels agree on. */
  readonly #fields: Readonly<Record<NameSpace, readonly NamedField[]>>;
  readonly #masks = new Map<string, bigint>();
  /** Bits that have a name at one level and not the same at the other. */
  readonly #unshared: bigint;

  /** `taken`: names of parameters and symbols, which no field may have. Puds have the names of pmds. */
  constructor(format: EntryFormat, level: Level, taken: readonly string[]) {
    const own = level === 'pte' ? format.pte : format.pmd;
    const other = level === 'pte' ? format.pmd : format.pte;
    const reserved = new Set([...keywords, ...taken]);
    const fields: NamedField[] = [];
    for (const field of own) {
      const names = namesOf(field);
      if (names.some((name) => reserved.has(name) || this.#masks.has(name))) continue;
      const mask = maskOf(field);
      fields.push({ field, mask });
      for (const name of names) this.#masks.set(name, mask);
    }
    const shared = fields.filter(({ field }) =>
      other.some((one) => one.name === field.name && maskOf(one) === maskOf(field)),
    );
    this.#fields = { entry: fields, prot: shared, number: [] };
    const named = [...own, ...other].reduce((all, field) => all | maskOf(field), 0n);
    this.#unshared = shared.reduce((all, { mask }) => all & ~mask, named);
  }

  /** Bits of a name; undefined if it is none. */
  maskOf(name: string): bigint | undefined {
    return this.#masks.get(name);
  }

  /** Whether a value has a part of a field that is no flag: the number that it is there is no name. */
  isNumeric(value: bigint): boolean {
    return this.#fields.entry.some(({ mask }) => (value & mask) !== 0n && (value & mask) !== mask);
  }

  /** A mask for the conjunction with a word of `width` bits: named bits, all but named bits, or a number. */
  mask(value: bigint, how: Naming, width: number): ConstantText {
    const all = (1n << BigInt(width)) - 1n;
    const rest = all & ~value;
    const candidates = [this.#named(value, how, 'bits'), complement(this.#named(rest, how, 'bits'))];
    return shortest([...candidates, number(value), complement(number(rest))]);
  }

  /** A value as such: names of its bits, fields with their numbers, or a number. */
  value(value: bigint, how: Naming): ConstantText {
    return shortest([this.#named(value, how, 'values'), number(value)]);
  }

  #named(value: bigint, how: Naming, partial: 'bits' | 'values'): ConstantText | undefined {
    const fields = this.#fields[how.names];
    // Next to the bit that says valid, the names are those of entries that are not.
    const isInvalid = how.isInvalid === true || (value & 1n) === 1n;
    if (value === 0n || fields.length === 0) return undefined;
    const items: { readonly bit: number; readonly text: string }[] = [];
    let rest = value;
    for (const { field, mask } of fields) {
      const part = value & mask;
      if (part === 0n) continue;
      if (part === mask) items.push({ bit: field.bit, text: nameIn(field, isInvalid) });
      else if (partial === 'values')
        items.push({ bit: field.bit, text: `${field.name}=${hexadecimal(part >> BigInt(field.bit))}` });
      else continue;
      rest &= ~part;
    }
    // Bits of a protection may have other names at the level that it is made for.
    if (how.names === 'prot' && (rest & this.#unshared) !== 0n) return undefined;
    items.push(...runs(rest));
    const text = items.toSorted((a, b) => a.bit - b.bit).map((item) => item.text);
    return { text: text.join('|'), compound: text.length > 1 };
  }
}

/** A number in the shortest form: decimal below ten, else hexadecimal. */
export function hexadecimal(value: bigint): string {
  return value < 10n ? value.toString() : `0x${value.toString(16)}`;
}

function number(value: bigint): ConstantText {
  return { text: hexadecimal(value), compound: false };
}

function complement(of: ConstantText | undefined): ConstantText | undefined {
  if (of === undefined) return undefined;
  return { text: `~${of.compound ? `(${of.text})` : of.text}`, compound: false };
}

/** Names are worth more than digits: a number wins only against a long list. */
function shortest(candidates: readonly (ConstantText | undefined)[]): ConstantText {
  const weight = ({ text }: ConstantText): number =>
    text.length + (/^~?(0x|\d)/.test(text) ? 90 : text.startsWith('~') ? 8 * text.split('bit').length : 0);
  return candidates
    .filter((candidate) => candidate !== undefined)
    .reduce((best, one) => (weight(one) < weight(best) ? one : best));
}

/** Bits that belong to no name: `bit 57`, `bits 12-20`. */
function runs(value: bigint): { bit: number; text: string }[] {
  const found: { bit: number; text: string }[] = [];
  for (let bit = 0; value >> BigInt(bit) !== 0n; bit++) {
    if (((value >> BigInt(bit)) & 1n) === 0n) continue;
    const first = bit;
    while (((value >> BigInt(bit + 1)) & 1n) === 1n) bit++;
    found.push({ bit: first, text: first === bit ? `bit ${bit}` : `bits ${first}-${bit}` });
  }
  return found;
}

function maskOf(field: EntryField): bigint {
  return ((1n << BigInt(field.width)) - 1n) << BigInt(field.bit);
}

function namesOf(field: EntryField | DualField): readonly string[] {
  return 'nameWhenInvalid' in field ? [field.name, field.nameWhenInvalid] : [field.name];
}

function nameIn(field: EntryField | DualField, isInvalid: boolean): string {
  return 'nameWhenInvalid' in field && isInvalid ? field.nameWhenInvalid : field.name;
}
