import type { ModelScenario } from './scenario.ts';
import { scenario as collapseThenSplit } from './scenarios/collapse-then-split.ts';
import { scenario as collapseThenZapVsGupFast } from './scenarios/collapse-then-zap-vs-gup-fast.ts';
import { scenario as collapseVsFault } from './scenarios/collapse-vs-fault.ts';
import { scenario as collapseVsGupFast } from './scenarios/collapse-vs-gup-fast.ts';
import { scenario as collapseVsRmap } from './scenarios/collapse-vs-rmap.ts';
import { scenario as collapseVsUser } from './scenarios/collapse-vs-user.ts';
import { scenario as collapseVsZap } from './scenarios/collapse-vs-zap.ts';
import { scenario as collapseWrongRange } from './scenarios/collapse-wrong-range.ts';
import { scenario as exitVsGupFast } from './scenarios/exit-vs-gup-fast.ts';
import { scenario as exitVsSplit } from './scenarios/exit-vs-split.ts';
import { scenario as flushVsInterruptsOff } from './scenarios/flush-vs-interrupts-off.ts';
import { scenario as gupFastWriteProtected } from './scenarios/gup-fast-write-protected.ts';
import { scenario as madvFreeVsUserWrite } from './scenarios/madv-free-vs-user-write.ts';
import { scenario as madvFreeVsZap } from './scenarios/madv-free-vs-zap.ts';
import { scenario as migrateVsGupFast } from './scenarios/migrate-vs-gup-fast.ts';
import { scenario as migrateVsUser } from './scenarios/migrate-vs-user.ts';
import { scenario as migrateVsZap } from './scenarios/migrate-vs-zap.ts';
import { scenario as mkcleanVsZap } from './scenarios/mkclean-vs-zap.ts';
import { scenario as mprotectVsUserWrite } from './scenarios/mprotect-vs-user-write.ts';
import { scenario as mprotectVsZap } from './scenarios/mprotect-vs-zap.ts';
import { scenario as mremapHugeVsMkcleanVsUser } from './scenarios/mremap-huge-vs-mkclean-vs-user.ts';
import { scenario as mremapVsMkcleanVsUser } from './scenarios/mremap-vs-mkclean-vs-user.ts';
import { scenario as nrPtes } from './scenarios/nr-ptes.ts';
import { scenario as numaMigrateVsGupFast } from './scenarios/numa-migrate-vs-gup-fast.ts';
import { scenario as numaVsMigrateVsUser } from './scenarios/numa-vs-migrate-vs-user.ts';
import { scenario as numaVsNumaVsMigrate } from './scenarios/numa-vs-numa-vs-migrate.ts';
import { scenario as numaVsZap } from './scenarios/numa-vs-zap.ts';
import { scenario as retractVsGupFast } from './scenarios/retract-vs-gup-fast.ts';
import { scenario as retractVsZap } from './scenarios/retract-vs-zap.ts';
import { scenario as rmapVsSplit } from './scenarios/rmap-vs-split.ts';
import { scenario as softDirtyVsUser } from './scenarios/soft-dirty-vs-user.ts';
import { scenario as softDirtyVsZap } from './scenarios/soft-dirty-vs-zap.ts';
import { scenario as splitMappedPartsVsZap } from './scenarios/split-mapped-parts-vs-zap.ts';
import { scenario as splitMigrationEntryVsGupFast } from './scenarios/split-migration-entry-vs-gup-fast.ts';
import { scenario as splitPageVsGupFast } from './scenarios/split-page-vs-gup-fast.ts';
import { scenario as splitPageVsRmap } from './scenarios/split-page-vs-rmap.ts';
import { scenario as splitPageVsSplit } from './scenarios/split-page-vs-split.ts';
import { scenario as splitPageVsZap } from './scenarios/split-page-vs-zap.ts';
import { scenario as splitVsFault } from './scenarios/split-vs-fault.ts';
import { scenario as splitVsGupFast } from './scenarios/split-vs-gup-fast.ts';
import { scenario as splitVsMigrate } from './scenarios/split-vs-migrate.ts';
import { scenario as splitVsUser } from './scenarios/split-vs-user.ts';
import { scenario as splitVsUserWrite } from './scenarios/split-vs-user-write.ts';
import { scenario as splitVsWalker } from './scenarios/split-vs-walker.ts';
import { scenario as splitVsZap } from './scenarios/split-vs-zap.ts';
import { scenario as splitVsZapVsFault } from './scenarios/split-vs-zap-vs-fault.ts';
import { scenario as splitWrongAddress } from './scenarios/split-wrong-address.ts';
import { scenario as splitZeroPageVsUser } from './scenarios/split-zero-page-vs-user.ts';
import { scenario as splitZeroPageVsZap } from './scenarios/split-zero-page-vs-zap.ts';
import { scenario as wpFaultVsZap } from './scenarios/wp-fault-vs-zap.ts';
import { scenario as zapPteRangeVsGupFast } from './scenarios/zap-pte-range-vs-gup-fast.ts';
import { scenario as zapVsFault } from './scenarios/zap-vs-fault.ts';
import { scenario as zapVsGupFast } from './scenarios/zap-vs-gup-fast.ts';
import { scenario as zapVsRefault } from './scenarios/zap-vs-refault.ts';
import { scenario as zeroPageVsUser } from './scenarios/zero-page-vs-user.ts';

/** The scenarios of the built-in model, in the order in which reports list them. */
export const modelScenarios: readonly ModelScenario[] = [
  flushVsInterruptsOff,
  splitVsUser,
  splitVsZap,
  splitVsFault,
  splitVsZapVsFault,
  splitVsWalker,
  splitVsGupFast,
  splitPageVsGupFast,
  splitPageVsZap,
  zapVsGupFast,
  zapVsFault,
  exitVsSplit,
  exitVsGupFast,
  collapseVsGupFast,
  collapseVsFault,
  collapseVsUser,
  collapseThenSplit,
  collapseThenZapVsGupFast,
  collapseVsRmap,
  collapseVsZap,
  gupFastWriteProtected,
  madvFreeVsUserWrite,
  madvFreeVsZap,
  migrateVsGupFast,
  migrateVsUser,
  migrateVsZap,
  mkcleanVsZap,
  mprotectVsUserWrite,
  mprotectVsZap,
  mremapHugeVsMkcleanVsUser,
  mremapVsMkcleanVsUser,
  nrPtes,
  numaMigrateVsGupFast,
  numaVsMigrateVsUser,
  numaVsNumaVsMigrate,
  numaVsZap,
  retractVsGupFast,
  retractVsZap,
  rmapVsSplit,
  softDirtyVsUser,
  softDirtyVsZap,
  splitMappedPartsVsZap,
  splitMigrationEntryVsGupFast,
  splitPageVsRmap,
  splitPageVsSplit,
  splitVsMigrate,
  splitVsUserWrite,
  splitZeroPageVsUser,
  splitZeroPageVsZap,
  wpFaultVsZap,
  zapPteRangeVsGupFast,
  zapVsRefault,
  zeroPageVsUser,
  splitWrongAddress,
  collapseWrongRange,
];
