import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file so that it is either there in full or not at all: under another name first, then renamed. On
 * failure nothing is left behind.
 * @param temporary path in the same directory that no other process uses
 * @throws the error of the file system
 */
export function writeAtomically(path: string, temporary: string, content: Uint8Array): void {
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
