import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { all, and, bit, eq } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Mm } from '../mm.ts';

/**
 * `pte_alloc_one()`: takes the spare table of the lowest number; `table` gets its number plus 1, or 0 if there is
 * none (out of memory).
 */
export function pteAllocOne(mm: Mm, path: PathBuilder, table: VariableReference): void {
  const { spareTables } = mm;
  path.step('pte_alloc_one()', () => {
    path.assign(table, 0);
    for (let each = 0; each < mm.frames.tables; each++) {
      path.if(all(eq(table, 0), bit(spareTables, each)), () => {
        path.assign(spareTables, and(spareTables, ~(1 << each)));
        path.assign(table, each + 1);
      });
    }
  });
}
