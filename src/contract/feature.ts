import { variableWord } from '../bdd/word-operations.ts';
import type { HelperSet, Level } from './helper-set.ts';

/** Something that only some architectures and configurations keep in entries. */
export type Feature =
  | 'soft-dirty'
  | 'userfaultfd write protection'
  | 'special'
  | 'devmap'
  | 'NUMA hinting'
  | 'PMD migration'
  | 'swap exclusive'
  | 'GUP-fast';

/** Symbol that grants a feature. */
interface Grant {
  readonly symbol: string;
  /** What the symbol was called before. */
  readonly formerly?: string;
  /** First version in which the symbol is certain to decide; before, the feature is there if `changes` changes something. */
  readonly from?: number;
  /** Helper that is the identity where generic stubs stand for the architecture's. */
  readonly changes?: string;
}

/**
 * What each feature depends on: the symbols by which include/linux/pgtable.h, include/linux/swapops.h and
 * include/asm-generic/pgtable_uffd.h choose between the architecture's helpers and stubs (read in 6.1 and 6.12), and
 * the macros of the architecture that 4.4, 4.5 and 6.1 have instead (`__HAVE_ARCH_PTE_SPECIAL`,
 * `__HAVE_ARCH_PTE_DEVMAP`, `__HAVE_ARCH_PTE_SWP_EXCLUSIVE`).
 */
function grantOf(feature: Feature, level: Level): Grant {
  switch (feature) {
    case 'soft-dirty':
      return { symbol: 'MEM_SOFT_DIRTY' };
    case 'userfaultfd write protection':
      return { symbol: 'HAVE_ARCH_USERFAULTFD_WP' };
    case 'special':
      return level === 'pte'
        ? { symbol: 'ARCH_HAS_PTE_SPECIAL', from: 6001, changes: 'pte_mkspecial' }
        : { symbol: `ARCH_SUPPORTS_${level === 'pmd' ? 'PMD' : 'PUD'}_PFNMAP` };
    case 'devmap':
      return { symbol: 'ARCH_HAS_PTE_DEVMAP', from: 6001, changes: `${level}_mkdevmap` };
    case 'NUMA hinting':
      return { symbol: 'NUMA_BALANCING' };
    case 'PMD migration':
      return { symbol: 'ARCH_ENABLE_THP_MIGRATION' };
    case 'GUP-fast':
      return { symbol: 'HAVE_GUP_FAST', formerly: 'HAVE_FAST_GUP' };
    case 'swap exclusive':
      return { symbol: 'MMU', from: 6012, changes: 'pte_swp_mkexclusive' };
  }
}

/** Why a feature is not there; undefined if it is. */
export function missingFeature(set: HelperSet, feature: Feature, level: Level): string | undefined {
  const { symbol, formerly, from = 0, changes } = grantOf(feature, level);
  if (changes !== undefined && set.version < from)
    return isIdentity(set, changes) ? `${changes}() changes nothing` : undefined;
  const value = set.config.get(symbol) ?? (formerly === undefined ? undefined : set.config.get(formerly));
  return value === undefined || value === 'n' ? `CONFIG_${symbol} is not set` : undefined;
}

function isIdentity(set: HelperSet, helper: string): boolean {
  const fn = set.functions.get(helper);
  if (fn === undefined) return true;
  const width = fn.result.length;
  const same = variableWord(set.manager, width, { first: 0, stride: 2 });
  return fn.result.every((bit, index) => bit === same[index]);
}
