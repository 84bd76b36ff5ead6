/** Context switches of a trace. */
export function switchesOf(trace: readonly number[]): number {
  let switches = 0;
  for (let i = 1; i < trace.length; i++) if (trace[i] !== trace[i - 1]) switches++;
  return switches;
}
