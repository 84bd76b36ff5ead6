import { addEviction } from '../../machine/mmu/eviction.ts';
import { mixedSizesRule } from '../model/mixed-sizes.ts';
import type { ModelMachine } from '../model/model-machine.ts';
import type { Recorder } from '../../transition/build/recorder.ts';
import { all, eq, ne, not, type Operand, type VariableReference } from '../../transition/expression.ts';
import type { RuleId, Source } from '../../transition/form.ts';
import type { TranslationStorageBuffer } from './tsb.ts';

const source: Source = { file: 'arch/sparc/kernel/tsb.S', function: 'tsb_miss_page_table_walk' };

/** A place for a translation: in the TLB of the CPU and in the TSB. */
interface Slot {
  readonly name: string;
  readonly tlb: VariableReference;
  readonly tsb: VariableReference;
  /** 1 if the TLB holds no translation of the other size for the address. */
  readonly alone: Operand;
}

/**
 * TLB misses of one CPU: at any time it may load a translation from the TSB (dtlb_miss.S), or, if the TSB has none,
 * from the page table by way of the TSB (tsb.S), or drop one.
 */
export function addMissHandler(machine: ModelMachine, tsb: TranslationStorageBuffer, cpu: number): void {
  const { system, memory, tlb } = machine;
  const process = system.hardware(`TLB misses of CPU${cpu}`, cpu, 'may act');
  const mixed = mixedSizesRule(system);
  const handler = handlerOf(machine, tsb, { cpu, mixed });
  for (let range = 0; range < memory.ranges; range++) {
    const huge = tlb.huge(cpu, range);
    const slots: Slot[] = [
      {
        name: `huge translation of range ${range}`,
        tlb: huge,
        tsb: tsb.huge.cell(range),
        alone: not(tlb.smallOf(cpu, range)),
      },
    ];
    handler.huge(range, slots[0]!);
    for (let index = 0; index < memory.frames.pagesPerTable; index++) {
      const slot: Slot = {
        name: `translation of page ${index} of range ${range}`,
        tlb: tlb.small(cpu, range, index),
        tsb: tsb.small(range, index),
        alone: eq(huge, 0),
      };
      slots.push(slot);
      handler.small(range, index, slot);
    }
    for (const slot of slots) {
      system.hardwareAction({
        process,
        label: `loads the ${slot.name} from the TSB`,
        source: { file: 'arch/sparc/kernel/dtlb_miss.S', function: '' },
        when: all(eq(slot.tlb, 0), ne(slot.tsb, 0), not(tsb.inHandler(cpu))),
        body: (recorder) => load(recorder, slot, slot.tsb, mixed),
      });
      addEviction(system, { process, source, name: slot.name, entry: slot.tlb });
    }
  }
}

function load(recorder: Recorder, slot: Slot, entry: Operand, mixed: RuleId): void {
  recorder.check(slot.alone, mixed);
  recorder.assign(slot.tlb, entry);
}

/** Adds the actions of the handler for one slot. */
interface Handler {
  huge(range: number, slot: Slot): void;
  small(range: number, index: number, slot: Slot): void;
}

interface Place {
  readonly cpu: number;
  readonly mixed: RuleId;
}

function handlerOf(machine: ModelMachine, tsb: TranslationStorageBuffer, place: Place): Handler {
  return tsb.handling === 'rechecked' ? oneStep(machine, place) : stepByStep(machine, tsb, place);
}

/** What the page table says goes into the TSB and the TLB in one step. */
function oneStep({ system, memory, tlb }: ModelMachine, { cpu, mixed }: Place): Handler {
  const process = system.hardware(`TLB miss handler of CPU${cpu}`, cpu, 'may act');
  const missing = (slot: Slot) => all(eq(slot.tlb, 0), eq(slot.tsb, 0));
  const fill = (recorder: Recorder, slot: Slot, entry: Operand): void => {
    recorder.assign(slot.tsb, entry);
    load(recorder, slot, entry, mixed);
  };
  return {
    huge(range, slot) {
      const entry = tlb.hugeEntryOf(memory.pmd.cell(range));
      system.hardwareAction({
        process,
        label: `TLB miss: loads the ${slot.name} from pmd[${range}]`,
        source,
        when: all(missing(slot), ne(entry, 0)),
        body: (recorder) => fill(recorder, slot, entry),
      });
    },
    small(range, index, slot) {
      for (let table = 0; table < memory.frames.tables; table++) {
        const entry = tlb.smallEntryOf(memory.pte(table, index));
        system.hardwareAction({
          process,
          label: `TLB miss: loads the ${slot.name} from pte[${table}][${index}]`,
          source,
          when: all(missing(slot), eq(tlb.tableOf(memory.pmd.cell(range)), table + 1), ne(entry, 0)),
          body: (recorder) => fill(recorder, slot, entry),
        });
      }
    },
  };
}

/** Each load of the walk is a step, and so is the writing of the TSB with the loading of the TLB. */
function stepByStep(
  { system, memory, tlb }: ModelMachine,
  tsb: TranslationStorageBuffer,
  { cpu, mixed }: Place,
): Handler {
  const begin = system.hardware(`TLB miss handler of CPU${cpu}`, cpu, 'may act');
  const finish = system.hardware(`TLB miss handler under way on CPU${cpu}`, cpu, 'progress');
  const idle = not(tsb.inHandler(cpu));
  const write = (slot: Slot, held: VariableReference): void =>
    system.hardwareAction({
      process: finish,
      label: `TLB miss: writes the ${slot.name} to the TSB, loads the TLB`,
      source,
      when: ne(held, 0),
      body: (recorder) => {
        recorder.assign(slot.tsb, held);
        load(recorder, slot, held, mixed);
        recorder.assign(held, 0);
      },
    });
  return {
    huge(range, slot) {
      const pmd = memory.pmd.cell(range);
      const held = tsb.heldHuge(cpu, range);
      const pointer = tlb.walk(cpu, range);
      system.hardwareAction({
        process: begin,
        label: `TLB miss: reads the huge pmd[${range}]`,
        source,
        when: all(idle, eq(slot.tlb, 0), eq(slot.tsb, 0), ne(tlb.hugeEntryOf(pmd), 0)),
        body: (recorder) => recorder.assign(held, tlb.hugeEntryOf(pmd)),
      });
      write(slot, held);
      system.hardwareAction({
        process: begin,
        label: `TLB miss: reads the pointer to a page table from pmd[${range}]`,
        source,
        when: all(idle, ne(tlb.tableOf(pmd), 0)),
        body: (recorder) => recorder.assign(pointer, tlb.tableOf(pmd)),
      });
      system.hardwareAction({
        process: finish,
        label: `TLB miss: tsb_do_fault for range ${range}`,
        source,
        when: ne(pointer, 0),
        body: (recorder) => recorder.assign(pointer, 0),
      });
    },
    small(range, index, slot) {
      const held = tsb.heldSmall(cpu, range, index);
      const pointer = tlb.walk(cpu, range);
      for (let table = 0; table < memory.frames.tables; table++) {
        const entry = tlb.smallEntryOf(memory.pte(table, index));
        system.hardwareAction({
          process: finish,
          label: `TLB miss: reads pte[${table}][${index}]`,
          source,
          when: all(eq(pointer, table + 1), eq(slot.tlb, 0), eq(slot.tsb, 0), ne(entry, 0)),
          body: (recorder) => {
            recorder.assign(held, entry);
            recorder.assign(pointer, 0);
          },
        });
      }
      write(slot, held);
    },
  };
}
