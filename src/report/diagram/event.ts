import type { Frame, TraceStep } from '../../check/result.ts';

/** A visible access as the diagram treats it. */
export interface Event {
  readonly cpu: number;
  readonly step: TraceStep;
  /** Calls to show, outermost first. */
  readonly frames: readonly Frame[];
  /** One of the page-table entries that a rule watches (`pmd`), not one of many (`pte[3]`). */
  readonly ofEntry: boolean;
  /** A lock that another CPU held while this access was made without it; empty if there was none. */
  readonly withoutLock: string;
  /** How much the reader needs it; 0 is indispensable. See {@link rankEvents}. */
  readonly rank: number;
  /** Equal for accesses that are rounds of one loop: calls, action and object without its index. */
  readonly shape: string;
  /** Source lines of the accesses merged into this one. */
  readonly lines: readonly number[];
}

/** A watched page-table entry: decoded, and not an element of an array. */
export function isWatchedEntry(step: TraceStep): boolean {
  if (step.action === 'lock' || step.action === 'unlock') return false;
  return /^p[mu4g]*d$/.test(step.object) || (step.afterBits !== undefined && !step.object.includes('['));
}

/** `pte[3]` and `pte[4]` have the same shape. */
export function shapeOf(step: TraceStep, frames: readonly Frame[]): string {
  const calls = frames.map((frame) => frame.function).join('>');
  return `${step.cpu} ${calls} ${step.action} ${step.object.replaceAll(/\[[^\]]*\]/g, '[]')}`;
}
