/** A hexadecimal value without leading zeros: `0x0000000000000880` becomes `0x880`, zero becomes `0`. */
export function shortHex(value: string): string {
  const digits = value.replace(/^0x/i, '').replace(/^0+/, '');
  return digits === '' ? '0' : `0x${digits}`;
}
