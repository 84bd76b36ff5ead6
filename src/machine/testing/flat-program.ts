import type { Program, ProgramFunction } from '../../program/form.ts';
import type { WindowRequest } from '../address-space.ts';
import type { CodeSource } from '../executor.ts';
import { accessClass, type Access, type StepOutcome } from '../explorable.ts';
import { FlatMachine } from '../flat-machine.ts';
import type { MachineOptions } from '../machine-options.ts';

/** What of {@link MachineOptions} a test wants to be different. */
export type FlatOptions = Partial<Omit<MachineOptions, 'code' | 'entries'>>;

/** Where flat memory appears unless a test says otherwise, by pointer width. */
export const linearMap: Readonly<Record<32 | 64, WindowRequest>> = {
  32: { name: 'linear map', baseLo: 0xc0000000 | 0, baseHi: 0, bytes: 0 },
  64: { name: 'linear map', baseLo: 0x10000000, baseHi: 0xffff8880 | 0, bytes: 0 },
};

const nothing: ProgramFunction = {
  name: 'nothing',
  sourceName: 'nothing',
  parameters: [],
  widths: [],
  returns: [],
  variadic: false,
  inlining: 'normal',
  blocks: [{ phis: [], instructions: [], terminator: { op: 'return', values: [], location: -1 } }],
};

/** A program as the machine wants it; `setup` and `finish` do nothing where the program has none. */
function codeSource(program: Program): CodeSource {
  return {
    ...program,
    resolve: (name) =>
      program.functions.get(name) ?? (name === 'setup' || name === 'finish' ? nothing : undefined),
  };
}

/** The real machine on a program from the builder: `entries` on one CPU each; not yet reset. */
export function flatMachine(
  program: Program,
  entries: readonly string[],
  options: FlatOptions = {},
): FlatMachine {
  return new FlatMachine({
    code: codeSource(program),
    entries,
    setup: 'setup',
    finish: 'finish',
    windows: [linearMap[program.pointerWidth]],
    classifyPrefix: 'classify_',
    watchRules: [],
    ...options,
  });
}

/** Byte offset of a global in flat memory. */
export function placeOf(machine: FlatMachine, symbol: string): number {
  const offset = machine.space.place(symbol);
  if (offset === undefined) throw new RangeError(`no global ${symbol}`);
  return offset;
}

/** Number of the memory word that holds byte `addend` of a global. */
export function wordOf(machine: FlatMachine, symbol: string, addend = 0): number {
  return (placeOf(machine, symbol) + addend) >>> 2;
}

/** The bytes of a global, as they are now. */
export function bytesOf(machine: FlatMachine, symbol: string, bytes: number): readonly number[] {
  return Array.from(new Uint8Array(machine.space.memory.buffer, placeOf(machine, symbol), bytes));
}

/** The unsigned 32-bit word at byte `addend` of a global, as it is now. */
export function readWord(machine: FlatMachine, symbol: string, addend = 0): number {
  return (machine.space.memory[wordOf(machine, symbol, addend)] ?? 0) >>> 0;
}

/** Address of a symbol as the program sees it. */
export function addressOf(machine: FlatMachine, symbol: string): bigint {
  const address = machine.space.symbolAddress(symbol, 0);
  if (address === undefined) throw new RangeError(`no symbol ${symbol}`);
  return (BigInt(address.hi >>> 0) << 32n) | BigInt(address.lo >>> 0);
}

/** The next visible access of a CPU. */
export function nextAccess(machine: FlatMachine, agent: number): Access {
  const access: Access = { class: accessClass.read, word: 0, count: 1 };
  machine.nextAccess(agent, access);
  return access;
}

/** The fingerprint of the state. */
export function fingerprint(machine: FlatMachine): string {
  machine.hash();
  return `${machine.hashLo} ${machine.hashHi}`;
}

/** Rule and message of the violations since the last call. */
export function violationsOf(machine: FlatMachine): readonly string[] {
  return machine.takeViolations().map(({ rule, message }) => `${rule}: ${message}`);
}

/** Runs a CPU as far as it goes; gives what came of each action. */
export function runCpu(machine: FlatMachine, agent: number): readonly StepOutcome[] {
  const outcomes: StepOutcome[] = [];
  while ((machine.enabled() & (1 << agent)) !== 0 && outcomes.length < 1000)
    outcomes.push(machine.step(agent));
  return outcomes;
}

/** Runs the CPUs one after the other in every order until no further word turns out to be shared; then resets. */
export function settleSharing(machine: FlatMachine): void {
  for (let known = -1; known !== machine.sharing.count;) {
    known = machine.sharing.count;
    for (let first = 0; first < machine.agents; first++) {
      machine.reset();
      for (let i = 0; i < machine.agents; i++) runCpu(machine, (first + i) % machine.agents);
    }
  }
  machine.reset();
}
