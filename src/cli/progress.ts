import type { Io } from './io.ts';

/** Milliseconds between two lines of one phase where there is no terminal. */
const plainInterval = 10_000;

/** Milliseconds between two states of the rewritten line on a terminal. */
const terminalInterval = 80;

/** `quiet`: nothing. `line`: one rewritten line, or a plain line now and then. `all`: every line. */
export type ProgressMode = 'quiet' | 'line' | 'all';

/** A line of progress on stderr. */
export interface Progress {
  /** Shows what is being done; the part before the first colon names the phase. */
  show(line: string): void;
  /** Takes the line away, so that other text can be printed. */
  clear(): void;
}

const phaseOf = (line: string): string => line.split(':', 1)[0]!;

/**
 * Progress as a rewritten line on a terminal, otherwise as plain lines: at each change of phase and then at most
 * every ten seconds, so that logs stay short.
 */
export function createProgress(io: Io, mode: ProgressMode): Progress {
  let phase: string | undefined;
  let last = Number.NEGATIVE_INFINITY;
  let dirty = false;
  const clear = (): void => {
    if (dirty) io.err('\r\x1b[K');
    dirty = false;
  };
  const show = (line: string): void => {
    if (mode === 'quiet') return;
    const now = io.now();
    const changed = phaseOf(line) !== phase;
    const rewritten = io.errColumns > 0 && mode === 'line';
    const interval = rewritten ? terminalInterval : plainInterval;
    if (mode !== 'all' && !changed && now - last < interval) return;
    phase = phaseOf(line);
    last = now;
    if (!rewritten) {
      io.err(`${line}\n`);
      return;
    }
    clear();
    io.err(line.slice(0, io.errColumns - 1));
    dirty = true;
  };
  return { show, clear };
}
