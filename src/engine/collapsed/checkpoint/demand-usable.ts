import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { ThpcheckError } from '../../../diagnostic/diagnostic.ts';
import { looksLikeCheckpoint } from '../../checkpoint/checkpoint-file.ts';
import { checkpointUnusable } from './diagnostics.ts';

/**
 * Finds out before a long search begins whether it can be kept in a file. A former checkpoint may be replaced, anything
 * else may not.
 * @throws ThpcheckError THP6024
 */
export function demandUsable(file: string): void {
  const unusable = (reason: string): ThpcheckError => new ThpcheckError(checkpointUnusable(file, reason));
  let other = false;
  try {
    accessSync(dirname(file), constants.W_OK);
    other = existsSync(file) && !looksLikeCheckpoint(file);
  } catch (error) {
    throw unusable(error instanceof Error ? error.message : String(error));
  }
  if (other) throw unusable('it is there, and no checkpoint');
}
