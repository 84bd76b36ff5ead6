import type { LocationId, Program, ProgramFunction } from '../program/form.ts';
import type { AddressSpace } from './address-space.ts';
import type { EmitEnvironment } from './emit/code-writer.ts';
import { emitFunction } from './emit/emit.ts';
import { expandCopies } from './expand-copies.ts';
import { expandMaintenance } from './expand-maintenance.ts';
import type { ProgramPoint } from './emit/function-emitter.ts';
import { mix, mixHigh } from './mixing.ts';
import { frameHeader, pause, register } from './registers.ts';
import { wideOperations, type Runtime } from './runtime.ts';

/** A program whose functions are looked up one by one, so that only those that run are ever prepared. */
export interface CodeSource extends Program {
  resolve(name: string): ProgramFunction | undefined;
}

type Generated = (frame: number, point: number, ...words: number[]) => number;

/** int32 of saved frames one agent may have. */
export const frameRegion = 1 << 14;

/** int32 that the innermost frame of an agent may take: calls stop when less is left. */
export const frameReserve = 1 << 11;

/** Names of functions whose accesses are those of a page walker; they must not be inlined. */
const hardwarePrefix = 'thpcheck_hardware_';

/** A frame on an agent's stack: where it stands. */
export interface FramePosition {
  readonly function: ProgramFunction;
  readonly location: LocationId;
}

/**
 * Compiles functions to JavaScript when they are first called, runs them, and holds the frames of those that are
 * parked. A parked CPU is nothing but its frames: function, program point, and the values live there.
 */
export class Executor {
  readonly frames: Int32Array;
  readonly #runtime: Runtime;
  readonly #code: CodeSource;
  readonly #environment: EmitEnvironment;
  readonly #memory: Int32Array;
  readonly #compiled: Generated[] = [];
  readonly #functions: (ProgramFunction | undefined)[] = [];
  readonly #points: (readonly (ProgramPoint | undefined)[])[] = [];
  readonly #names: string[] = [];
  readonly #hardware: boolean[] = [];
  readonly #numbers = new Map<string, number>();
  /** Frames whose fingerprint is being computed, innermost first; a frame takes at least its header. */
  readonly #pending = new Int32Array(Math.ceil(frameRegion / frameHeader));

