import { Frames } from '../../machine/mmu/frames.ts';
import { GracePeriods } from '../../machine/mmu/grace-periods.ts';
import { Interrupts } from '../../machine/mmu/interrupts.ts';
import { Invalidations } from '../../machine/mmu/invalidation.ts';
import { PageTableMemory, type InitialMemory } from '../../machine/mmu/memory.ts';
import { Tlb, type Remembered } from '../../machine/mmu/tlb.ts';
import { SystemBuilder } from '../../transition/build/system-builder.ts';
import type { EntryHelpers } from '../entry-helpers.ts';
import { Entries } from './entries.ts';

/** Size of the machine that a scenario runs on. */
export interface MachineSize {
  readonly cpus: number;
  /** Huge pages, single pages and page tables that exist. */
  readonly huge: number;
  readonly small: number;
  readonly tables: number;
  readonly pagesPerTable: number;
  readonly remembers: Remembered;
}

/** The hardware of one scenario: memory, TLBs, interrupts, invalidations under way. Kernel state comes on top. */
export class ModelMachine {
  readonly system: SystemBuilder;
  readonly memory: PageTableMemory;
  readonly tlb: Tlb;
  readonly gracePeriods: GracePeriods;
  readonly interrupts: Interrupts;
  readonly invalidations: Invalidations;
  readonly entries: Entries;
  readonly cpus: number;

  constructor(
    name: string,
    helpers: EntryHelpers,
    size: MachineSize,
    initial: (frames: Frames) => InitialMemory,
  ) {
    const system = new SystemBuilder(name);
    const frames = new Frames({ ...size, hugePages: helpers.hugePages });
    this.system = system;
    this.cpus = size.cpus;
    this.memory = new PageTableMemory(system, frames, initial(frames));
    this.tlb = new Tlb(system, this.memory, helpers.hardware, size);
    this.gracePeriods = new GracePeriods(system, this.memory, size.cpus);
    this.interrupts = new Interrupts(system, this.gracePeriods, size.cpus);
    this.invalidations = new Invalidations(system, this.tlb, this.memory, this.interrupts);
    this.entries = new Entries(helpers, this.memory);
  }
}
