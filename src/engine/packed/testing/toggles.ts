import { choose } from '../../../transition/expression.ts';
import type { TransitionSystem } from '../../../transition/form.ts';
import { action, assign, read, systemOf, variables } from '../../../transition/testing/small-systems.ts';

/**
 * A system whose words hold fields of the given widths; every field is 0 or all ones. The fields at one position in
 * every `groups`-th word toggle together, so that there are 2^(fields of a word * min(words, groups)) states.
 */
export function toggles(words: readonly (readonly number[])[], groups: number): TransitionSystem {
  const widths = words.flat();
  const perWord = words[0]!.length;
  const group = (at: number): number => (Math.floor(at / perWord) % groups) * perWord + (at % perWord);
  const numbers = [...new Set([...widths.keys()].map(group))];
  return systemOf({
    name: 'toggles',
    variables: variables(widths.map((bits) => 2 ** bits)),
    actions: numbers.map((number) =>
      action(
        0,
        'toggle',
        [...widths.keys()]
          .filter((at) => group(at) === number)
          .map((at) => assign(at, choose(read(at), 0, 2 ** widths[at]! - 1))),
      ),
    ),
  });
}
