import type { ModelMachine } from '../model/model-machine.ts';
import type { VariableArray } from '../../transition/build/recorder.ts';
import { any, eq, ne } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';

/** Permissions that a translation has beside where it leads, by what the TLB of the machine remembers. */
const depths = { frame: 1, write: 2, dirty: 3 } as const;

const tables = new WeakMap<ModelMachine, HashTable>();

/**
 * What the hash MMU adds to a machine: the hash table, which the processors search instead of the Linux page table,
 * and the low-level hash fault, which fills it. Translations have the numbers they have in the TLB.
 */
export class HashTable {
  /** The hash entry of huge size of each range. */
  readonly huge: VariableArray;
  /**
   * By range: 1 once the deposited page table, which holds the slot numbers of the huge page's hash entries, was
   * withdrawn; the pointer to it behind the PMD table is then NULL.
   */
  readonly withdrawn: VariableArray;
  /** By CPU: the range (plus 1) whose huge entry its hash fault has marked busy. */
  readonly busy: VariableArray;
  private readonly machine: ModelMachine;
  private readonly smallEntries: VariableArray;

  private constructor(machine: ModelMachine) {
    const { system, memory, tlb, cpus } = machine;
    const { frames, ranges } = memory;
    const depth = depths[tlb.remembers];
    this.machine = machine;
    this.huge = system.array('hash table, huge', ranges, 1 + (frames.huge + 1) * depth);
    this.smallEntries = system.array(
      'hash table, 64K',
      ranges * frames.pagesPerTable,
      1 + (frames.units + 1) * depth,
    );
    this.withdrawn = system.array('pgtable withdrawn', ranges, 2);
    this.busy = system.array('hash fault on huge PMD', cpus, ranges + 1);
  }

  /** The hash table of a machine. */
  static of(machine: ModelMachine): HashTable {
    let table = tables.get(machine);
    if (table === undefined) {
      table = new HashTable(machine);
      tables.set(machine, table);
    }
    return table;
  }

  /** The hash entry of base-page size of page `index` of a range. */
  small(range: number, index: number): ReturnType<VariableArray['cell']> {
    return this.smallEntries.cell(range * this.machine.memory.frames.pagesPerTable + index);
  }

  /**
   * 1 while the CPU is in a low-level hash fault, with interrupts off: it has marked a huge PMD busy, or holds a
   * pointer to a page table (which the machine's table pointer of the CPU stands for).
   */
  inFault(cpu: number): Expression {
    const { memory, tlb } = this.machine;
    const pointers = Array.from({ length: memory.ranges }, (_, range) => ne(tlb.walk(cpu, range), 0));
    return any(ne(this.busy.cell(cpu), 0), ...pointers);
  }

  /** 1 if no hash fault holds a pointer to the table. */
  unused(table: number): Expression {
    const { memory, tlb, cpus } = this.machine;
    const held: Expression[] = [];
    for (let cpu = 0; cpu < cpus; cpu++) {
      for (let range = 0; range < memory.ranges; range++) held.push(eq(tlb.walk(cpu, range), table + 1));
    }
    return eq(any(...held), 0);
  }
}
