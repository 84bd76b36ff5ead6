import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository; this file runs as `.cache/bench/bench/paths.js` of it. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The command line as it is installed. */
export const commandLine = join(root, 'dist/cli/main.js');

/** A file of `bench/` that is not compiled, such as a model of a peer. */
export function benchFile(path: string): string {
  return join(root, 'bench', path);
}

/** A compiled script of `bench/`, by its path without extension. */
export function benchScript(path: string): string {
  return fileURLToPath(new URL(`./${path}.js`, import.meta.url));
}

/** Where programs that were made of models for other checkers are kept. */
export const verifiers = join(root, '.cache/bench/verifiers');
