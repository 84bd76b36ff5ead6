import type { BddWord } from '../../bdd/bdd-word.ts';
import { always, type Bdd, type BddManager, never } from '../../bdd/manager.ts';
import { addWords } from '../../bdd/word-arithmetic.ts';
import {
  andWords,
  constantWord,
  equalWords,
  isNonZero,
  iteWord,
  notWord,
  orWords,
  xorWords,
  zext,
} from '../../bdd/word-operations.ts';
import { shiftBy } from '../../bdd/word-shifts.ts';
import type { Expression } from './expression.ts';

const width = 64;

/** The 64 bits of a formula, given those of its parameters; a condition has bit 0 only. */
export function formulaBdd(manager: BddManager, of: Expression, parameters: readonly BddWord[]): BddWord {
  const zero = constantWord(0n, width);
  function truth(at: Expression): Bdd {
    switch (at.kind) {
      case 'compare': {
        const equal = equalWords(manager, word(at.left), word(at.right));
        return at.operator === '==' ? equal : manager.not(equal);
      }
      case 'all':
        return at.of.reduce((all, one) => manager.and(all, truth(one)), always);
      case 'any':
        return at.of.reduce((all, one) => manager.or(all, truth(one)), never);
      case 'if':
        return manager.ite(
          truth(at.condition),
          truth(at.then),
          at.otherwise === undefined ? never : truth(at.otherwise),
        );
      default:
        return isNonZero(manager, word(at));
    }
  }
  function word(at: Expression): BddWord {
    switch (at.kind) {
      case 'parameter':
        return zext(parameters[at.index]!, width);
      case 'constant':
      case 'symbol':
        return constantWord(at.value, width);
      case 'not':
        return notWord(manager, word(at.of));
      case 'and':
        return at.of.map(word).reduce((all, one) => andWords(manager, all, one));
      case 'or':
        return at.of.map(word).reduce((all, one) => orWords(manager, all, one));
      case 'xor':
        return at.of.map(word).reduce((all, one) => xorWords(manager, all, one));
      case 'add':
        return at.of.map(word).reduce((all, one) => addWords(manager, all, one));
      case 'shift':
        return shiftBy(at.direction === 'left' ? 'shl' : 'lshr', word(at.of), at.by);
      case 'if':
        return iteWord(
          manager,
          truth(at.condition),
          word(at.then),
          at.otherwise === undefined ? zero : word(at.otherwise),
        );
      case 'compare':
      case 'all':
      case 'any':
        return zext([truth(at)], width);
    }
  }
  return word(of);
}
