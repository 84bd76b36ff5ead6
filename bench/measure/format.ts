/** Seconds of a time in milliseconds, two digits. */
export function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(2);
}

/** Megabytes (10^6) of a number of bytes. */
export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

/** A rate or a large number: `1.25 M`, `432 k`, `87`; `-` where the clock was too coarse to give one. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (value >= 999_500) return `${(value / 1e6).toFixed(2)} M`;
  if (value >= 9_950) return `${(value / 1e3).toFixed(0)} k`;
  if (value >= 999.5) return `${(value / 1e3).toFixed(1)} k`;
  return value.toFixed(0);
}
