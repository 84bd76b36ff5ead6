import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { eq, not } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Mm } from '../mm.ts';
import type { Gather } from './mmu-gather.ts';
import { pteOffsetMapLock, pteOffsetMapUnchecked } from './pte-offset-map.ts';

/**
 * `zap_pte_range()`, mm/memory.c: clears the entries of a table under its lock. Gives a condition that is 1 if there
 * was a table; 0 only in 6.12, where the caller has to look again.
 */
export function zapPteRange(mm: Mm, path: PathBuilder, range: number, gather: Gather): Expression {
  let done: Expression | undefined;
  path.call('mm/memory.c', 'zap_pte_range', () => {
    if (mm.version < 6000) {
      const map = pteOffsetMapUnchecked(mm, path, range, 'zap_pte_range()');
      path.if(map.mapped, () => {
        mm.ptLock(path, map.table);
        zapLocked(mm, path, range, map.table, gather);
      });
      done = map.mapped;
      return;
    }
    const map = pteOffsetMapLock(mm, path, range);
    path.if(map.mapped, () => zapLocked(mm, path, range, map.table, gather));
    done = map.mapped;
  });
  return done!;
}

function zapLocked(mm: Mm, path: PathBuilder, range: number, table: VariableReference, gather: Gather): void {
  for (let each = 0; each < mm.frames.tables; each++) {
    path.if(eq(table, each), () => {
      for (let index = 0; index < mm.frames.pagesPerTable; index++) {
        path.step(`pte_none(pte[${index}])?`);
        path.if(not(mm.entries.pteIs('none', mm.pte(each, index))), () => {
          const old = mm.primitives.ptep_get_and_clear(path, range, each, index);
          path.if(mm.entries.pteIs('present', old), () => gather.removeSmall(old));
        });
      }
      mm.ptUnlock(path, table);
    });
  }
}
