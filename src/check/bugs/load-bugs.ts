import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { bugFileInvalid } from './diagnostics.ts';
import { bugSchema, type Bug } from './schema.ts';

/** A bug and the folder that describes it. */
export interface LoadedBug {
  /** `B04-wrong-address-of-pmdp_invalidate`. */
  readonly folder: string;
  readonly bug: Bug;
}

/**
 * The development set: every `bug.json` in the folders of `directory`, in the order of the folders' names.
 * @throws ThpcheckError if a file is not of the form of {@link bugSchema}.
 */
export function loadBugs(directory: string): readonly LoadedBug[] {
  return readdirSync(directory)
    .toSorted()
    .map((folder) => ({ folder, file: join(directory, folder, 'bug.json') }))
    .filter(({ file }) => existsSync(file))
    .map(({ folder, file }) => ({ folder, bug: parseBug(file, readFileSync(file, 'utf8')) }));
}

function parseBug(file: string, text: string): Bug {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new ThpcheckError(bugFileInvalid(file, [String(error)]));
  }
  const parsed = bugSchema.safeParse(content);
  if (!parsed.success)
    throw new ThpcheckError(bugFileInvalid(file, z.prettifyError(parsed.error).split('\n')));
  return parsed.data;
}
