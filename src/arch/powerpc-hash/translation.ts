import { addEviction } from '../../machine/mmu/eviction.ts';
import { mixedSizesRule } from '../model/mixed-sizes.ts';
import type { ModelMachine } from '../model/model-machine.ts';
import { all, eq, ne, not } from '../../transition/expression.ts';
import type { Source } from '../../transition/form.ts';
import { HashTable } from './hash-table.ts';

/**
 * The processor's own search of the hash table: at any time it may load an entry of it into the TLB (and the ERAT),
 * or drop one. Source: Power ISA Version 2.07B Book III-S, "Virtual to Real Translation" (page table search).
 */
export function addHashTableSearch(machine: ModelMachine, cpu: number): void {
  const { system, memory, tlb } = machine;
  const table = HashTable.of(machine);
  const process = system.hardware(`hash table search of CPU${cpu}`, cpu, 'may act');
  const source: Source = {
    file: 'Power ISA Version 2.07B Book III-S, Virtual to Real Translation',
    function: '',
  };
  const mixed = mixedSizesRule(system);
  for (let range = 0; range < memory.ranges; range++) {
    const huge = tlb.huge(cpu, range);
    system.hardwareAction({
      process,
      label: `loads the huge hash entry of range ${range}`,
      source,
      when: all(eq(huge, 0), ne(table.huge.cell(range), 0)),
      body: (recorder) => {
        recorder.check(not(tlb.smallOf(cpu, range)), mixed);
        recorder.assign(huge, table.huge.cell(range));
      },
    });
    addEviction(system, { process, source, name: `huge translation of range ${range}`, entry: huge });
    for (let index = 0; index < memory.frames.pagesPerTable; index++) {
      const small = tlb.small(cpu, range, index);
      const hashed = table.small(range, index);
      system.hardwareAction({
        process,
        label: `loads the 64K hash entry of page ${index} of range ${range}`,
        source,
        when: all(eq(small, 0), ne(hashed, 0)),
        body: (recorder) => {
          recorder.check(eq(huge, 0), mixed);
          recorder.assign(small, hashed);
        },
      });
      addEviction(system, {
        process,
        source,
        name: `small translation of page ${index} of range ${range}`,
        entry: small,
      });
    }
  }
}
