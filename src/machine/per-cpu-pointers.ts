import type { AddressSpace } from './address-space.ts';
import type { MachineOptions } from './machine-options.ts';
import { register } from './registers.ts';

/** What differs from CPU to CPU in registers: the thread pointer and the offset of the per-CPU area. */
export class PerCpuPointers {
  readonly #space: AddressSpace;
  /** int32 of a pointer. */
  readonly #stride: number;
  /** First word of the array of thread pointers, or -1. */
  readonly #threadPointers: number;

  constructor(
    space: AddressSpace,
    options: Pick<MachineOptions, 'code' | 'threadPointers' | 'perCpuOffsets'>,
    cpus: number,
  ) {
    this.#space = space;
    this.#stride = options.code.pointerWidth >>> 5;
    const pointers = options.threadPointers === undefined ? undefined : space.place(options.threadPointers);
    this.#threadPointers = pointers === undefined ? -1 : pointers >>> 2;
    const offsets = options.perCpuOffsets === undefined ? undefined : space.place(options.perCpuOffsets);
    if (offsets === undefined) return;
    for (let cpu = 0; cpu < cpus; cpu++)
      space.memory[(offsets >>> 2) + cpu * this.#stride] = cpu * space.perCpuStride;
  }

  /** Words that {@link begin} reads for a CPU. */
  words(cpu: number): readonly number[] {
    const word = this.#threadPointers + cpu * this.#stride;
    return this.#threadPointers < 0 ? [] : this.#stride === 2 ? [word, word + 1] : [word];
  }

  /** Fills the registers for an action of a CPU. */
  begin(cpu: number, registers: Int32Array): void {
    const { memory, perCpuStride } = this.#space;
    const word = this.#threadPointers + cpu * this.#stride;
    const known = this.#threadPointers >= 0;
    registers[register.threadPointerLo] = known ? (memory[word] as number) : 0;
    registers[register.threadPointerHi] = known && this.#stride === 2 ? (memory[word + 1] as number) : 0;
    registers[register.perCpuLo] = cpu * perCpuStride;
    registers[register.perCpuHi] = 0;
  }
}
