import type { Io } from '../io.ts';

/** Streams that remember what was written, a clock that is moved by hand, and a Ctrl-C to press. */
export interface FakeIo extends Io {
  readonly written: { out: string; err: string };
  /** Moves the clock on, in milliseconds. */
  pass(milliseconds: number): void;
  pressInterrupt(): void;
  /** The reader of the results goes away. */
  closeOut(): void;
  /** Whether somebody listens to SIGINT. */
  listening(): boolean;
}

/** @param columns width of the terminal behind stderr; 0 for none. */
export function fakeIo(columns = 0): FakeIo {
  const written = { out: '', err: '' };
  let time = 0;
  let closed = false;
  let handler: (() => void) | undefined;
  return {
    written,
    out: (text) => {
      if (!closed) written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    errColumns: columns,
    outClosed: () => closed,
    now: () => time,
    onInterrupt: (listener) => {
      handler = listener;
      return () => (handler = undefined);
    },
    pass: (milliseconds) => (time += milliseconds),
    pressInterrupt: () => {
      const first = handler;
      handler = undefined;
      first?.();
    },
    closeOut: () => (closed = true),
    listening: () => handler !== undefined,
  };
}
