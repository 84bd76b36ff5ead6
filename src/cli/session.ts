import type { Diagnostic, ExitStatus } from '../diagnostic/diagnostic.ts';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { CheckHooks } from '../check/check-request.ts';
import { internalError } from './diagnostics.ts';
import type { Io } from './io.ts';
import type { ProgressMode } from './progress.ts';
import { createProgress } from './progress.ts';
import { diagnosticText } from './show-diagnostic.ts';

/** What the commands that run checks share: progress, diagnostics and the wish to stop. */
export interface Session {
  readonly hooks: CheckHooks;
  /** Prints a piece of the result on stdout. */
  print(text: string): void;
  /** Prints a remark on stderr. */
  note(text: string): void;
  /** Prints what went wrong on stderr and gives its exit status. */
  fail(error: unknown): ExitStatus;
  /** True once the user pressed Ctrl-C. */
  interrupted(): boolean;
  /** Stops listening to signals and takes the progress line away. */
  end(): void;
}

/** The diagnostic of anything that can be thrown. */
export function diagnosticOf(error: unknown): Diagnostic {
  if (error instanceof ThpcheckError) return error.diagnostic;
  return internalError(error instanceof Error ? error.message : String(error));
}

/** What to print of an error: no stack, except of internal errors and on request. */
export function errorText(error: unknown, options: { readonly debug: boolean }): string {
  const text = diagnosticText(diagnosticOf(error), 'error');
  const wanted = options.debug && !(error instanceof ThpcheckError) && error instanceof Error;
  return wanted ? `${text}${error.stack ?? ''}\n` : text;
}

/** Starts a session on the streams of a command. */
export function startSession(
  io: Io,
  options: { readonly progress: ProgressMode; readonly debug: boolean },
): Session {
  const progress = createProgress(io, options.progress);
  let stop = false;
  const err = (text: string): void => {
    progress.clear();
    io.err(text);
  };
  const forget = io.onInterrupt(() => {
    stop = true;
    err('thpcheck: stopping; what was done so far follows (press Ctrl-C again to end at once)\n');
  });
  return {
    hooks: {
      progress: (line) => progress.show(line),
      warn: (diagnostic) => err(diagnosticText(diagnostic, 'warning')),
      interrupted: () => stop || io.outClosed(),
    },
    print: (text) => {
      progress.clear();
      io.out(text);
    },
    note: (text) => err(`thpcheck: ${text}\n`),
    fail: (error) => {
      err(errorText(error, options));
      return diagnosticOf(error).exitStatus;
    },
    interrupted: () => stop,
    end: () => {
      progress.clear();
      forget();
    },
  };
}
