import { createHash } from 'node:crypto';
import type { SearchIdentity } from '../../engine/collapsed/checkpoint/search-file.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import { ownCodeHash } from '../../tree/cache/own-code.ts';
import { toolVersion } from '../tool-version.ts';
import type { SearchOptions } from './search-types.ts';

/** Folders of thpcheck's own code that decide what is in a checkpoint of a search. */
const makersOfStates = ['transition', 'engine'];

/**
 * What a checkpoint is of: the system bit by bit, and how it is searched. Limits, workers and memory may differ when a
 * search is gone on with.
 */
export function identityOf(
  system: TransitionSystem,
  { storage, reduction }: Pick<SearchOptions, 'storage' | 'reduction'>,
): SearchIdentity {
  return {
    tool: { version: toolVersion, code: ownCodeHash(makersOfStates) },
    subject: { scenario: system.name, model: hashOf(system), storage, reduction },
  };
}

/** SHA-256 of the system as JSON. It is built by the same code in the same order each time. */
function hashOf(system: TransitionSystem): string {
  const text = JSON.stringify(system, (_, value: unknown) =>
    value instanceof Int32Array ? [...value] : value,
  );
  return createHash('sha256').update(text).digest('hex');
}
