import type { ModelArchitecture, ModelVersion } from '../../src/arch/entry-helpers.ts';

/** Entries for which a helper is not compared, and why. */
interface LeftOut {
  readonly architecture: ModelArchitecture;
  readonly helpers: readonly string[];
  readonly why: string;
  isLeftOut(entry: bigint, version: ModelVersion): boolean;
}

const leftOut: readonly LeftOut[] = [
  {
    architecture: 'powerpc-hash',
    helpers: ['pmd_mkinvalid', 'pmd_invalidated', 'pmd_cleared', 'pte_cleared'],
    why: 'pte_update() waits until another CPU clears H_PAGE_BUSY (_PAGE_BUSY in 4.x): alone it never ends',
    isLeftOut: (entry, version) => (entry & (version < 5000 ? 0x800n : 0x40n)) !== 0n,
  },
];

/** Whether a helper is not compared for an entry: see the list for the reasons. */
export function isLeftOut(
  architecture: ModelArchitecture,
  version: ModelVersion,
  helper: string,
  entry: bigint,
): boolean {
  return leftOut.some(
    (one) =>
      one.architecture === architecture && one.helpers.includes(helper) && one.isLeftOut(entry, version),
  );
}
