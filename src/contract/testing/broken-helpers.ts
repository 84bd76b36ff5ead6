import type { BddWord } from '../../bdd/bdd-word.ts';
import { never } from '../../bdd/manager.ts';
import { notWord } from '../../bdd/word-operations.ts';
import type { ToyHelper } from './toy-helpers.ts';
import { type Bit, bits, frameShift } from './toy-words.ts';

type Body = ToyHelper['body'];

/** What is made of a helper's right body. */
export type Defect = (right: Body) => Body;

/** Ways in which a helper can be wrong, by name. */
export const defects: Readonly<Record<string, Defect>> = {
  'says the opposite': (right) => (toy, first, second) => notWord(toy.manager, right(toy, first, second)),
  'keeps what was there': () => (_, first) => first,
  'makes it present': (right) => (toy, first, second) =>
    toy.clear(toy.set(right(toy, first, second), 'VALID'), 'SWAP'),
  'gives the second word': () => (_, __, second) => second,
  'gives none': () => (toy) => toy.zero(),
  'loses a bit of the frame': (right) => (toy, first, second) =>
    without(right(toy, first, second), frameShift + 9),
  'loses the lowest bit': (right) => (toy, first, second) => without(right(toy, first, second), 0),
  ...Object.fromEntries(
    (Object.keys(bits) as Bit[]).flatMap(
      (bit) =>
        [
          [
            `loses ${bit}`,
            ((right) => (toy, first, second) => toy.clear(right(toy, first, second), bit)) satisfies Defect,
          ],
          [
            `adds ${bit}`,
            ((right) => (toy, first, second) => toy.set(right(toy, first, second), bit)) satisfies Defect,
          ],
          [
            `keeps ${bit}`,
            ((right) => (toy, first, second) =>
              kept(right(toy, first, second), first, bits[bit])) satisfies Defect,
          ],
        ] as const,
    ),
  ),
};

function without(word: BddWord, at: number): BddWord {
  return word.map((bit, index) => (index === at ? never : bit));
}

/** The bit is as it was in the first word. */
function kept(word: BddWord, first: BddWord, at: number): BddWord {
  return word.map((bit, index) => (index === at ? first[at]! : bit));
}
