import type { SystemBuilder } from '../../transition/build/system-builder.ts';
import { all, eq, ne, not, sub } from '../../transition/expression.ts';
import type { RuleId, Source } from '../../transition/form.ts';
import type { EntryReader } from './entry-reader.ts';
import { addEviction } from './eviction.ts';
import type { PageTableMemory } from './memory.ts';
import type { Tlb } from './tlb.ts';

/** What the architecture says of its page walker. */
export interface WalkerOptions {
  readonly reader: EntryReader;
  /** Set where huge and small translations of one address must never be in one TLB (break before make). */
  readonly mixedSizes: { readonly rule: RuleId } | 'tolerated';
}

/**
 * The hardware page walker of one CPU. At any time it may load the PMD entry of a range, load a PTE through the
 * table pointer it holds, or drop what it holds: speculation and eviction are never forced and never ruled out.
 * Loading the PMD entry of a table and loading the PTE are two steps, so the table may change hands between them.
 */
export function addWalker(
  system: SystemBuilder,
  cpu: number,
  memory: PageTableMemory,
  tlb: Tlb,
  options: WalkerOptions,
): void {
  const process = system.hardware(`walker of CPU${cpu}`, cpu, 'may act');
  const { reader, mixedSizes } = options;
  const source: Source = { file: reader.source, function: '' };
  const { functions, frames } = memory;
  const accessedPmd = (word: bigint): bigint =>
    reader.pmd(word).kind === 'page' ? reader.setAccessed(word) : word;
  const accessedPte = (word: bigint): bigint =>
    reader.pte(word).kind === 'page' ? reader.setAccessed(word) : word;
  for (let range = 0; range < memory.ranges; range++) {
    const pmd = memory.pmd.cell(range);
    const huge = tlb.huge(cpu, range);
    const walk = tlb.walk(cpu, range);
    system.hardwareAction({
      process,
      label: `loads pmd[${range}]: huge translation`,
      source,
      when: all(eq(huge, 0), ne(tlb.hugeEntryOf(pmd), 0)),
      body: (recorder) => {
        if (mixedSizes !== 'tolerated') recorder.check(not(tlb.smallOf(cpu, range)), mixedSizes.rule);
        recorder.assign(huge, tlb.hugeEntryOf(pmd));
        recorder.assign(
          pmd,
          functions.map('hardware sets accessed', memory.pmdDomain, memory.pmdDomain, accessedPmd, pmd),
        );
      },
    });
    system.hardwareAction({
      process,
      label: `loads pmd[${range}]: pointer to a page table`,
      source,
      when: all(eq(walk, 0), ne(tlb.tableOf(pmd), 0)),
      body: (recorder) => recorder.assign(walk, tlb.tableOf(pmd)),
    });
    addEviction(system, { process, source, name: `huge translation of range ${range}`, entry: huge });
    addEviction(system, { process, source, name: `table pointer of range ${range}`, entry: walk });
    for (let index = 0; index < frames.pagesPerTable; index++) {
      const small = tlb.small(cpu, range, index);
      for (let table = 0; table < frames.tables; table++) {
        const pte = memory.pte(table, index);
        system.hardwareAction({
          process,
          label: `loads pte[${table}][${index}]: small translation`,
          source,
          when: all(eq(small, 0), eq(sub(walk, 1), table), ne(tlb.smallEntryOf(pte), 0)),
          body: (recorder) => {
            if (mixedSizes !== 'tolerated') recorder.check(eq(huge, 0), mixedSizes.rule);
            recorder.assign(small, tlb.smallEntryOf(pte));
            recorder.assign(
              pte,
              functions.map('hardware sets accessed', memory.pteDomain, memory.pteDomain, accessedPte, pte),
            );
          },
        });
      }
      addEviction(system, {
        process,
        source,
        name: `small translation of page ${index} of range ${range}`,
        entry: small,
      });
    }
  }
}
