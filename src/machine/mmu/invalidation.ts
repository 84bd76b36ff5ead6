import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { Recorder } from '../../transition/build/recorder.ts';
import type { SystemBuilder } from '../../transition/build/system-builder.ts';
import {
  all,
  and,
  bit,
  constantOf,
  eq,
  not,
  expressionOf,
  type Operand,
  type VariableReference,
} from '../../transition/expression.ts';
import type { ProcessId, Source } from '../../transition/form.ts';
import type { Interrupts } from './interrupts.ts';
import type { PageTableMemory } from './memory.ts';
import type { Tlb } from './tlb.ts';

/** What an invalidation removes on each CPU that it reaches. */
export interface Invalidation {
  /** As a trace names it: `tlbi vae1is`, `IPI: flush_tlb_func`. */
  readonly label: string;
  readonly source: Source;
  /** The range (PMD entry) it is about; `all`: every range; `none`: nothing, only the message counts. */
  readonly range: number | 'all' | 'none';
  /** Kinds of entries removed. `small` with a number: only that page of the range. */
  readonly entries: readonly ('huge' | 'small' | 'walk')[];
  /** Only this page of the range, for `small`. */
  readonly page?: number;
  /** `interrupt`: has to wait until the CPU takes interrupts; `broadcast`: the hardware does it at any time. */
  readonly by: 'interrupt' | 'broadcast';
  /** CPUs reached: all, or all but the one that asks. */
  readonly reaches: 'all' | 'others';
  /** CPUs that hold the message back although they take interrupts, as conditions by CPU (for example a hypervisor). */
  readonly heldBack?: (cpu: number) => Operand;
}

interface Issued {
  readonly cpu: number;
  readonly pending: VariableReference;
  readonly invalidation: Invalidation;
}

/**
 * Invalidations of TLB entries on other CPUs. One is issued in a step, reaches each CPU in a step of its own in any
 * order, and is complete when it has reached all; the issuer waits for that, or does not.
 */
export class Invalidations {
  private readonly system: SystemBuilder;
  private readonly tlb: Tlb;
  private readonly memory: PageTableMemory;
  private readonly interrupts: Interrupts;
  private readonly processes = new Map<number, ProcessId>();
  private readonly issued = new Map<string, Issued>();

  constructor(system: SystemBuilder, tlb: Tlb, memory: PageTableMemory, interrupts: Interrupts) {
    this.system = system;
    this.tlb = tlb;
    this.memory = memory;
    this.interrupts = interrupts;
  }

  /** Removes entries on the path's own CPU, as one step. */
  local(path: PathBuilder, label: string, what: Pick<Invalidation, 'range' | 'entries' | 'page'>): void {
    path.step(label, () => this.drop(path, path.cpu, what));
  }

  /**
   * Issues an invalidation and waits until it has reached every CPU; two steps or more. `alongside`: what else the
   * issuing step does (the entry that IDTE invalidates, for example).
   */
  andWait(path: PathBuilder, invalidation: Invalidation, alongside?: () => void): void {
    this.issue(path, invalidation, alongside);
    this.wait(path, invalidation);
  }

  /** Issues an invalidation; one step. */
  issue(path: PathBuilder, invalidation: Invalidation, alongside?: () => void): void {
    const { pending } = this.issuedBy(path.cpu, invalidation);
    const everyone = 2 ** this.tlb.cpus - 1;
    const mask = invalidation.reaches === 'all' ? everyone : everyone & ~(1 << path.cpu);
    path.step(invalidation.label, () => {
      alongside?.();
      path.assign(pending, mask);
    });
  }

  /** Waits until an invalidation that this CPU issued has reached every CPU; one step. */
  wait(path: PathBuilder, invalidation: Invalidation): void {
    const { pending } = this.issuedBy(path.cpu, invalidation);
    path.await(`wait until ${invalidation.label} has completed`, eq(pending, 0));
  }

  /** Removes entries of one CPU, within a step. */
  drop(recorder: Recorder, cpu: number, what: Pick<Invalidation, 'range' | 'entries' | 'page'>): void {
    if (what.range === 'none') return;
    const { ranges, frames } = this.memory;
    const chosen = what.range === 'all' ? Array.from({ length: ranges }, (_, at) => at) : [what.range];
    for (const range of chosen) {
      if (range >= ranges) continue;
      if (what.entries.includes('huge')) recorder.assign(this.tlb.huge(cpu, range), 0);
      if (what.entries.includes('walk')) recorder.assign(this.tlb.walk(cpu, range), 0);
      if (!what.entries.includes('small')) continue;
      for (let index = 0; index < frames.pagesPerTable; index++) {
        if (what.page === undefined || what.page === index)
          recorder.assign(this.tlb.small(cpu, range, index), 0);
      }
    }
  }

  private issuedBy(cpu: number, invalidation: Invalidation): Issued {
    const { label, range, page, by, entries } = invalidation;
    const key = `${cpu} ${label} ${range} ${page} ${by} ${entries.join()}`;
    let issued = this.issued.get(key);
    if (issued === undefined) {
      const pending = this.system.variable(`CPU${cpu}: ${label} pending`, 2 ** this.tlb.cpus);
      issued = { cpu, pending, invalidation };
      this.issued.set(key, issued);
      this.addActions(issued);
    }
    return issued;
  }

  private addActions({ cpu, pending, invalidation }: Issued): void {
    for (let target = 0; target < this.tlb.cpus; target++) {
      if (target === cpu && invalidation.reaches === 'others') continue;
      const heldBack = invalidation.heldBack?.(target) ?? 0;
      const ready = invalidation.by === 'broadcast' ? expressionOf(1) : this.interrupts.enabled(target);
      this.system.hardwareAction({
        process: this.processOf(target),
        label: `${invalidation.label} reaches CPU${target}`,
        source: invalidation.source,
        when: all(bit(pending, target), ready, ...(constantOf(heldBack) === 0 ? [] : [not(heldBack)])),
        body: (recorder) => {
          recorder.assign(pending, and(pending, ~(1 << target)));
          this.drop(recorder, target, invalidation);
        },
      });
    }
  }

  private processOf(cpu: number): ProcessId {
    let process = this.processes.get(cpu);
    if (process === undefined) {
      process = this.system.hardware(`messages to CPU${cpu}`, cpu, 'progress');
      this.processes.set(cpu, process);
    }
    return process;
  }
}
