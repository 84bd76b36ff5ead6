import type { HelperRow } from '../../check/helpers/result.ts';

type Level = HelperRow['level'];
type Kind = HelperRow['kind'];

/** Levels in the order in which they are shown: huge pages first. */
export const levels: readonly Level[] = ['pmd', 'pte', 'pud'];

/** Kinds in the order in which they are shown, and what the helpers of each do. */
export const kinds: Readonly<Record<Kind, string>> = {
  predicate: 'what an entry says',
  change: 'an entry with one thing changed',
  modify: 'an entry with another protection',
  construct: 'an entry made of a page frame and a protection',
  extract: 'what an entry holds',
  setter: 'what memory holds after the store',
  primitive: 'what a change in memory returns and leaves behind',
  encode: 'a swap entry as it is stored',
};

/** Rows that belong together. */
export interface RowGroup {
  readonly level: Level;
  readonly kind: Kind;
  readonly rows: readonly HelperRow[];
}

/** Rows by level and kind, in the order of {@link levels} and {@link kinds}; rows keep their order. */
export function groupsOf(rows: readonly HelperRow[]): readonly RowGroup[] {
  return levels.flatMap((level) =>
    (Object.keys(kinds) as Kind[]).flatMap((kind) => {
      const group = rows.filter((row) => row.level === level && row.kind === kind);
      return group.length === 0 ? [] : [{ level, kind, rows: group }];
    }),
  );
}
