import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { SystemBuilder } from '../../transition/build/system-builder.ts';
import { all, any, eq, ne } from '../../transition/expression.ts';
import type { VariableReference } from '../../transition/expression.ts';
import type { TransitionSystem } from '../../transition/form.ts';

/** How a reader without the lock loads the two halves of a PMD entry. */
export type HalvesOrder = 'high half first' | 'low half first';

/** The halves of an entry: 0 of none, then one number for each entry that was ever stored as a whole. */
const none = 0;
const table = 1;
const huge = 2;

/**
 * 32-bit x86 with PAE: a PMD entry is 64 bits wide and a plain read of it is two loads (B26). One CPU maps a range (a huge
 * page, which it zaps again, and then a page table), each time with one 64-bit store, `set_64bit()`; another looks at the
 * entry with mmap_sem held for reading, as mincore() does, and walks it if it is a page table.
 *
 * Source: include/asm-generic/pgtable.h `pmd_none_or_trans_huge_or_clear_bad()`: before v3.5-rc1 a plain `*pmd`, whose
 * halves the compiler may load in either order; arch/x86/include/asm/pgtable-3level.h `pmd_read_atomic()` of 4.5: the low
 * half, and if that is not none a read barrier and the high half.
 */
export function paeTornRead(order: HalvesOrder): TransitionSystem {
  const system = new SystemBuilder(`pae-torn-read, ${order}`);
  const labels = ['none', 'of the page table', 'of the huge page'];
  const low = system.variable('low half of pmd[0]', 3, none, { labels });
  const high = system.variable('high half of pmd[0]', 3, none, { labels });
  const store = (path: PathBuilder, label: string, entry: number): void =>
    path.step(label, () => {
      path.assign(low, entry);
      path.assign(high, entry);
    });
  system.path(0, 'fault, zap, fault', (path) =>
    path.call('arch/x86/include/asm/pgtable-3level.h', 'native_set_pmd', () => {
      store(path, 'set_pmd_at(): a huge page', huge);
      store(path, 'pmdp_get_and_clear()', none);
      store(path, 'pmd_populate(): a page table', table);
    }),
  );
  system.path(1, 'walk', (path) => {
    const lowRead = path.local('low half', 3);
    const highRead = path.local('high half', 3);
    path.call('include/asm-generic/pgtable.h', 'pmd_none_or_trans_huge_or_clear_bad', () => {
      readHalves(path, order, { low, high, lowRead, highRead });
      path.if(eq(lowRead, table), () =>
        path.step('walks the page table', () =>
          path.check(
            eq(highRead, table),
            system.rule(
              'P23',
              'a PMD entry is walked that never was in memory: its halves come from two stores',
            ),
          ),
        ),
      );
    });
  });
  system.sometimes('the reader finishes before the page table is there', any(eq(low, none), eq(low, huge)));
  system.sometimes('the page table is there', all(eq(low, table), ne(high, none)));
  return system.build(() => '');
}

interface Halves {
  readonly low: VariableReference;
  readonly high: VariableReference;
  readonly lowRead: VariableReference;
  readonly highRead: VariableReference;
}

function readHalves(path: PathBuilder, order: HalvesOrder, halves: Halves): void {
  const { low, high, lowRead, highRead } = halves;
  const readLow = (): void => path.step('loads the low half', () => path.assign(lowRead, low));
  const readHigh = (): void => path.step('loads the high half', () => path.assign(highRead, high));
  if (order === 'high half first') {
    readHigh();
    readLow();
    return;
  }
  readLow();
  path.if(ne(lowRead, none), readHigh);
}
