import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A directory of test files that can be removed. */
export interface TemporaryDirectory {
  readonly path: string;
  /** Writes a file below it, making its directories. */
  write(name: string, text: string): string;
  remove(): void;
}

/** Makes a temporary directory with the given files. */
export function temporaryDirectory(files: Readonly<Record<string, string>> = {}): TemporaryDirectory {
  const path = mkdtempSync(join(tmpdir(), 'thpcheck-test-'));
  const write = (name: string, text: string): string => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return { path, write, remove: () => rmSync(path, { recursive: true, force: true }) };
}
