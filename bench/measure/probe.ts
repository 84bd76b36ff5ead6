/*
 * Loaded into a measured process before its own code (node --import). Notes when the line of progress that announces
 * the search comes by, and at the end writes what the process has used to file descriptor 3, as JSON.
 */
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
import type { Moment } from './cpu-clock.ts';
import { moment } from './cpu-clock.ts';

/** What the probe writes. */
export interface ProbeReport {
  /** When the search began; absent if it never did. */
  readonly search?: Moment;
  readonly end: Moment;
  /** Greatest resident set. */
  readonly peakBytes: number;
}

/** Calls `seen` whenever a line of progress of the search goes to stderr. */
function watchProgress(seen: () => void): void {
  const write = process.stderr.write.bind(process.stderr) as (...args: unknown[]) => boolean;
  process.stderr.write = (...args: unknown[]): boolean => {
    if (String(args[0]).startsWith('exploring ')) seen();
    return write(...args);
  };
}

if (isMainThread) {
  let search: Moment | undefined;
  watchProgress(() => (search ??= moment()));
  process.once('exit', () => {
    const peakBytes = process.resourceUsage().maxRSS * 1024;
    const report: ProbeReport = { ...(search && { search }), end: moment(), peakBytes };
    writeSync(3, JSON.stringify(report));
  });
}
