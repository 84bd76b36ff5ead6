import type { HelperConstants } from '../../contract/helper-set.ts';

/** Macros that name types of swap entries which are no swap; how reports name them. */
const swapKindMacros: Readonly<Record<string, string>> = {
  SWP_MIGRATION_READ: 'migration read',
  SWP_MIGRATION_READ_EXCLUSIVE: 'migration read exclusive',
  SWP_MIGRATION_WRITE: 'migration write',
  SWP_DEVICE_READ: 'device private read',
  SWP_DEVICE_WRITE: 'device private write',
  SWP_DEVICE_EXCLUSIVE: 'device exclusive',
  SWP_DEVICE_EXCLUSIVE_READ: 'device exclusive read',
  SWP_DEVICE_EXCLUSIVE_WRITE: 'device exclusive write',
  SWP_HWPOISON: 'hwpoison',
  SWP_PTE_MARKER: 'pte marker',
  SWP_SWAPIN_ERROR: 'swapin error',
};

/** Symbols whose addresses entries hold: macros of harness/probe/probe.h to names. */
const symbolMacros: Readonly<Record<string, string>> = {
  PROBE_INVALID_PTE_TABLE: 'invalid_pte_table',
  PROBE_INVALID_PMD_TABLE: 'invalid_pmd_table',
};

/** The numbers of a probe, as {@link HelperConstants}. */
export function helperConstants(
  constant: (macro: string) => bigint | undefined,
  protection: (flags: number) => bigint,
): HelperConstants {
  const number = (macro: string): number => Number(constant(macro) ?? 0n);
  const named = (macros: Readonly<Record<string, string>>): (readonly [string, bigint])[] =>
    Object.entries(macros).flatMap(([macro, name]) => {
      const value = constant(macro);
      return value === undefined ? [] : [[name, value] as const];
    });
  return {
    protections: Array.from({ length: 16 }, (_, flags) => protection(flags)),
    physicalBits: number('PROBE_PHYSICAL_BITS'),
    pageShift: number('PAGE_SHIFT'),
    hugeOrder: number('HPAGE_PMD_ORDER'),
    swapTypes: number('MAX_SWAPFILES_SHIFT'),
    swapKinds: Object.fromEntries(named(swapKindMacros)),
    symbols: new Map(named(symbolMacros).map(([name, value]) => [value, name])),
  };
}
