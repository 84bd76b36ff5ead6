import type { Departure } from '../../src/kernel/departures.ts';
import type { ModelScenario } from '../../src/kernel/scenario.ts';
import { scenario as collapseVsFault } from '../../src/kernel/scenarios/collapse-vs-fault.ts';
import { scenario as collapseVsGupFast } from '../../src/kernel/scenarios/collapse-vs-gup-fast.ts';
import { scenario as collapseVsRmap } from '../../src/kernel/scenarios/collapse-vs-rmap.ts';
import { scenario as collapseVsUser } from '../../src/kernel/scenarios/collapse-vs-user.ts';
import { scenario as collapseWrongRange } from '../../src/kernel/scenarios/collapse-wrong-range.ts';
import { scenario as migrateVsGupFast } from '../../src/kernel/scenarios/migrate-vs-gup-fast.ts';
import { scenario as migrateVsUser } from '../../src/kernel/scenarios/migrate-vs-user.ts';
import { scenario as migrateVsZap } from '../../src/kernel/scenarios/migrate-vs-zap.ts';
import { scenario as numaMigrateVsGupFast } from '../../src/kernel/scenarios/numa-migrate-vs-gup-fast.ts';
import { scenario as retractVsGupFast } from '../../src/kernel/scenarios/retract-vs-gup-fast.ts';
import { scenario as rmapVsSplit } from '../../src/kernel/scenarios/rmap-vs-split.ts';
import { scenario as splitMigrationEntryVsGupFast } from '../../src/kernel/scenarios/split-migration-entry-vs-gup-fast.ts';
import { scenario as splitPageVsGupFast } from '../../src/kernel/scenarios/split-page-vs-gup-fast.ts';
import { scenario as splitPageVsSplit } from '../../src/kernel/scenarios/split-page-vs-split.ts';
import { scenario as splitPageVsZap } from '../../src/kernel/scenarios/split-page-vs-zap.ts';
import { scenario as splitVsMigrate } from '../../src/kernel/scenarios/split-vs-migrate.ts';

/** Which rules a scenario breaks, and where; it breaks none elsewhere. */
export interface Verdict {
  readonly scenario: ModelScenario;
  readonly departures: readonly Departure[];
  /** By the rules that are broken (`P10 P8`): architectures and versions, as `arm 4005`. */
  readonly broken: Readonly<Record<string, readonly string[]>>;
}

/** Every architecture of a list in every version of a list. */
function on(architectures: string, ...versions: readonly number[]): string[] {
  return architectures.split(' ').flatMap((name) => versions.map((version) => `${name} ${version}`));
}

function verdict(
  scenario: ModelScenario,
  broken: Verdict['broken'] = {},
  ...departures: readonly Departure[]
): Verdict {
  return { scenario, departures, broken };
}

/** Architectures that a flush does not make wait (C1), except powerpc hash, whose collapse flush drains walkers. */
const flushWaitsForNobody = 'arm arm64 s390 sparc64';
const all4 = 'x86_64 arm arm64 s390 powerpc-hash sparc64';
const lockless6 = 'x86_64 arm arm64 s390 powerpc-hash powerpc-radix riscv64';
const hugeMigration = 'x86_64 arm64 powerpc-hash powerpc-radix riscv64';
const numa = 'x86_64 s390 powerpc-hash';

/** The text of the releases. */
export const releases: readonly Verdict[] = [
  // C1: the flush of the collapse does not keep GUP-fast out. B38.
  verdict(collapseVsGupFast, { P8: on(flushWaitsForNobody, 4004, 4005) }),
  verdict(collapseVsFault),
  verdict(collapseVsUser),
  verdict(collapseVsRmap),
  verdict(collapseWrongRange),
  verdict(retractVsGupFast),
  // C3: no interrupt is needed for a split. P13: 0x880 of arm has no page frame, and is huge to GUP-fast (C22).
  verdict(splitPageVsGupFast, { P13: on('arm', 4005) }),
  // B14: the invalidated entry of arm is not present.
  verdict(splitPageVsZap, { P3: on('arm', 6012) }),
  verdict(splitPageVsSplit),
  // B22.
  verdict(migrateVsZap, { 'P1 P2': on(numa, 4004, 4005) }),
  // A migration that is taken back overwrites a live entry, and the flush after it is empty on these two.
  verdict(migrateVsUser, { 'P18 P6': on('s390', 4004, 4005), 'P11 P6': on('powerpc-hash', 4004, 4005) }),
  verdict(migrateVsGupFast),
  // P1: B18 and B22, as GUP-fast sees them.
  verdict(numaMigrateVsGupFast, {
    P1: on('x86_64 powerpc-hash', 4004, 4005),
    'P1 P18 P6': on('s390', 4004, 4005),
  }),
  verdict(splitMigrationEntryVsGupFast),
  verdict(splitVsMigrate),
  verdict(rmapVsSplit),
];

