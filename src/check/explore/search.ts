import { setImmediate } from 'node:timers/promises';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { exploreSystem } from '../../engine/explore-system.ts';
import type { KeepingOptions } from '../../engine/search-keeper.ts';
import { fewestFieldBits, mostFieldBits, type Storage } from '../../engine/collapsed/storage.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import { searchCannot } from './diagnostics.ts';
import { identityOf } from './search-identity.ts';
import type { SearchFindings, SearchHooks, SearchOptions } from './search-types.ts';

/** Seconds between two checkpoints unless the user says otherwise. */
const usualInterval = 60;

/**
 * Searches all states of a system: the one place where `explore` meets the engine.
 * @throws ThpcheckError THP6020 for options that the engine does not have, and what {@link exploreSystem} throws.
 */
export async function search(
  system: TransitionSystem,
  options: SearchOptions,
  hooks: SearchHooks,
): Promise<SearchFindings> {
  refuse(options);
  await setImmediate();
  const began = performance.now();
  const { limits, reduction } = options;
  const keeping = keepingOf(system, options);
  const { extent, expanded, unknown, ...found } = await exploreSystem(
    system,
    { limits, reduction, keeping, storage: storageOf(options), workers: options.workers },
    {
      interrupted: hooks.interrupted,
      onWarning: hooks.warn,
      onProgress: (progress) => hooks.onProgress({ ...progress, milliseconds: performance.now() - began }),
    },
  );
  return {
    ...found,
    extent,
    queue: found.states - expanded,
    unknown,
    milliseconds: performance.now() - began,
  };
}

function keepingOf(
  system: TransitionSystem,
  { checkpoint, checkpointSeconds, resume, storage, reduction }: SearchOptions,
): KeepingOptions | undefined {
  if (checkpoint === undefined && resume === undefined) return undefined;
  const milliseconds = 1000 * (checkpointSeconds ?? usualInterval);
  return {
    identity: identityOf(system, { storage, reduction }),
    checkpoint: checkpoint === undefined ? undefined : { file: checkpoint, milliseconds },
    resume,
  };
}

/** Logarithm of the bits of a bit field unless there is less memory. */
const usualFieldBits = 30;

function storageOf({ storage, limits }: SearchOptions): Storage {
  if (storage !== 'bitstate') return { kind: storage };
  // Half of the memory is for the field, the rest for the queue and for steps.
  const fitting = limits.bytes === undefined ? usualFieldBits : Math.floor(Math.log2(4 * limits.bytes));
  return { kind: 'bitstate', fieldBits: Math.min(mostFieldBits, Math.max(fewestFieldBits, fitting)) };
}

/** Refuses what the engine does not have. */
function refuse({ workers, storage }: SearchOptions): void {
  if (workers > 1 && storage !== 'exact')
    throw new ThpcheckError(searchCannot(`--workers ${workers} with --storage ${storage}`));
}
