import { cannotPrint } from './diagnostics.ts';
import type { Io } from './io.ts';
import { diagnosticText } from './show-diagnostic.ts';

/** Ctrl-C, and what `timeout` and batch systems send. */
const signals = ['SIGINT', 'SIGTERM'] as const;

/** The streams of this process. A reader that goes away (`thpcheck ... | head`) is no error. */
export function processIo(): Io {
  let closed = false;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (closed) return;
    closed = true;
    if (error.code === 'EPIPE') return;
    const diagnostic = cannotPrint(error.message);
    process.stderr.write(diagnosticText(diagnostic, 'error'));
    // Whatever the command makes of it: its results are lost.
    process.once('exit', () => (process.exitCode = diagnostic.exitStatus));
  });
  // Nobody is left to be told that nobody reads the diagnostics.
  process.stderr.on('error', () => undefined);
  return {
    out: (text) => {
      if (!closed) process.stdout.write(text);
    },
    err: (text) => {
      process.stderr.write(text);
    },
    errColumns: process.stderr.isTTY ? process.stderr.columns : 0,
    outClosed: () => closed,
    now: () => performance.now(),
    onInterrupt: (handler) => {
      const forget = (): void => {
        for (const signal of signals) process.removeListener(signal, listener);
      };
      const listener = (): void => {
        forget();
        handler();
      };
      for (const signal of signals) process.on(signal, listener);
      return forget;
    },
  };
}
