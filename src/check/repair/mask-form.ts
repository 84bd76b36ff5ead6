import { satisfyingAssignment, support } from '../../bdd/assignments.ts';
import type { BddWord } from '../../bdd/bdd-word.ts';
import { always, type Bdd, type BddManager, never } from '../../bdd/manager.ts';
import type { EntryField } from '../../arch/architecture.ts';
import type { HelperFunction } from '../../contract/helper-set.ts';
import type { Assignment } from './smallest-change.ts';

/** Bits of an entry that are chosen together. */
export interface MaskField {
  /** The architecture's own name; `unnamed bits` for the rest. */
  readonly name: string;
  readonly mask: bigint;
}

/**
 * What a helper does with masks: `change` is `entry & ~clear | set`; `any` asks for any of some bits; `equals` asks
 * whether some bits have some values.
 */
export type MaskForm = 'change' | 'any' | 'equals';

/** Choices for a field in each form; a field wider than a bit has the first two alone. */
export const choicesOf: Readonly<Record<MaskForm, readonly string[]>> = {
  change: ['kept', 'cleared', 'set'],
  any: ['ignored', 'asked for'],
  equals: ['ignored', 'must be clear', 'must be set'],
};

/** Masks of a helper: bits that are cleared (or asked for), and bits that are set (or must be set). */
export interface Masks {
  readonly form: MaskForm;
  /** `change`: cleared. `any`: asked for. `equals`: looked at. */
  readonly first: bigint;
  /** `change`: set. `any`: 0. `equals`: those that must be set. */
  readonly second: bigint;
}

/** The fields of a level, each bit in exactly one of them, the lowest first. */
export function maskFields(fields: readonly EntryField[], width: number): readonly MaskField[] {
  let left = (1n << BigInt(width)) - 1n;
  const found: MaskField[] = [];
  for (const field of fields.toSorted((one, other) => one.bit - other.bit)) {
    const mask = (((1n << BigInt(field.width)) - 1n) << BigInt(field.bit)) & left;
    if (mask === 0n) continue;
    left &= ~mask;
    found.push({ name: field.name, mask });
  }
  return left === 0n ? found : [...found, { name: 'unnamed bits', mask: left }];
}

/** How many choices each field has. */
export function choiceCounts(form: MaskForm, fields: readonly MaskField[]): readonly number[] {
  return fields.map(({ mask }) => (isBit(mask) ? choicesOf[form].length : 2));
}

const isBit = (mask: bigint): boolean => (mask & (mask - 1n)) === 0n;

/** The masks that choices make. */
export function masksOf(form: MaskForm, fields: readonly MaskField[], assignment: Assignment): Masks {
  const union = (choices: readonly number[]): bigint =>
    fields.reduce((mask, field, at) => (choices.includes(assignment[at]!) ? mask | field.mask : mask), 0n);
  if (form === 'change') return { form, first: union([1]), second: union([2]) };
  if (form === 'any') return { form, first: union([1]), second: 0n };
  return { form, first: union([1, 2]), second: union([2]) };
}

/** The choice for each field that makes given masks; undefined if a field would have two. */
export function assignmentOf(masks: Masks, fields: readonly MaskField[]): Assignment | undefined {
  const result = fields.map(({ mask }): number | undefined => {
    const [first, second] = [masks.first & mask, masks.second & mask];
    if (first !== 0n && first !== mask && second === 0n) return undefined;
    if (second !== 0n && second !== mask) return undefined;
    if (second === mask) return isBit(mask) ? 2 : undefined;
    return first === mask ? 1 : 0;
  });
  return result.some((choice) => choice === undefined) ? undefined : (result as number[]);
}

/** The result of a helper with these masks, over the variables of its one parameter. */
export function resultOf(manager: BddManager, masks: Masks, width: number): BddWord {
  const bits = Array.from({ length: width }, (_, bit) => manager.variable(2 * bit));
  const has = (mask: bigint, bit: number): boolean => ((mask >> BigInt(bit)) & 1n) === 1n;
  if (masks.form === 'change')
    return bits.map((own, bit) => (has(masks.second, bit) ? always : has(masks.first, bit) ? never : own));
  // From the lowest variable up, so that every step makes one node.
  let result: Bdd = masks.form === 'any' ? never : always;
  for (const [bit, own] of [...bits.entries()].toReversed()) {
    if (!has(masks.first, bit)) continue;
    if (masks.form === 'any') result = manager.or(own, result);
    else result = manager.and(has(masks.second, bit) ? own : manager.not(own), result);
  }
  return [result];
}

/** The masks that a helper of one entry has now; undefined if masks do not say what it does. */
export function masksOfHelper(manager: BddManager, fn: HelperFunction): Masks | undefined {
  const width = fn.parameters[0]!.width;
  return candidates(manager, fn, width).find((masks) => {
    const result = resultOf(manager, masks, width);
    return result.length === fn.result.length && result.every((bit, at) => bit === fn.result[at]);
  });
}

/** Masks that are the helper's if it has the form at all. */
function candidates(manager: BddManager, { kind, result }: HelperFunction, width: number): readonly Masks[] {
  const collect = (wanted: (bit: number) => boolean): bigint =>
    Array.from({ length: width }, (_, bit) => bit).reduce(
      (mask, bit) => (wanted(bit) ? mask | (1n << BigInt(bit)) : mask),
      0n,
    );
  if (kind !== 'predicate') {
    return [
      {
        form: 'change',
        first: collect((bit) => result[bit] === never),
        second: collect((bit) => result[bit] === always),
      },
    ];
  }
  const [truth] = result;
  if (truth === undefined) return [];
  const looked = new Set(support(manager, truth));
  const first = collect((bit) => looked.has(2 * bit));
  const satisfying = satisfyingAssignment(manager, truth);
  return [
    { form: 'any', first, second: 0n },
    { form: 'equals', first, second: collect((bit) => satisfying?.has(2 * bit) === true) & first },
  ];
}
