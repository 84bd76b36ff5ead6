import type { Level } from '../../contract/helper-set.ts';
import type { Masks } from './mask-form.ts';

/** The C expression of a helper with masks, from the name of its parameter. */
export function maskExpression(
  { form, first, second }: Masks,
  level: Level,
  write: (mask: bigint) => string,
): (parameter: string) => string {
  return (parameter) => {
    const value = `${level}_val(${parameter.replace(/^\((\w+)\)$/, '$1')})`;
    if (form === 'any') return `!!(${value} & ${write(first)})`;
    if (form === 'equals') return `((${value} & ${write(first)}) == ${second === 0n ? '0' : write(second)})`;
    const kept = first === 0n ? value : `${value} & ~${write(first)}`;
    if (second === 0n) return first === 0n ? parameter : `__${level}(${kept})`;
    return `__${level}(${first === 0n ? value : `(${kept})`} | ${write(second)})`;
  };
}
