import type { ClassRow } from '../../check/helpers/result.ts';
import { wrap } from '../wrap.ts';
import { shortCount } from './decimal.ts';
import { terminalWidth } from './helper-table.ts';

/** The classes of entries: how the kernel makes each, how many there are, and one of them. */
export function classesText(classes: readonly ClassRow[]): readonly string[] {
  if (classes.length === 0) return [];
  return [
    'Classes of entries:',
    ...classes.flatMap(({ id, level, made, size, example }) => {
      const indent = { first: '      ', rest: '      ' };
      return [
        `  ${level.toUpperCase()} ${id}`,
        ...wrap(made, terminalWidth, indent),
        ...wrap(
          `${shortCount(size)} ${size === '1' ? 'word' : 'words'}, such as ${example.value} ${example.bits}`,
          terminalWidth,
          indent,
        ),
      ];
    }),
  ];
}
