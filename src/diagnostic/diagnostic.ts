/** Exit statuses of the command line, by class of outcome. Documented in docs/errors.md. */
export const exitStatus = {
  holds: 0,
  violated: 1,
  badInput: 2,
  inconclusive: 3,
  internal: 4,
  interrupted: 130,
} as const;

/** One of the documented exit statuses. */
export type ExitStatus = (typeof exitStatus)[keyof typeof exitStatus];

/**
 * A failure that a user can cause or mend, as plain data. Every kind has one stable code; a factory beside
 * the code that detects it makes it, and only the command line formats it.
 */
export interface Diagnostic {
  /** Stable code: `THP` and four digits. 1xxx command line, 2xxx kernel tree and configuration, 3xxx compiler
   *  and cache, 4xxx program form and IR reader, 5xxx machine, 6xxx search, 7xxx reports and trace files. */
  readonly code: `THP${number}`;
  /** What happened, one sentence, naming the file, symbol or option. */
  readonly what: string;
  /** The usual cause, one sentence. */
  readonly cause: string;
  /** What to do next, one sentence. */
  readonly next: string;
  /** Further lines, such as the compiler's own messages. */
  readonly detail?: readonly string[];
  readonly exitStatus: ExitStatus;
}

/** Carries a {@link Diagnostic} through code that cannot go on. Never shown with a stack trace. */
export class ThpcheckError extends Error {
  readonly diagnostic: Diagnostic;

  constructor(diagnostic: Diagnostic) {
    super(`${diagnostic.code}: ${diagnostic.what}`);
    this.name = 'ThpcheckError';
    this.diagnostic = diagnostic;
  }
}

/** Marks a case that cannot occur unless thpcheck itself is wrong. */
export function unreachable(never: never, context: string): never {
  throw new Error(`unreachable: ${context}: ${JSON.stringify(never)}`);
}
