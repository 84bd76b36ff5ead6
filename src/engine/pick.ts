/** An agent of a non-empty bit mask: the preferred one if it is there, which saves a switch, else the lowest. */
export function pick(mask: number, preferred: number): number {
  if (preferred >= 0 && (mask & (1 << preferred)) !== 0) return preferred;
  return 31 - Math.clz32(mask & -mask);
}
