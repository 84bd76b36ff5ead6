import { support } from '../../bdd/assignments.ts';
import type { BddWord } from '../../bdd/bdd-word.ts';
import { type Bdd, never } from '../../bdd/manager.ts';
import { type FormulaContext, placeOf } from './formula-context.ts';
import { simplified } from './simplified.ts';

/** Where bits of the result come from: a parameter, so many bits to the left (negative: to the right). */
export interface CopySource {
  readonly parameter: number;
  readonly shift: number;
  readonly inverted: boolean;
}

/** Bits of the result that are (or include) copies from one source. */
export interface Copy {
  readonly source: CopySource;
  /** Bits of the result that must come from it. */
  readonly needed: bigint;
  /** Bits of the result that may: the copy is not set where the result is not. */
  readonly allowed: bigint;
}

/** What copies explain of a word. */
export interface Copies {
  readonly copies: readonly Copy[];
  /** Bits of the result that are always set and that no copy sets. */
  readonly set: bigint;
  /** By bit: where copies or constants set it. */
  readonly covered: readonly Bdd[];
}

/** A source that is being looked at. */
interface Candidate {
  readonly source: CopySource;
  /** By bit of the result: the literal there, unless it would set more than the result has. */
  readonly literals: readonly (Bdd | undefined)[];
}

/** Bits of a single place that are looked at as copies; of more, such as those of `entry != 0`, none is one. */
const mostSources = 3;

/** The copies of bits of parameters that a word consists of, as far as it does, where `care` is true. */
export function copiesIn(context: FormulaContext, word: BddWord, care: Bdd): Copies {
  const { manager, signatures } = context;
  const chosen: Candidate[] = [];
  const reached = word.map(() => never);
  for (const candidate of candidatesFor(context, word, care)) {
    const adds = word.map((bit, index) => {
      const literal = candidate.literals[index];
      return (
        literal !== undefined &&
        !signatures.isSubset(care, bit) &&
        !signatures.isSubset(manager.and(literal, care), reached[index]!)
      );
    });
    if (!adds.includes(true)) continue;
    chosen.push(candidate);
    for (const [index, literal] of candidate.literals.entries())
      if (literal !== undefined) reached[index] = manager.or(reached[index]!, literal);
  }
  return assigned(context, { word, care, chosen });
}

/** Which bit comes from which source: from the first one that will do. */
function assigned(
  context: FormulaContext,
  what: { readonly word: BddWord; readonly care: Bdd; readonly chosen: readonly Candidate[] },
): Copies {
  const { manager, signatures } = context;
  const { word, care, chosen } = what;
  const needed = chosen.map(() => 0n);
  let set = 0n;
  const covered = word.map((bit, index) => {
    const literals = chosen.map((candidate) => candidate.literals[index]);
    const place = 1n << BigInt(index);
    if (signatures.isSubset(care, bit)) {
      const whole = literals.findIndex((one) => one !== undefined && signatures.isSubset(care, one));
      if (whole < 0) set |= place;
      else needed[whole] = needed[whole]! | place;
      return bit;
    }
    let all: Bdd = never;
    for (let last = literals.length - 1; last >= 0; last--) {
      const literal = literals[last];
      if (literal === undefined) continue;
      const others = literals.slice(0, last).reduce<Bdd>((some, one) => manager.or(some, one ?? never), all);
      if (signatures.isSubset(manager.and(literal, care), others)) continue;
      needed[last] = needed[last]! | place;
      all = manager.or(all, literal);
    }
    return all;
  });
  const copies = chosen.map(({ source, literals }, index) => ({
    source,
    needed: needed[index]!,
    allowed: literals.reduce((mask, one, bit) => (one === undefined ? mask : mask | (1n << BigInt(bit))), 0n),
  }));
  return { copies: copies.filter((copy) => copy.needed !== 0n), set, covered };
}

/** Sources that explain bits, the likely ones first. */
function candidatesFor(context: FormulaContext, word: BddWord, care: Bdd): readonly Candidate[] {
  const { manager, signatures } = context;
  const counts = new Map<string, { source: CopySource; bits: number; only: number }>();
  /** By bit of a parameter: how many bits of the result may be copies of it. */
  const places = new Map<number, number>();
  for (const [index, bit] of word.entries()) {
    for (const source of sourcesOf(context, { bit, index, care })) {
      const key = `${source.parameter},${source.shift},${source.inverted}`;
      const from = 2 * (index - source.shift) + source.parameter;
      counts.set(key, { source, bits: (counts.get(key)?.bits ?? 0) + 1, only: from });
      places.set(from, (places.get(from) ?? 0) + 1);
    }
  }
  return [...counts.values()]
    .filter(
      ({ source, bits, only }) =>
        bits > 1 || source.shift === 0 || (isNumber(context, source) && (places.get(only) ?? 0) === 1),
    )
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ source }) => ({
      source,
      literals: word.map((bit, index) => {
        const literal = literalAt(context, source, index);
        return literal !== undefined && signatures.isSubset(manager.and(literal, care), bit)
          ? literal
          : undefined;
      }),
    }));
}

/** A single bit of an entry that is set elsewhere reads better as a condition than as a shift. */
function isNumber(context: FormulaContext, source: CopySource): boolean {
  return context.resultNames === 'number' || context.parameters[source.parameter]!.names === 'number';
}

function rank({ source, bits }: { readonly source: CopySource; readonly bits: number }): number {
  const straight = source.shift === 0 && !source.inverted;
  return (
    (straight ? source.parameter : 1000 - bits * 8 + Math.sign(source.shift)) + (source.inverted ? 0.5 : 0)
  );
}

/** Bits of parameters (or their negations) that imply a bit of the result and are not constant. */
function sourcesOf(
  context: FormulaContext,
  of: { readonly bit: Bdd; readonly index: number; readonly care: Bdd },
): readonly CopySource[] {
  const { manager, signatures } = context;
  const found: CopySource[] = [];
  if (signatures.isSubset(of.care, of.bit)) return found;
  const sampledCare = signatures.of(of.care);
  for (const variable of support(manager, simplified(context, of.bit, of.care))) {
    const { parameter, bit } = placeOf(variable);
    const is = manager.variable(variable);
    const [bits, sample] = [signatures.of(of.bit), signatures.of(is)];
    for (const inverted of [false, true]) {
      // Most pairs are told apart without a decision diagram.
      if (((inverted ? ~sample : sample) & sampledCare & ~bits) !== 0n) continue;
      const literal = manager.and(inverted ? manager.not(is) : is, of.care);
      if (literal !== never && literal !== of.care && signatures.isSubset(literal, of.bit))
        found.push({ parameter, shift: of.index - bit, inverted });
    }
  }
  return found.length <= mostSources
    ? found
    : found.filter(({ shift, inverted }) => shift === 0 && !inverted);
}

/** The bit of a source that comes to a bit of the result; undefined where the shift brings in a zero. */
export function literalAt(context: FormulaContext, source: CopySource, index: number): Bdd | undefined {
  const bit = index - source.shift;
  const { width } = context.parameters[source.parameter]!;
  if (bit < 0 || bit >= width) return undefined;
  const is = context.manager.variable(2 * bit + source.parameter);
  return source.inverted ? context.manager.not(is) : is;
}
