import { slotsAside, successorBytes } from '../kernel-map.ts';

/**
 * Words that the threads of a search talk through, by their address in shared memory; 32 bits each, in cache lines of
 * their own. The words before them are those of {@link ../kernel-map.ts} that code of tables of states reads.
 */
export const control = {
  /** 1 while some thread numbers values. */
  lock: 128,
  /** States of `log` that are taken: stored ones, and room that threads have reserved. */
  reserved: 192,
  /** No more than this may be. */
  room: 256,
  /** 1: all threads are to stop soon. */
  pause: 260,
} as const;

const controlEnd = 320;

/** Where everything lies in the memory that the threads of a search share. Addresses are in bytes. */
export interface SharedMap {
  /** By thread. See {@link area}. */
  readonly areas: readonly number[];
  /** Slots that are set aside while the table is doubled. */
  readonly buffer: number;
  /** The table of states; the log comes after it. */
  readonly table: number;
}

/** What one thread gives the code that inserts successors. */
export const area = {
  /** Address of the next successor to insert. */
  next: 0,
  /** Keeps loads that only fill caches alive. */
  touched: 4,
  /** Transitions that the thread has seen since the search went on, for reports of progress. */
  transitions: 8,
  /** How many states of its queue were taken to be expanded, by itself or by others. */
  taken: 64,
  /** The successors. */
  successors: 128,
} as const;

/** Lays shared memory out for so many threads, each of which inserts so many successors at a time. */
export function mapShared(threads: number, bufferStates: number): SharedMap {
  const align = (bytes: number): number => Math.ceil(bytes / 4096) * 4096;
  const bytes = align(area.successors + successorBytes * bufferStates);
  const areas = Array.from({ length: threads }, (_, thread) => align(controlEnd) + thread * bytes);
  const buffer = align(controlEnd) + threads * bytes;
  return { areas, buffer, table: buffer + align(8 * slotsAside) };
}
