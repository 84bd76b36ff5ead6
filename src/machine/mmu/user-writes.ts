import type { Recorder } from '../../transition/build/recorder.ts';
import type { SystemBuilder } from '../../transition/build/system-builder.ts';
import { all, eq, or, shl, sub, type VariableReference } from '../../transition/expression.ts';
import type { Expression, Source } from '../../transition/form.ts';
import type { EntryReader } from './entry-reader.ts';
import type { PageTableMemory } from './memory.ts';
import type { Tlb } from './tlb.ts';

/** Where user code writes from, and what is noted of it. */
export interface UserWrites {
  readonly cpu: number;
  readonly reader: EntryReader;
  /** Mask of the units that were written; never cleared by the hardware. */
  readonly written: VariableReference;
}

/**
 * User code on one CPU that may write to any mapped page at any time. The write goes through what the TLB holds.
 * An entry that permits writing but is not known to be dirty makes the hardware set the dirty state of the entry
 * in memory first, atomically and only if that entry still maps the page writably; otherwise the translation is
 * dropped and the access starts again.
 */
export function addUserWrites(
  system: SystemBuilder,
  memory: PageTableMemory,
  tlb: Tlb,
  { cpu, reader, written }: UserWrites,
): void {
  if (tlb.remembers !== 'dirty') throw new Error('user writes need a TLB that remembers the dirty state');
  const process = system.hardware(`user code on CPU${cpu}`, cpu, 'may act');
  const source: Source = { file: reader.source, function: '' };
  const { frames, functions } = memory;
  const write = (recorder: Recorder, unit: Expression): void =>
    recorder.assign(written, or(written, shl(1, unit)));
  for (let range = 0; range < memory.ranges; range++) {
    const pmd = memory.pmd.cell(range);
    const huge = tlb.huge(cpu, range);
    const dirtyPmd = (word: bigint): bigint =>
      reader.pmd(word).kind === 'page' ? reader.setDirty(word) : word;
    system.hardwareAction({
      process,
      label: `write: sets the dirty state of pmd[${range}]`,
      source,
      when: tlb.needsDirty(huge),
      body: (recorder) => {
        const now = tlb.hugeEntryOf(pmd);
        const same = all(eq(tlb.targetOf(now), tlb.targetOf(huge)), tlb.permitsWrite(now));
        recorder.if(
          same,
          () => {
            recorder.assign(
              pmd,
              functions.map('hardware sets dirty', memory.pmdDomain, memory.pmdDomain, dirtyPmd, pmd),
            );
            recorder.assign(huge, tlb.withDirty(huge));
          },
          () => recorder.assign(huge, 0),
        );
      },
    });
    for (let index = 0; index < frames.pagesPerTable; index++) {
      const unit = tlb.unitThroughHuge(huge, index);
      const small = tlb.small(cpu, range, index);
      system.hardwareAction({
        process,
        label: `writes page ${index} of range ${range} through a huge translation`,
        source,
        when: tlb.writesAtOnce(huge),
        body: (recorder) => write(recorder, unit),
      });
      system.hardwareAction({
        process,
        label: `writes page ${index} of range ${range} through a small translation`,
        source,
        when: tlb.writesAtOnce(small),
        body: (recorder) => write(recorder, sub(tlb.targetOf(small), 1)),
      });
      const dirtyPte = (word: bigint): bigint =>
        reader.pte(word).kind === 'page' ? reader.setDirty(word) : word;
      for (let table = 0; table < frames.tables; table++) {
        const pte = memory.pte(table, index);
        system.hardwareAction({
          process,
          label: `write: sets the dirty state of pte[${table}][${index}]`,
          source,
          when: all(tlb.needsDirty(small), eq(tlb.tableOf(pmd), table + 1)),
          body: (recorder) => {
            const now = tlb.smallEntryOf(pte);
            const same = all(eq(tlb.targetOf(now), tlb.targetOf(small)), tlb.permitsWrite(now));
            recorder.if(
              same,
              () => {
                recorder.assign(
                  pte,
                  functions.map('hardware sets dirty', memory.pteDomain, memory.pteDomain, dirtyPte, pte),
                );
                recorder.assign(small, tlb.withDirty(small));
              },
              () => recorder.assign(small, 0),
            );
          },
        });
      }
    }
  }
}
