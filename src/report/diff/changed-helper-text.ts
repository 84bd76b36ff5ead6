import { classesNamed } from '../helpers/classes-named.ts';
import type { ChangedHelper, Meaning, Witness } from '../../check/diff/result.ts';
import { shortCount } from '../helpers/decimal.ts';
import { wordText } from '../helpers/finding-text.ts';
import { terminalWidth } from '../helpers/helper-table.ts';
import { shortPlace } from '../helpers/short-place.ts';
import { wrap } from '../wrap.ts';
import { helperChanges } from './changes.ts';

/** `      old  formula`, each line of it, and the place below. */
function meaningLines(side: string, meaning: Meaning): readonly string[] {
  const column = `      ${side}  `;
  const indent = ' '.repeat(column.length);
  const formula = meaning.formula.flatMap((line, at) => {
    const own = /^ */.exec(line)![0];
    const text = meaning.formulaKind === 'none' ? `(${line})` : line;
    return wrap(text, terminalWidth, {
      first: (at === 0 ? column : indent) + own,
      rest: `${indent}${own}    `,
    });
  });
  if (meaning.definition === undefined) return formula;
  const place = shortPlace(meaning.definition);
  const first = formula[0] ?? column.trimEnd();
  return first.length + 2 + place.length <= terminalWidth
    ? [first + place.padStart(terminalWidth - first.length), ...formula.slice(1)]
    : [...formula, place.padStart(terminalWidth)];
}

function witnessLines({ words, oldResult, newResult }: Witness): readonly string[] {
  const lines = words.flatMap(({ name, value, oldBits, newBits }) =>
    oldBits === newBits
      ? [wordText({ name, value, bits: oldBits })]
      : [
          wordText({ name: `${name} (old names)`, value, bits: oldBits }),
          wordText({ name: `${name} (new names)`, value, bits: newBits }),
        ],
  );
  lines.push(`old: ${wordText(oldResult)}`, `new: ${wordText(newResult)}`);
  return lines.flatMap((line, at) =>
    wrap(line, terminalWidth, { first: at === 0 ? '      such as  ' : ' '.repeat(15), rest: ' '.repeat(19) }),
  );
}

/** For which words it matters. */
function reachLine({ entries, classes, differing, values }: ChangedHelper): readonly string[] {
  if (differing === undefined || values === undefined) return [];
  const count = `${shortCount(differing)} of ${shortCount(values)} words differ`;
  const reach = {
    some: `, entries among them: ${classesNamed(classes)}`,
    none: '; the kernel makes no entry of them',
    'no entry': '',
  }[entries];
  return wrap(count + reach, terminalWidth, { first: '      ', rest: '          ' });
}

/** A helper whose meaning changed: both formulas, for which words, and one of them. */
export function changedHelperText(helper: ChangedHelper): readonly string[] {
  const { name, change, witness } = helper;
  return [
    `    ${name} ${helperChanges[change]}`,
    ...meaningLines('old', helper.old),
    ...meaningLines('new', helper.new),
    ...reachLine(helper),
    ...(witness === undefined ? [] : witnessLines(witness)),
  ];
}
