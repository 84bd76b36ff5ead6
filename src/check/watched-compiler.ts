import { openCompiler } from '../tree/compile/compiler.ts';
import type { CompilerOptions } from '../tree/compile/options.ts';
import type { Compiler } from '../tree/compile/request.ts';

/** Milliseconds between looks at whether the user wants to stop. */
const lookEvery = 50;

/** A compiler that stops when the user does. */
export interface WatchedCompiler {
  readonly compiler: Compiler;
  /** Closes the compiler, and ends the watch. */
  close(): Promise<void>;
}

/**
 * Opens the compiler that comes with thpcheck, or a native clang by its path, and closes it as soon as the user wants to
 * stop: what is being compiled then fails.
 */
export function openWatchedCompiler(
  clang: string | undefined,
  { interrupted }: { interrupted(): boolean },
  options: CompilerOptions,
): WatchedCompiler {
  const compiler = openCompiler(
    clang === undefined ? { kind: 'yowasp' } : { kind: 'native', path: clang },
    options,
  );
  const watch = setInterval(() => {
    if (interrupted()) void compiler.close();
  }, lookEvery);
  return {
    compiler,
    async close() {
      clearInterval(watch);
      await compiler.close();
    },
  };
}
