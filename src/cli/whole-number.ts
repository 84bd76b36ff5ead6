import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { badValue } from './diagnostics.ts';

/**
 * The whole number that is the value of an option; undefined stays undefined.
 * @throws ThpcheckError THP1005 unless it is one between the bounds.
 */
export function wholeNumber(
  option: string,
  value: string | undefined,
  { least, most = Number.MAX_SAFE_INTEGER }: { readonly least: number; readonly most?: number },
): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  const isHuge = number > most && most === Number.MAX_SAFE_INTEGER;
  const bounds = most < Number.MAX_SAFE_INTEGER || isHuge ? `from ${least} to ${most}` : `at least ${least}`;
  throw new ThpcheckError(badValue(option, value, `a whole number, ${bounds}`));
}
