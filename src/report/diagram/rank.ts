import type { TraceStep } from '../../check/result.ts';
import { displayFrames } from './display-frames.ts';
import type { Event } from './event.ts';
import { isWatchedEntry, shapeOf } from './event.ts';

/** Ranks from indispensable to dispensable. A level of the diagram keeps all events up to some rank. */
export const rank = {
  /** The entry changes, or is read with a value another CPU stored, or just before another CPU changes it. */
  race: 0,
  /** A lock held while an entry is accessed is taken. */
  lock: 1,
  /** Such a lock is released. */
  unlock: 2,
  /** An element of a page table changes (loops of these fold). */
  table: 3,
  /** Memory of which two CPUs contend changes. */
  contended: 4,
  /** The entry is read by the CPU that stored it, or that holds its lock. */
  quiet: 5,
  /** All else. */
  rest: 6,
} as const;

const writes = (step: TraceStep): boolean => step.action === 'write' || step.action === 'update';

const isAt = (step: TraceStep, place: string): boolean =>
  step.stack.some((frame) => `${frame.file}:${frame.line}` === place);

/** Whether somebody thought the access worth a remark; what a value is (`pmd is none`) is said of every read. */
const hasRemark = (step: TraceStep): boolean =>
  step.note !== undefined && !(step.action === 'read' && step.note.startsWith(`${step.object} is `));

/** For each step: the lock that another CPU holds at that time and this CPU does not, or the empty string. */
function missedLocks(steps: readonly TraceStep[]): string[] {
  const holders = new Map<string, number>();
  return steps.map((step) => {
    if (step.action === 'lock') holders.set(step.object, step.cpu);
    else if (step.action === 'unlock') holders.delete(step.object);
    else if (isWatchedEntry(step)) {
      for (const [lock, holder] of holders) if (holder !== step.cpu) return lock;
    }
    return '';
  });
}

/** Locks inside whose critical sections a watched entry is accessed. */
function locksThatMatter(steps: readonly TraceStep[]): ReadonlySet<string> {
  const held = new Map<number, Set<string>>();
  const matter = new Set<string>();
  for (const step of steps) {
    const own = held.get(step.cpu) ?? new Set<string>();
    held.set(step.cpu, own);
    if (step.action === 'lock') own.add(step.object);
    else if (step.action === 'unlock') own.delete(step.object);
    else if (isWatchedEntry(step)) for (const lock of own) matter.add(lock);
  }
  return matter;
}

/** Reads of an entry that take part in a race: of a foreign value, or made stale by the next foreign store. */
function racingReads(steps: readonly TraceStep[]): ReadonlySet<TraceStep> {
  const racing = new Set<TraceStep>();
  const writer = new Map<string, number>();
  const lastRead = new Map<string, Map<number, TraceStep>>();
  for (const step of steps) {
    if (!isWatchedEntry(step)) continue;
    const reads = lastRead.get(step.object) ?? new Map<number, TraceStep>();
    lastRead.set(step.object, reads);
    if (writes(step)) {
      for (const [cpu, read] of reads) if (cpu !== step.cpu) racing.add(read);
      reads.clear();
      writer.set(step.object, step.cpu);
    } else {
      reads.set(step.cpu, step);
      if ((writer.get(step.object) ?? step.cpu) !== step.cpu) racing.add(step);
    }
  }
  return racing;
}

/** Objects that two CPUs access, at least one of them writing. */
function contendedObjects(steps: readonly TraceStep[]): ReadonlySet<string> {
  const cpus = new Map<string, { readonly cpus: Set<number>; written: boolean }>();
  for (const step of steps) {
    const use = cpus.get(step.object) ?? { cpus: new Set<number>(), written: false };
    cpus.set(step.object, use);
    use.cpus.add(step.cpu);
    use.written ||= writes(step);
  }
  return new Set([...cpus].filter(([, use]) => use.written && use.cpus.size > 1).map(([object]) => object));
}

/**
 * Turns trace steps into events and says how much each matters to somebody who looks for the race.
 *
 * @param place `file:line` of the finding; if the last step was made there, it and all that
 *   changed what it accessed are kept.
 */
export function rankEvents(steps: readonly TraceStep[], place: string): readonly Event[] {
  const missed = missedLocks(steps);
  const locks = locksThatMatter(steps);
  const racing = racingReads(steps);
  const contended = contendedObjects(steps);
  const last = steps.at(-1);
  const culprit = last !== undefined && isAt(last, place) ? last.object : undefined;
  const rankOf = (step: TraceStep): number => {
    if (step === last && culprit !== undefined) return rank.race;
    if (step.object === culprit && writes(step)) return rank.race;
    if (hasRemark(step)) return rank.race;
    if (step.action === 'lock') return locks.has(step.object) ? rank.lock : rank.rest;
    if (step.action === 'unlock') return locks.has(step.object) ? rank.unlock : rank.rest;
    if (isWatchedEntry(step)) return writes(step) || racing.has(step) ? rank.race : rank.quiet;
    if (writes(step) && step.afterBits !== undefined) return rank.table;
    return writes(step) && contended.has(step.object) ? rank.contended : rank.rest;
  };
  return steps.map((step, index) => {
    const frames = displayFrames(step.stack);
    const line = step.stack[0]?.line;
    return {
      cpu: step.cpu,
      step,
      frames,
      ofEntry: isWatchedEntry(step),
      withoutLock: missed[index] ?? '',
      rank: rankOf(step),
      shape: shapeOf(step, frames),
      lines: line === undefined ? [] : [line],
    };
  });
}