  constructor(code: CodeSource, space: AddressSpace, runtime: Runtime, options: { readonly agents: number }) {
    this.frames = new Int32Array(frameRegion * options.agents);
    this.#code = code;
    this.#runtime = runtime;
    this.#memory = space.memory;
    this.#environment = {
      pointerWidth: code.pointerWidth,
      baseLo: space.main.baseLo,
      baseHi: space.main.baseHi,
      symbolAddress: (symbol, addend) => space.symbolAddress(symbol, addend),
      functionNumber: (name) => this.number(name),
    };
  }

  /** Number of a function by name; it is compiled at its first call. */
  number(name: string): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.length;
      this.#numbers.set(name, number);
      this.#names.push(name);
      this.#hardware.push(name.startsWith(hardwarePrefix));
      const id = number;
      this.#compiled.push((frame, point, ...words) => this.#compileAndCall(id, frame, point, words));
    }
    return number;
  }

  #compileAndCall(number: number, frame: number, point: number, words: number[]): number {
    const name = this.#names[number] as string;
    const fn = this.#code.resolve(name);
    if (fn === undefined || fn.blocks.length === 0) {
      this.frames[frame] = number;
      this.frames[frame + 1] = -1;
      return this.#runtime.refuse(frame, `external function ${name}() is called`);
    }
    const emitted = emitFunction(expandMaintenance(expandCopies(fn), this.#code), number, this.#environment);
    this.#functions[number] = fn;
    this.#points[number] = emitted.points;
    // oxlint-disable-next-line no-implied-eval -- generating code is what this class is for
    const make = new Function('R', 'M', 'X', 'T', 'F', 'W', emitted.source) as (
      ...parts: unknown[]
    ) => Generated;
    const generated = make(
      this.#runtime,
      this.#memory,
      this.#runtime.registers,
      this.frames,
      this.#compiled,
      wideOperations,
    );
    this.#compiled[number] = generated;
    return generated(frame, point, ...words);
  }

  /** Functions that were called, with the source name and file of each. */
  *executedFunctions(): Iterable<ProgramFunction> {
    for (const fn of this.#functions) if (fn !== undefined) yield fn;
  }

  /** Names of the functions by number, and numbers of those that ran. */
  snapshot(): { readonly functions: readonly string[]; readonly executed: readonly number[] } {
    return {
      functions: [...this.#names],
      executed: [...this.#functions.keys()].filter((id) => this.#functions[id]),
    };
  }

  /** Gives functions the numbers they had in another process; false if they have others already. */
  restore({ functions, executed }: ReturnType<Executor['snapshot']>): boolean {
    for (const [number, name] of functions.entries()) if (this.number(name) !== number) return false;
    for (const number of executed)
      this.#functions[number] ??= this.#code.resolve(functions[number] as string);
    return true;
  }

  /** Whether an access is done by hardware, not by the CPU's program: the frame is of a function so named. */
  isHardware(top: number): boolean {
    return this.#hardware[this.frames[top] as number] === true;
  }

  /** Calls a function on an empty stack. The registers tell whether it finished or parked. */
  start(name: string, base: number, words: readonly number[]): number {
    const compiled = this.#compiled[this.number(name)] as Generated;
    // A frame that is entered afresh has no caller; if it parks, its own code fills in the rest of the header.
    this.frames[base + 2] = -1;
    return compiled(base, 0, ...words);
  }

  /**
   * Goes on from the innermost frame `top` until the CPU parks or its outermost function returns. Before a frame is
   * resumed, `save` is given its place and length, as running may overwrite it.
   */
  resume(top: number, save: (base: number, length: number) => void): void {
    const { frames } = this;
    const registers = this.#runtime.registers;
    let base = top;
    for (;;) {
      save(base, frameHeader + (frames[base + 3] as number));
      const compiled = this.#compiled[frames[base] as number] as Generated;
      const value = compiled(base, frames[base + 1] as number);
      if (registers[register.pause] !== pause.none) return;
      const caller = frames[base + 2] as number;
      if (caller < 0) return;
      registers[register.result] = value;
      base = caller;
    }
  }

  /** The frames of a parked or stopped CPU, innermost first. */
  stack(top: number): FramePosition[] {
    const positions: FramePosition[] = [];
    for (let base = top; base >= 0 && positions.length < 64; base = this.frames[base + 2] as number) {
      const fn = this.#functions[this.frames[base] as number];
      const point = this.#points[this.frames[base] as number]?.[this.frames[base + 1] as number];
      // An external that was called has no frame of its own, only a link to its caller.
      if (fn === undefined || point === undefined) continue;
      positions.push({ function: fn, location: point.location });
    }
    return positions;
  }

  /**
   * Fingerprint of a parked CPU's frames into the given two-element array. A step resumes few of a CPU's frames; the
   * others keep the fingerprint of themselves and their callers.
   */
  hashFrames(top: number, lanes: Int32Array): void {
    const { frames } = this;
    const pending = this.#pending;
    let count = 0;
    let base = top;
    while (base >= 0 && (frames[base + 4] as number) === 0 && (frames[base + 5] as number) === 0) {
      pending[count++] = base;
      base = frames[base + 2] as number;
    }
    let low = base >= 0 ? (frames[base + 4] as number) : 0;
    let high = base >= 0 ? (frames[base + 5] as number) : 0;
    while (count > 0) {
      base = pending[--count] as number;
      const end = base + frameHeader + (frames[base + 3] as number);
      low = mix((low ^ (frames[base] as number)) + Math.imul(frames[base + 1] as number, 0x9e3779b1));
      high = mixHigh((high + (frames[base] as number)) ^ Math.imul(frames[base + 1] as number, 0x85ebca6b));
      // The body of MurmurHash3 (Appleby) with the constants of two of its 32-bit lanes: each step is a bijection.
      for (let i = base + frameHeader; i < end; i++) {
        const word = frames[i] as number;
        const a = Math.imul(word, 0x239b961b);
        low ^= Math.imul((a << 15) | (a >>> 17), 0xab0e9789);
        low = (Math.imul((low << 19) | (low >>> 13), 5) + 0x561ccd1b) | 0;
        const b = Math.imul(word, 0x38b34ae5);
        high ^= Math.imul((b << 17) | (b >>> 15), 0xa1e38b93);
        high = (Math.imul((high << 15) | (high >>> 17), 5) + 0x96cd1c35) | 0;
      }
      frames[base + 4] = low;
      frames[base + 5] = high;
    }
    lanes[0] = low;
    lanes[1] = high;
  }
}
