import { wrap } from '../wrap.ts';
import { diagramWidth } from './lanes.ts';
import type { Line } from './lines.ts';

/** The same lines as a numbered list, for more CPUs than there is room for columns: `3) CPU2: zap_pmd_range()`. */
export function numbered(lines: readonly Line[]): readonly string[] {
  const digits = String(lines.length).length;
  return lines.flatMap((line, index) => {
    const number = `${String(index + 1).padStart(digits)}) CPU${line.cpu}: `;
    const blanks = ' '.repeat(line.depth);
    return wrap(line.place === '' ? line.text : `${line.text} ${line.place}`, diagramWidth, {
      first: number + blanks,
      rest: ' '.repeat(number.length) + blanks + '  ',
    });
  });
}
