import type { ModelVersion } from '../entry-helpers.ts';
import type { ModelMachine } from '../model/model-machine.ts';
import { all, eq, ne, not } from '../../transition/expression.ts';
import type { Source } from '../../transition/form.ts';
import { hashEntryBits } from './hash-entry-bits.ts';
import { HashTable } from './hash-table.ts';

/**
 * The low-level hash fault of one CPU: it fills the hash table from the Linux page table, with interrupts off and
 * without locks. A huge page takes two steps: the PMD entry is marked busy (atomically, with the last look at its
 * permissions); then the hash entry is inserted, its slot noted in the deposited page table, and the PMD entry
 * stored without the busy mark. A base page takes two as well: the pointer to its table is read from the PMD entry;
 * then the PTE is hashed. All but the reading of the pointer happens under the busy mark of the PTE, which holds
 * every other change of that PTE back, so it is one step here.
 *
 * Source: `hash_page_mm()`, `__hash_page_thp()`, `__hash_page_64K()`; files by version in `hardware-entry.ts`.
 */
export function addLowLevelFault(machine: ModelMachine, version: ModelVersion, cpu: number): void {
  const { system, memory, tlb, entries } = machine;
  const table = HashTable.of(machine);
  const { busy, accessed } = hashEntryBits[version];
  const { hardware } = entries.helpers;
  const source: Source = { file: hardware.source, function: '' };
  const begin = system.hardware(`hash fault of CPU${cpu}`, cpu, 'may act');
  const finish = system.hardware(`hash fault under way on CPU${cpu}`, cpu, 'progress');
  const idle = all(not(table.inFault(cpu)), machine.interrupts.enabled(cpu));
  const inFault = table.busy.cell(cpu);
  const deposited = system.rule('P21', 'a hash fault writes a slot into a page table that was withdrawn');
  const kept = system.rule('P11', 'a huge PMD entry was overwritten while a hash fault had it marked busy');
  for (let range = 0; range < memory.ranges; range++) {
    const pmd = memory.pmd.cell(range);
    const pointer = tlb.walk(cpu, range);
    system.hardwareAction({
      process: begin,
      label: `hash fault: marks pmd[${range}] busy`,
      source,
      when: all(idle, eq(table.huge.cell(range), 0), ne(tlb.hugeEntryOf(pmd), 0)),
      body: (recorder) => {
        recorder.assign(inFault, range + 1);
        recorder.assign(
          pmd,
          entries.pmdMap('marked busy', (word) => word | busy | accessed, pmd),
        );
      },
    });
    system.hardwareAction({
      process: finish,
      label: `hash fault: inserts the huge hash entry of range ${range}, notes its slot, clears the busy mark`,
      source,
      when: eq(inFault, range + 1),
      body: (recorder) => {
        recorder.check(not(table.withdrawn.cell(range)), deposited);
        const isBusy = entries.pmdNumber('busy', (word) => (word & busy) !== 0n, pmd);
        recorder.check(isBusy, kept);
        recorder.if(isBusy, () => {
          recorder.assign(
            pmd,
            entries.pmdMap('hashed', (word) => hardware.setAccessed(word & ~busy), pmd),
          );
          recorder.assign(table.huge.cell(range), tlb.hugeEntryOf(pmd));
        });
        recorder.assign(inFault, 0);
      },
    });
    system.hardwareAction({
      process: begin,
      label: `hash fault: reads the pointer to a page table from pmd[${range}]`,
      source,
      when: all(idle, ne(tlb.tableOf(pmd), 0)),
      body: (recorder) => recorder.assign(pointer, tlb.tableOf(pmd)),
    });
    system.hardwareAction({
      process: finish,
      label: `hash fault: gives up on range ${range}`,
      source,
      when: ne(pointer, 0),
      body: (recorder) => recorder.assign(pointer, 0),
    });
    for (let index = 0; index < memory.frames.pagesPerTable; index++) {
      const hashed = table.small(range, index);
      for (let each = 0; each < memory.frames.tables; each++) {
        const pte = memory.pte(each, index);
        system.hardwareAction({
          process: finish,
          label: `hash fault: inserts the hash entry of pte[${each}][${index}]`,
          source,
          when: all(eq(pointer, each + 1), eq(hashed, 0), ne(tlb.smallEntryOf(pte), 0)),
          body: (recorder) => {
            recorder.assign(hashed, tlb.smallEntryOf(pte));
            recorder.assign(
              pte,
              entries.pteMap('hashed', (word) => hardware.setAccessed(word), pte),
            );
            recorder.assign(pointer, 0);
          },
        });
      }
    }
  }
}
