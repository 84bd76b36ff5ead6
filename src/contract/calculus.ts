import type { BddWord } from '../bdd/bdd-word.ts';
import { composeWord } from '../bdd/compose.ts';
import { type Bdd, never } from '../bdd/manager.ts';
import { variableWord } from '../bdd/word-operations.ts';
import type { HelperFunction, HelperSet } from './helper-set.ts';
import { nameIn } from './level-names.ts';

/** A word in the kernel's notation: a parameter, or a helper applied to such words. */
export interface Expression {
  /** Such as `pmd_present(pmd_mkinvalid(entry))`. */
  readonly text: string;
  /** Over the variables of the parameters. */
  readonly word: BddWord;
  /** The applications it consists of, innermost first, itself last; empty for a parameter. */
  readonly steps: readonly Expression[];
  /** Where one of the applications does not return, and why. */
  readonly stops: readonly Stop[];
}

/** Words on which a helper does not return, as {@link HelperFunction.stops}. */
export interface Stop {
  readonly condition: Bdd;
  readonly reason: string;
}

/**
 * Computes with the helpers of one architecture, over all values of the parameters at once. A helper that the set
 * lacks must not be asked for: see {@link Calculus.has}.
 */
export class Calculus {
  readonly set: HelperSet;
  readonly #known = new Map<string, Expression>();

  constructor(set: HelperSet) {
    this.set = set;
  }

  /** Whether the architecture has a helper, by {@link HelperFunction.name}, perhaps under another name. */
  has(name: string): boolean {
    return nameIn(this.set, name) !== undefined;
  }

  /** A parameter: bit `b` of parameter `index` is the variable `2 * b + index`. */
  parameter(name: string, index: 0 | 1, width: number): Expression {
    return {
      text: name,
      word: variableWord(this.set.manager, width, { first: index, stride: 2 }),
      steps: [],
      stops: [],
    };
  }

  /** A helper applied to words, each cut or extended with zeros to the width of its parameter. */
  apply(helper: string, ...args: readonly Expression[]): Expression {
    const name = nameIn(this.set, helper) ?? helper;
    const text = `${name.replace(/ (returned|stored)$/, '')}(${args.map((arg) => arg.text).join(', ')})`;
    const key = [name, ...args.map((arg) => arg.word.join())].join(';');
    const known = this.#known.get(key);
    if (known?.text === label(name, text)) return known;
    const fn = this.set.functions.get(name)!;
    const words = args.map((arg) => arg.word);
    const stops = [...args.flatMap((arg) => arg.stops), ...(known?.stops ?? this.#stops(fn, words))];
    const word = known?.word ?? this.applyWord(fn, ...words);
    const expression: Expression = { text: label(name, text), word, steps: [], stops };
    const whole = { ...expression, steps: [...args.flatMap((arg) => arg.steps), expression] };
    this.#known.set(key, whole);
    return whole;
  }

  /** The result of a helper with words for its parameters. */
  applyWord(fn: HelperFunction, ...args: readonly BddWord[]): BddWord {
    return this.#substituted(fn.result, args);
  }

  #stops(fn: HelperFunction, args: readonly BddWord[]): readonly Stop[] {
    return (fn.stops ?? []).map(({ condition, reason }) => ({
      condition: this.#substituted([condition], args)[0]!,
      reason: `${fn.name} stops: ${reason}`,
    }));
  }

  #substituted(word: BddWord, args: readonly BddWord[]): BddWord {
    return composeWord(this.set.manager, word, (variable) => {
      const arg = args[variable & 1];
      return arg === undefined ? undefined : (arg[variable >> 1] ?? never);
    });
  }
}

/** Of a helper with two results it is said which is meant. */
function label(name: string, text: string): string {
  const result = / (returned|stored)$/.exec(name)?.[1];
  return result === undefined ? text : `${text} ${result}`;
}
