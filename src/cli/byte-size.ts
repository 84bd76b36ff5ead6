import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { badValue } from './diagnostics.ts';

const units: Readonly<Record<string, number>> = { '': 1, K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 };

/**
 * Bytes of a size such as `512M` or `3G` (powers of 1024); undefined stays undefined.
 * @throws ThpcheckError THP1005 unless it is at least 1M.
 */
export function bytesOf(option: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const [, digits = '', unit = ''] = /^(\d+)([KMG]?)$/i.exec(value) ?? [];
  const bytes = digits === '' ? 0 : Number(digits) * units[unit.toUpperCase()]!;
  if (bytes >= 2 ** 20 && Number.isSafeInteger(bytes)) return bytes;
  throw new ThpcheckError(badValue(option, value, 'a size such as 512M or 3G, at least 1M'));
}
