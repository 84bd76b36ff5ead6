import { setImmediate } from 'node:timers/promises';
import { ThpcheckError } from '../../../diagnostic/diagnostic.ts';
import { checkpointDamaged, checkpointOfOther } from '../../checkpoint/diagnostics.ts';
import type { PackedLimits } from '../../packed/result.ts';
import { CollapsedSearch } from '../collapsed-search.ts';
import { ForgetfulKernel } from '../forgetful-kernel.ts';
import type { Kernel } from '../kernel.ts';
import type { CollapsedModel } from '../model.ts';
import type { Storage } from '../storage.ts';
import { checkpointTooLarge } from './diagnostics.ts';
import { removeOthers, type KeptPart } from './kept-part.ts';
import { KeyLog } from './key-log.ts';
import type { OpenLog } from './search-checkpoints.ts';
import type { KeptSearch, SearchIdentity } from './search-file.ts';
import { readSearch } from './search-file.ts';
import { readStates } from './states-file.ts';

/** States that are entered into the table before the event loop gets its turn. */
const slice = 2 ** 18;

/** What to go on with. */
export interface ResumeOptions {
  readonly file: string;
  readonly identity: SearchIdentity;
  /** How the search has to tell states apart; lengths are those that it began with. */
  readonly storage: Storage['kind'];
  /** Whether the search is kept in the same file again. */
  readonly mode: 'read' | 'append';
}

/** A search to go on with. */
export interface ResumedSearch {
  readonly search: CollapsedSearch;
  /** Its log, if it is to be appended to. */
  readonly open: OpenLog | undefined;
}

/**
 * Goes on with a search that was kept in a file. A table with whole keys is built anew, another one read.
 * @throws ThpcheckError THP6402 to THP6404 if the file is damaged, of another search or version; THP6025 if there is
 * not enough memory for it.
 */
export async function resumeSearch(
  model: CollapsedModel,
  limits: PackedLimits,
  { file, identity, storage, mode }: ResumeOptions,
): Promise<ResumedSearch> {
  const { image, part } = readKept({ file, identity, storage });
  const search = CollapsedSearch.resume(model, limits, image);
  if (search === undefined) throw new ThpcheckError(checkpointTooLarge(file, image.states));
  const { kernel, states } = search;
  const open =
    kernel instanceof ForgetfulKernel
      ? await takeStates(file, part, kernel)
      : await takeLog(file, part, { kernel, states, mode });
  // What a killed process has left may be as large as the checkpoint itself.
  if (mode === 'append') removeOthers(file, part.name);
  return { search, open };
}

/** What the file holds, but for the states. */
export function readKept({ file, identity, storage }: Omit<ResumeOptions, 'mode'>): KeptSearch {
  const kept = readSearch(file, identity);
  const { kind } = kept.image.storage;
  if (kind === storage) return kept;
  throw new ThpcheckError(checkpointOfOther(file, `its storage is ${kind}, not ${storage}`));
}

async function takeStates(file: string, part: KeptPart, kernel: ForgetfulKernel): Promise<undefined> {
  const whole = await readStates(file, part, kernel.content()).catch((error: unknown) => {
    throw notRead(file, error);
  });
  if (!whole) throw notWritten(file, part);
}

async function takeLog(
  file: string,
  part: KeptPart,
  { kernel, states, mode }: { kernel: Kernel; states: number; mode: ResumeOptions['mode'] },
): Promise<OpenLog | undefined> {
  const log = openLog(file, part, kernel.log(states), mode);
  for (let from = 0; from < states; from += slice) {
    kernel.enter(from, Math.min(states, from + slice));
    await setImmediate();
  }
  if (mode === 'append') return { log, holder: kernel };
  log.close();
  return undefined;
}

/**
 * Reads the log of a search to where it belongs.
 * @throws ThpcheckError THP6402 if it is not what was written
 */
export function openLog(file: string, part: KeptPart, into: Uint8Array, mode: ResumeOptions['mode']): KeyLog {
  let log: KeyLog | undefined;
  try {
    log = into.length === part.bytes ? KeyLog.open(file, part, into, mode) : undefined;
  } catch (error) {
    throw notRead(file, error);
  }
  if (log === undefined) throw notWritten(file, part);
  return log;
}

function notWritten(file: string, { name }: KeptPart): ThpcheckError {
  return new ThpcheckError(checkpointDamaged(file, `${name} is not what was written`));
}

function notRead(file: string, error: unknown): ThpcheckError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ThpcheckError(checkpointDamaged(file, reason));
}
