import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, not } from '../../transition/expression.ts';
import type { Operand } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { ModelArchitecture } from '../../arch/entry-helpers.ts';
import type { Mm } from '../mm.ts';

/**
 * 6.12 `is_swap_pmd()`, include/linux/swapops.h and huge_mm.h: neither none nor present. The rule that only
 * migration entries are (P3 since 4.14) is what the invalidated entry of arm breaks.
 */
export function isSwapPmd(mm: Mm, pmd: Operand): Expression {
  if (mm.version < 4014) return all(0);
  return all(not(mm.entries.pmdIs('none', pmd)), not(mm.entries.pmdIs('present', pmd)));
}

/** Architectures that select ARCH_ENABLE_THP_MIGRATION in 6.12 (arch/x/Kconfig, platforms/Kconfig.cputype). */
const withMigration: readonly ModelArchitecture[] = [
  'x86_64',
  'arm64',
  'powerpc-hash',
  'powerpc-radix',
  'riscv64',
];

/** `thp_migration_supported()`. */
export function thpMigrationSupported(mm: Mm): boolean {
  return mm.version >= 4014 && withMigration.includes(mm.architecture.name);
}

/**
 * 6.12 `is_pmd_migration_entry()`. On the architectures that have them no other entry of the model is neither none nor
 * present, so its type needs no decoding.
 */
export function isMigrationEntry(mm: Mm, pmd: Operand): Expression {
  return thpMigrationSupported(mm) ? isSwapPmd(mm, pmd) : all(0);
}

/**
 * P3 since 4.14 at a read without the PMD lock: an entry that its holder only changes must not be taken for a swap
 * entry.
 */
export function checkNotTakenForSwap(mm: Mm, path: PathBuilder, range: number, pmd: Operand): void {
  path.check(
    not(all(isSwapPmd(mm, pmd), mm.changing.cell(range))),
    mm.rule('P3', 'is_swap_pmd() is true of a huge entry that is being split: neither none nor present'),
  );
}
