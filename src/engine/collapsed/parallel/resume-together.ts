import { openLog, readKept, resumeSearch, type ResumeOptions } from '../checkpoint/resume-search.ts';
import type { OpenLog } from '../checkpoint/search-checkpoints.ts';
import type { KeyLog } from '../checkpoint/key-log.ts';
import type { PackedLimits } from '../../packed/result.ts';
import type { CollapsedModel } from '../model.ts';
import type { SearchedSystem } from '../reduction.ts';
import { areWorthThreads, ParallelSearch, type ParallelOptions } from './parallel-search.ts';

/** A search to go on with. */
export interface ResumedTogether {
  readonly search: ParallelSearch;
  /** Its log, if it is to be appended to. */
  readonly open: OpenLog | undefined;
}

/**
 * Goes on with a search that was kept in a file, by whichever number of threads, by several ones.
 * @throws ThpcheckError as {@link resumeSearch} does
 */
export async function resumeTogether(
  searched: SearchedSystem,
  model: CollapsedModel,
  resume: ResumeOptions,
  options: ParallelOptions & { readonly limits: PackedLimits },
): Promise<ResumedTogether> {
  const { file, mode } = resume;
  const { image, part } = readKept(resume);
  let log: KeyLog | undefined;
  const read = (into: Uint8Array): void => {
    log = openLog(file, part, into, mode);
  };
  const search = await ParallelSearch.resume(searched, { model, kept: { image, read } }, options);
  if (search !== undefined && log !== undefined && mode === 'append')
    return { search, open: { log, holder: search.current.holder } };
  log?.close();
  if (search !== undefined) return { search, open: undefined };
  const { search: alone, open } = await resumeSearch(model, options.limits, resume);
  // There would be less memory for both searches than there was for one.
  const workers = areWorthThreads(image.states, options) ? 1 : options.workers;
  return { search: ParallelSearch.from(searched, { model, alone }, { ...options, workers }), open };
}
