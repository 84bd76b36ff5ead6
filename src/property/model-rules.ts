import type { ModelRule } from './model-rule.ts';
import { accountsBalance } from './accounts-balance.ts';
import { addressesMatchPointers } from './addresses-match-pointers.ts';
import { breakBeforeMake } from './break-before-make.ts';
import { changesAreLocked } from './changes-are-locked.ts';
import { decisionsAreLookedAtAgain } from './decisions-are-looked-at-again.ts';
import { decodingMatchesTheKind } from './decoding-matches-the-kind.ts';
import { depositsAreKept } from './deposits-are-kept.ts';
import { entriesAreReadWhole } from './entries-are-read-whole.ts';
import { flushBeforeFree } from './flush-before-free.ts';
import { hardwareDirtyBitsSurvive } from './hardware-dirty-bits-survive.ts';
import { helpersAreCalledAsTheyDemand } from './helpers-are-called-as-they-demand.ts';
import { liveEntriesChangeByInvalidation } from './live-entries-change-by-invalidation.ts';
import { locklessWalkersAreSafe } from './lockless-walkers-are-safe.ts';
import { noStaleTranslation } from './no-stale-translation.ts';
import { noTransientNone } from './no-transient-none.ts';
import { oneReadOneVerdict } from './one-read-one-verdict.ts';
import { pendingFlushesAreFlagged } from './pending-flushes-are-flagged.ts';
import { permissionsIsolate } from './permissions-isolate.ts';
import { rmapWalksAreComplete } from './rmap-walks-are-complete.ts';
import { splittingEntriesKeepTheirClass } from './splitting-entries-keep-their-class.ts';
import { walkCachesBeforeTableFree } from './walk-caches-before-table-free.ts';
import { zapCompletes } from './zap-completes.ts';

/** The rules that the built-in model can break, in the order of the catalogue. */
export const modelRules: readonly ModelRule[] = [
  noTransientNone,
  zapCompletes,
  splittingEntriesKeepTheirClass,
  oneReadOneVerdict,
  noStaleTranslation,
  flushBeforeFree,
  walkCachesBeforeTableFree,
  locklessWalkersAreSafe,
  hardwareDirtyBitsSurvive,
  accountsBalance,
  changesAreLocked,
  breakBeforeMake,
  decodingMatchesTheKind,
  permissionsIsolate,
  liveEntriesChangeByInvalidation,
  helpersAreCalledAsTheyDemand,
  addressesMatchPointers,
  depositsAreKept,
  entriesAreReadWhole,
  decisionsAreLookedAtAgain,
  pendingFlushesAreFlagged,
  rmapWalksAreComplete,
];
