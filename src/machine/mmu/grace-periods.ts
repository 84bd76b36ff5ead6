import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { VariableArray } from '../../transition/build/recorder.ts';
import type { SystemBuilder } from '../../transition/build/system-builder.ts';
import { all, and, bit, eq, not, or, shl } from '../../transition/expression.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { Expression, Source } from '../../transition/form.ts';
import type { PageTableMemory } from './memory.ts';

/**
 * Page tables that are given back after a grace period: when every CPU that had interrupts off (or was in a read-side
 * section) at the time of the request has left it. `Documentation/RCU/`, mm/mmu_gather.c `tlb_remove_table()`.
 */
export class GracePeriods {
  private readonly readers: VariableReference;
  private readonly requested: VariableReference;
  private readonly awaited: VariableArray;
  private readonly memory: PageTableMemory;

  constructor(system: SystemBuilder, memory: PageTableMemory, cpus: number) {
    const { tables } = memory.frames;
    this.memory = memory;
    this.readers = system.variable('read-side sections', 2 ** cpus);
    this.requested = system.variable('tables to be freed', 2 ** tables);
    this.awaited = system.array('readers awaited for table', tables, 2 ** cpus);
    const process = system.hardware('RCU callbacks', 0, 'progress');
    const source: Source = { file: 'kernel/rcu/tree.c', function: 'rcu_do_batch' };
    for (let table = 0; table < tables; table++) {
      system.hardwareAction({
        process,
        label: `grace period over: table ${table} is freed`,
        source,
        when: all(bit(this.requested, table), eq(this.awaited.cell(table), 0)),
        body: (recorder) => {
          recorder.assign(this.requested, and(this.requested, ~(1 << table)));
          recorder.assign(memory.freedTables, or(memory.freedTables, 1 << table));
        },
      });
    }
  }

  /** The path's CPU enters a section that grace periods wait for; part of the current step. */
  enter(path: PathBuilder): void {
    path.assign(this.readers, or(this.readers, 1 << path.cpu));
  }

  /** The path's CPU leaves it; part of the current step. */
  leave(path: PathBuilder): void {
    const others = ~(1 << path.cpu);
    path.assign(this.readers, and(this.readers, others));
    for (let table = 0; table < this.awaited.count; table++) {
      const awaited = this.awaited.cell(table);
      path.assign(awaited, and(awaited, others));
    }
  }

  /** Asks for a table to be freed after a grace period; part of the current step. */
  request(path: PathBuilder, table: Operand): void {
    path.assign(this.requested, or(this.requested, shl(1, table)));
    path.assignAt(this.awaited, table, and(this.readers, ~(1 << path.cpu)));
  }

  /** Frees a table at once; part of the current step. */
  freeNow(path: PathBuilder, table: Operand): void {
    const { freedTables } = this.memory;
    path.assign(freedTables, or(freedTables, shl(1, table)));
  }

  /** 1 if the table was not given back. */
  isLive(table: Operand): Expression {
    return not(bit(this.memory.freedTables, table));
  }
}