/** Historical bugs and repairs, and single safeguards left out. */
export const departed: readonly Verdict[] = [
  // Today either safeguard is enough: the wait for walkers (B39), or their second look (B38).
  verdict(
    collapseVsGupFast,
    { P8: on(flushWaitsForNobody, 4004, 4005) },
    'collapse: no tlb_remove_table_sync_one()',
  ),
  verdict(
    collapseVsGupFast,
    { 'P10 P8': on(flushWaitsForNobody, 4004, 4005) },
    'GUP-fast: no second look at the entry',
  ),
  verdict(
    collapseVsGupFast,
    {
      'P10 P8': [...on(flushWaitsForNobody, 4004, 4005), ...on('arm arm64 s390 powerpc-radix riscv64', 6012)],
    },
    'collapse: no tlb_remove_table_sync_one()',
    'GUP-fast: no second look at the entry',
  ),
  verdict(
    collapseVsGupFast,
    { P8: [...on(all4, 4004, 4005), ...on(lockless6, 6012)] },
    'collapse: counts references before the flush',
  ),
  verdict(
    collapseVsFault,
    {
      'BUG P10 P12 P4': on('x86_64 arm arm64 powerpc-hash sparc64', 4004, 4005),
      'BUG P10 P12 P18 P4': on('s390', 4004, 4005),
      'BUG P10 P12': on('x86_64 arm arm64 powerpc-hash powerpc-radix sparc64', 6012),
      'BUG P10 P12 P18': on('s390', 6012),
      'BUG P10': on('riscv64', 6012),
    },
    'collapse: mmap_sem for reading',
  ),
  verdict(
    collapseVsRmap,
    { P26: [...on(all4, 4004, 4005), ...on(`${lockless6} sparc64`, 6012)] },
    'collapse: no anon_vma lock',
  ),
  // A range of 512 pages is a full flush on x86; riscv flushes everything on purpose.
  verdict(
    collapseVsUser,
    {
      'P12 P5 P6': [...on('arm arm64 powerpc-hash sparc64', 4004, 4005, 6012), ...on('powerpc-radix', 6012)],
      'P12 P18 P20 P5 P6': on('s390', 4004, 4005, 6012),
    },
    'collapse: flushes the range after the page table',
  ),
  // B46.
  verdict(
    collapseWrongRange,
    {
      'P5 P7': on('arm arm64 powerpc-radix', 6012),
      'P18 P20 P5 P7': on('s390', 6012),
      P5: on('powerpc-hash sparc64', 6012),
    },
    'collapse: flushes the range after the page table',
  ),
  // B39.
  verdict(
    retractVsGupFast,
    { P8: on('arm arm64 s390 powerpc-radix riscv64', 6012) },
    'collapse: pte_free() at once',
  ),
  verdict(retractVsGupFast, {}, 'collapse: waits for walkers, then pte_free()'),
  verdict(
    splitPageVsGupFast,
    {
      P8: on('x86_64 arm64 s390 powerpc-hash sparc64', 4005),
      'P13 P8': on('arm', 4005),
      'P10 P8': on('x86_64', 6012),
      'BUG P10 P8': on('arm s390', 6012),
      'BUG P10 P6 P8': on('arm64 powerpc-hash powerpc-radix riscv64', 6012),
    },
    'split page: does not count references again',
  ),
  verdict(
    splitPageVsGupFast,
    { P8: on(all4, 4005), 'P10 P6 P8': on(lockless6, 6012), 'P10 P6': on('sparc64', 6012) },
    'split page: leaves the mappings in place',
  ),
  // 6.12 freezes the count at 0, so that a reference cannot be taken too late; 4.5 only looks at it.
  verdict(
    splitPageVsGupFast,
    { P8: on('arm64 s390 powerpc-hash sparc64', 4005), 'P13 P8': on('arm', 4005) },
    'GUP-fast: no second look at the entry',
  ),
  // B22 repaired, as in v4.20.
  verdict(migrateVsZap, {}, 'migrate: overwrites the entry'),
  // B66 repaired: neither architecture has a flush_pmd_tlb_range() that differs.
  verdict(
    migrateVsUser,
    { 'P18 P6': on('s390', 4004, 4005), 'P11 P6': on('powerpc-hash', 4004, 4005) },
    'migrate: flush_pmd_tlb_range()',
  ),
  verdict(migrateVsUser, {}, 'migrate: page_ref_freeze()'),
  verdict(migrateVsGupFast, { P8: on(hugeMigration, 6012) }, 'migrate: does not count references'),
  verdict(
    migrateVsGupFast,
    { 'P10 P8': on('arm64 powerpc-hash powerpc-radix riscv64', 6012) },
    'GUP-fast: no second look at the entry',
  ),
  verdict(
    numaMigrateVsGupFast,
    {},
    'change_huge_pmd: pmdp_invalidate()',
    'migrate: overwrites the entry',
    'migrate: page_ref_freeze()',
  ),
  // B15: where invalidation adds a bit, the migration entry becomes present.
  verdict(
    splitMigrationEntryVsGupFast,
    { P19: on('x86_64 riscv64', 6012), 'P13 P19': on('arm64 powerpc-hash powerpc-radix', 6012) },
    'split: pmdp_invalidate() before looking at the kind of entry',
  ),
  // B35.
  verdict(splitVsMigrate, { P13: on(hugeMigration, 6012) }, 'split: pmd_folio() of a migration entry'),
  verdict(
    rmapVsSplit,
    {
      P24: [
        ...on('x86_64 arm64 s390 powerpc-hash sparc64', 4005),
        ...on('x86_64 arm64 s390 powerpc-hash powerpc-radix sparc64 riscv64', 6012),
      ],
      'P24 P26': on('arm', 4005, 6012),
    },
    'rmap walk: no second look under the lock',
  ),
  verdict(rmapVsSplit, { P26: on('arm', 6012) }, 'rmap walk: takes an entry that is not present for none'),
];
