import type { NamedProbe } from './probe-names.ts';

/** A helper of the tree. */
export type RealHelper = (...args: bigint[]) => bigint;

/**
 * What a built-in helper is held to. Where the version does not have the helper, that is what the interface says of
 * it (src/arch/entry-helpers.ts): no splitting from 4.5 on; the entry that `pmdp_invalidate()` leaves for the
 * architectures that have no helper for it. Undefined where there is nothing: `pmd_mkclean()` came with 4.5.
 */
export function referenceFor(real: NamedProbe, helper: string): RealHelper | undefined {
  if (real.has(helper)) return (...args) => real.call(helper, ...args);
  switch (helper) {
    case 'pmd_trans_splitting':
      return () => 0n;
    case 'pmd_mksplitting':
      return (entry = 0n) => entry;
    case 'pmd_mkinvalid':
      return (entry = 0n) => real.call('pmd_invalidated', entry);
    default:
      return undefined;
  }
}

/** The helpers that a version of an architecture does not have (`major * 1000 + minor`). */
export function absentHelpers(architecture: string, version: number): readonly string[] {
  const absent: string[] = [];
  if (version < 4005 && architecture !== 's390') absent.push('pmd_mkclean');
  if (version >= 4005) absent.push('pmd_mksplitting', 'pmd_trans_splitting');
  const invalidatesItself =
    architecture === 's390' ||
    architecture === 'sparc64' ||
    (architecture.startsWith('powerpc') && version >= 4016);
  if (invalidatesItself) absent.push('pmd_mkinvalid');
  return absent.toSorted();
}
