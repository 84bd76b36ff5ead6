import type { ModelMachine } from '../model/model-machine.ts';
import type { VariableArray } from '../../transition/build/recorder.ts';
import { any, eq, expressionOf, ne, type VariableReference } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';

/**
 * How the TLB miss handler gets an entry into the TSB. `as written`: it reads the entry, then locks the TSB tag and
 * writes what it has read, so that a flush of the TSB in between is undone (tsb.S of v4.4 to v6.12). `rechecked`: the
 * entry is read once more under the lock of the tag, for which the flush waits (tsb.S of 2006, `tsb_reload`, "Load
 * and check PTE"): reading and writing are one step.
 */
export type MissHandling = 'as written' | 'rechecked';

/** Permissions that a translation has beside where it leads, by what the TLB of the machine remembers. */
const depths = { frame: 1, write: 2, dirty: 3 } as const;

const buffers = new WeakMap<ModelMachine, TranslationStorageBuffer>();

/**
 * The translation storage buffers of the address space: two direct-mapped tables in memory, for base pages and for
 * huge ones, which the TLB miss handlers of all CPUs search first. Translations have the numbers they have in
 * the TLB. With handlers `as written` also what each CPU's handler has read and not yet written.
 */
export class TranslationStorageBuffer {
  /** The huge entry of each range. */
  readonly huge: VariableArray;
  readonly handling: MissHandling;
  private readonly machine: ModelMachine;
  private readonly smallEntries: VariableArray;
  private readonly held: { readonly huge: VariableArray; readonly small: VariableArray } | undefined;

  private constructor(machine: ModelMachine, handling: MissHandling) {
    const { system, memory, tlb, cpus } = machine;
    const { frames, ranges } = memory;
    const depth = depths[tlb.remembers];
    const hugeValues = 1 + (frames.huge + 1) * depth;
    const smallValues = 1 + (frames.units + 1) * depth;
    const pages = ranges * frames.pagesPerTable;
    this.machine = machine;
    this.handling = handling;
    this.huge = system.array('tsb.huge', ranges, hugeValues);
    this.smallEntries = system.array('tsb.small', pages, smallValues);
    if (handling === 'rechecked') return;
    this.held = {
      huge: system.array('read by miss handler, huge', cpus * ranges, hugeValues),
      small: system.array('read by miss handler, small', cpus * pages, smallValues),
    };
  }

  /** The TSBs of a machine; the first call says how misses are handled. */
  static of(machine: ModelMachine, handling: MissHandling): TranslationStorageBuffer {
    let buffer = buffers.get(machine);
    if (buffer === undefined) {
      buffer = new TranslationStorageBuffer(machine, handling);
      buffers.set(machine, buffer);
    }
    return buffer;
  }

  /** The entry of page `index` of a range. */
  small(range: number, index: number): VariableReference {
    return this.smallEntries.cell(range * this.machine.memory.frames.pagesPerTable + index);
  }

  /** What the CPU's miss handler has read of a huge entry (handlers `as written`). */
  heldHuge(cpu: number, range: number): VariableReference {
    return this.held!.huge.cell(cpu * this.machine.memory.ranges + range);
  }

  /** What the CPU's miss handler has read of a PTE (handlers `as written`). */
  heldSmall(cpu: number, range: number, index: number): VariableReference {
    const { ranges, frames } = this.machine.memory;
    return this.held!.small.cell((cpu * ranges + range) * frames.pagesPerTable + index);
  }

  /** 1 while the CPU is in the miss handler, with PSTATE.IE clear. Handlers that take one step never are. */
  inHandler(cpu: number): Expression {
    if (this.held === undefined) return expressionOf(0);
    const { ranges, frames } = this.machine.memory;
    const busy: Expression[] = [];
    for (let range = 0; range < ranges; range++) {
      busy.push(ne(this.machine.tlb.walk(cpu, range), 0), ne(this.heldHuge(cpu, range), 0));
      for (let index = 0; index < frames.pagesPerTable; index++) {
        busy.push(ne(this.heldSmall(cpu, range, index), 0));
      }
    }
    return any(...busy);
  }

  /** 1 if no miss handler holds a pointer to the table. */
  unused(table: number): Expression {
    if (this.held === undefined) return expressionOf(1);
    const { memory, tlb, cpus } = this.machine;
    const pointers: Expression[] = [];
    for (let cpu = 0; cpu < cpus; cpu++) {
      for (let range = 0; range < memory.ranges; range++) pointers.push(eq(tlb.walk(cpu, range), table + 1));
    }
    return eq(any(...pointers), 0);
  }
}
