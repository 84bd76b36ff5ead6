import type { ArchitectureResult, HelperRow } from '../../check/helpers/result.ts';

/** Rows that the user's names mean: a helper with all its parts and variants, or one row of it. */
export function rowsNamed(result: ArchitectureResult, names: readonly string[]): readonly HelperRow[] {
  return result.rows.filter((row) => names.includes(row.helper) || names.includes(row.name));
}
