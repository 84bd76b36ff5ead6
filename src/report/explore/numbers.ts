/** `4,337,712`. */
export function thousands(number: number): string {
  return Math.round(number).toLocaleString('en-US');
}

/** `1 huge page`, `3 huge pages`, `2 entries`. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${thousands(number)} ${number === 1 ? one : many}`;
}

/** `0.4 s`, `37 s`, `12 min`, `3.5 h`, `2.1 days`. */
export function duration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 172_800) return `${(seconds / 3600).toFixed(1)} h`;
  return `${(seconds / 86_400).toFixed(1)} days`;
}

/** A number of which only the first two digits mean anything: `1,300,000`. */
export function roughly(number: number): string {
  if (number < 100) return thousands(number);
  const unit = 10 ** (Math.floor(Math.log10(number)) - 1);
  return thousands(Math.round(number / unit) * unit);
}
