import type { TransitionSystem } from '../../transition/form.ts';
import type { TablePlace } from '../../transition/emit-expression.ts';

/** Addresses of the 32-bit words at the start of linear memory that generated code and search share. */
export const header = {
  /** Number of the next state to expand. */
  head: 0,
  /** Number of states stored. */
  tail: 4,
  /** Logarithm of the number of slots of the table of states, 10 to 30. */
  tableBits: 8,
  /** Address of state 0. */
  states: 12,
  /** No state is expanded while more states than this are stored. */
  room: 16,
  /** No more states than this are stored. */
  mostStates: 20,
  /** 1 once a state was not stored for that reason. */
  full: 24,
  /** Transitions since the search set it to 0. */
  transitions: 28,
  /** Number of the state that is being expanded. */
  current: 32,
  /** Keeps loads that only fill caches alive. */
  touched: 36,
} as const;

/** Words of the record of a broken rule; states are numbered from 1 in it, 0 is none. */
export const ruleRecord = {
  stateCount: 0,
  firstState: 4,
  lastState: 8,
  actionCount: 12,
  firstSource: 16,
  firstAction: 20,
  lastSource: 24,
  lastAction: 28,
  size: 32,
} as const;

/** Where everything but the states lies in linear memory. Addresses are in bytes. */
export interface MemoryMap {
  /** Records of rules, by number. */
  readonly rules: number;
  /** A byte for each action: 1 when it was taken. */
  readonly taken: number;
  /** A byte for each `sometimes`: 1 when it was reached. */
  readonly reached: number;
  readonly tables: readonly (TablePlace | undefined)[];
  /** A packed state that a predecessor is looked for. */
  readonly target: number;
  /** Hashes of the successors in the buffer. */
  readonly hashes: number;
  /** Buffer of packed successors. */
  readonly buffer: number;
  /** Room of the buffer, in states. */
  readonly bufferStates: number;
  /** The table of states; the states themselves come after it. */
  readonly table: number;
}

/** States that the buffer of successors has room for, unless a single state can have more. */
const usualBuffer = 512;

/** Lays linear memory out for a system whose states take `words` words and have up to `fanOut` successors. */
export function mapMemory(system: TransitionSystem, words: number, fanOut: number): MemoryMap {
  let end = 64;
  const take = (bytes: number): number => {
    const start = end;
    end += Math.ceil(bytes / 8) * 8;
    return start;
  };
  const bufferStates = Math.max(usualBuffer, 2 * fanOut);
  return {
    rules: take(system.rules.length * ruleRecord.size),
    taken: take(system.actions.length),
    reached: take(system.sometimes.length),
    tables: placeTables(system, take),
    target: take(4 * words),
    hashes: take(4 * bufferStates),
    buffer: take(4 * words * bufferStates),
    bufferStates,
    table: take(0),
  };
}

/** Finds places for the tables that code needs memory for; `take` gives the address of so many bytes. */
export function placeTables(
  system: TransitionSystem,
  take: (bytes: number) => number,
): readonly (TablePlace | undefined)[] {
  return system.tables.map(({ cells }) => {
    if (cells.length <= 32 && cells.every((cell) => cell === 0 || cell === 1)) return undefined;
    const width = widthOf(cells);
    return { address: take(cells.length * width), width };
  });
}

function widthOf(cells: Int32Array): 1 | 2 | 4 {
  let all = 0;
  for (const cell of cells) all |= cell;
  return all >>> 0 < 1 << 8 ? 1 : all >>> 0 < 1 << 16 ? 2 : 4;
}

/** The cells of a table as they lie in memory. */
export function cellBytes(cells: Int32Array, width: 1 | 2 | 4): Uint8Array {
  const bytes = new Uint8Array(cells.length * width);
  for (const [at, cell] of cells.entries()) {
    for (let byte = 0; byte < width; byte++) bytes[at * width + byte] = cell >>> (8 * byte);
  }
  return bytes;
}

/** The most successors that a state of the system can have. */
export function mostSuccessors(system: TransitionSystem): number {
  const atCounter = new Map<string, number>();
  const most = system.processes.map(() => 0);
  let anywhere = 0;
  for (const { process, pc } of system.actions) {
    if (pc === undefined) {
      anywhere++;
      continue;
    }
    const count = (atCounter.get(`${process} ${pc}`) ?? 0) + 1;
    atCounter.set(`${process} ${pc}`, count);
    most[process] = Math.max(most[process]!, count);
  }
  return most.reduce((sum, count) => sum + count, anywhere);
}
