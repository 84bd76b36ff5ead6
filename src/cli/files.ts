import { open, readFile, rename, rm } from 'node:fs/promises';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { cannotRead, cannotWrite } from './diagnostics.ts';

/** The file operations of the commands, so that tests can make them fail. */
export interface Files {
  /** Contents as UTF-8. @throws ThpcheckError THP1007. */
  read(path: string): Promise<string>;
  /** Writes a file so that it has either all of `text` or its former contents. @throws ThpcheckError THP1006. */
  writeWhole(path: string, text: string): Promise<void>;
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function read(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new ThpcheckError(cannotRead(path, reasonOf(error)));
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const temporary = `${path}.${process.pid}.tmp`;
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw new ThpcheckError(cannotWrite(path, reasonOf(error)));
  }
}

/** Files of this machine. */
export const localFiles: Files = { read, writeWhole };
