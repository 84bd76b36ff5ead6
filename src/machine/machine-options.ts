import type { WindowRequest } from './address-space.ts';
import type { CodeSource } from './executor.ts';
import type { WatchRule } from './watch.ts';

/** What a machine is made of. */
export interface MachineOptions {
  readonly code: CodeSource;
  /** Functions the CPUs run, without arguments. */
  readonly entries: readonly string[];
  /** Called once, alone, before the CPUs run. */
  readonly setup: string;
  /** Called in final states, alone; undone. */
  readonly finish: string;
  /** The first window shows flat memory as a whole. */
  readonly windows: readonly WindowRequest[];
  /** Array of pointers: what the thread pointer of each CPU holds. */
  readonly threadPointers?: string;
  /** Array of pointer-wide words that holds the per-CPU offset of each CPU, if the program has one. */
  readonly perCpuOffsets?: string;
  /** Array of 32-bit words, one a CPU, held by the CPU while its interrupts are disabled; the machine's own if none. */
  readonly interruptLocks?: string;
  /** Prefix of the functions that classify values of a watched entry by its name. */
  readonly classifyPrefix: string;
  readonly watchRules: readonly WatchRule[];
}
