import { support } from '../../bdd/assignments.ts';
import type { BddWord } from '../../bdd/bdd-word.ts';
import { composeWord } from '../../bdd/compose.ts';
import { exists, forall } from '../../bdd/quantify.ts';
import { equalWords, variableWord } from '../../bdd/word-operations.ts';
import type { FormulaContext } from './formula-context.ts';

/** What a helper gives where its two parameters are equal, and where they are not. */
export interface EqualCase {
  /** Of parameter 0 alone. */
  readonly equal: BddWord;
  /** Of parameter 1 alone. */
  readonly different: BddWord;
}

/**
 * A helper that does nothing if an entry is what it should become, as pmdp_set_access_flags() does: where the
 * parameters differ, its result is that of the second alone. Undefined if it is not so.
 */
export function equalCase(context: FormulaContext, word: BddWord): EqualCase | undefined {
  const { manager, parameters } = context;
  const [first, second] = parameters;
  if (second?.names !== 'entry' || first!.width !== second.width) return undefined;
  const variables = support(manager, ...word);
  const ofFirst = new Set(variables.filter((variable) => variable % 2 === 0));
  // A helper that compares entries depends on nearly all of their bits.
  if (ofFirst.size < first!.width / 2 || variables.length - ofFirst.size < first!.width / 2) return undefined;
  const [left, right] = [0, 1].map((index) =>
    variableWord(manager, first!.width, { first: index, stride: 2 }),
  );
  const same = equalWords(manager, left!, right!);
  const different: number[] = [];
  for (const bit of word) {
    const some = exists(manager, manager.and(bit, manager.not(same)), ofFirst);
    const all = forall(manager, manager.or(bit, same), ofFirst);
    if (some !== all) return undefined;
    different.push(some);
  }
  const equal = composeWord(manager, word, (variable) =>
    variable % 2 === 1 ? manager.variable(variable - 1) : undefined,
  );
  return { equal, different };
}
