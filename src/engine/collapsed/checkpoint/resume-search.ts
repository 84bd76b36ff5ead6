import { setImmediate } from 'node:timers/promises';
import { ThpcheckError } from '../../../diagnostic/diagnostic.ts';
import { checkpointDamaged } from '../../checkpoint/diagnostics.ts';
import type { PackedLimits } from '../../packed/result.ts';
import { CollapsedSearch } from '../collapsed-search.ts';
import type { CollapsedModel } from '../model.ts';
import { checkpointTooLarge } from './diagnostics.ts';
import type { LogExtent } from './key-log.ts';
import { KeyLog } from './key-log.ts';
import type { OpenLog } from './search-checkpoints.ts';
import type { SearchIdentity } from './search-file.ts';
import { readSearch } from './search-file.ts';

/** States that are entered into the table before the event loop gets its turn. */
const slice = 2 ** 18;

/** What to go on with. */
export interface ResumeOptions {
  readonly file: string;
  readonly identity: SearchIdentity;
  /** Whether the log of the file is to be appended to. */
  readonly mode: 'read' | 'append';
}

/** A search to go on with. */
export interface ResumedSearch {
  readonly search: CollapsedSearch;
  /** Its log, if it is to be appended to. */
  readonly open: OpenLog | undefined;
}

/**
 * Goes on with a search that was kept in a file. The table of states is built anew.
 * @throws ThpcheckError THP6402 to THP6404 if the file is damaged, of another search or version; THP6025 if there is
 * not enough memory for it.
 */
export async function resumeSearch(
  model: CollapsedModel,
  limits: PackedLimits,
  { file, identity, mode }: ResumeOptions,
): Promise<ResumedSearch> {
  const { image, log } = readSearch(file, identity);
  const search = CollapsedSearch.resume(model, limits, image);
  if (search === undefined) throw new ThpcheckError(checkpointTooLarge(file, image.states));
  const { kernel, states } = search;
  const keys = kernel.log(states);
  const opened = keys.length === log.bytes ? openLog(file, log, keys, mode) : undefined;
  if (opened === undefined)
    throw new ThpcheckError(checkpointDamaged(file, `${log.name} is not what was written`));
  for (let from = 0; from < states; from += slice) {
    kernel.enter(from, Math.min(states, from + slice));
    await setImmediate();
  }
  if (mode === 'append') return { search, open: { log: opened, kernel } };
  opened.close();
  return { search, open: undefined };
}

function openLog(
  file: string,
  log: LogExtent,
  into: Uint8Array,
  mode: ResumeOptions['mode'],
): KeyLog | undefined {
  try {
    return KeyLog.open(file, log, into, mode);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ThpcheckError(checkpointDamaged(file, reason));
  }
}
