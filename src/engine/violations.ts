import type { Violation } from '../machine/explorable.ts';
import type { FoundViolation } from './result.ts';

/** Which of two traces that break the same rule is kept. */
export type TraceOrder =
  /** Fewest context switches, then fewest actions. */
  | 'switches'
  /** Fewest actions, then fewest context switches. */
  | 'length';

interface Kept {
  readonly violation: Violation;
  readonly trace: readonly number[];
  readonly switches: number;
}

/** Identifies a violation: rule and key. */
export function identityOf(violation: Pick<Violation, 'rule' | 'key'>): string {
  return `${violation.rule}\0${violation.key}`;
}

/** The violations met, one per rule and key, each with its best trace. */
export class ViolationLog {
  private readonly kept = new Map<string, Kept>();
  private readonly order: TraceOrder;

  constructor(order: TraceOrder) {
    this.order = order;
  }

  /** Keeps the trace that `trace()` makes if it is better than the one known; not called otherwise. */
  record(violation: Violation, length: number, switches: number, trace: () => readonly number[]): void {
    const identity = identityOf(violation);
    const known = this.kept.get(identity);
    if (known !== undefined && !this.better(length, switches, known)) return;
    this.kept.set(identity, { violation, trace: trace(), switches });
  }

  private better(length: number, switches: number, known: Kept): boolean {
    const longer = length - known.trace.length;
    const more = switches - known.switches;
    return this.order === 'length'
      ? longer < 0 || (longer === 0 && more < 0)
      : more < 0 || (more === 0 && longer < 0);
  }

  get size(): number {
    return this.kept.size;
  }

  has(identity: string): boolean {
    return this.kept.has(identity);
  }

  traceOf(identity: string): readonly number[] | undefined {
    return this.kept.get(identity)?.trace;
  }

  clear(): void {
    this.kept.clear();
  }

  /** The violations, sorted by rule and key. */
  list(): readonly FoundViolation[] {
    return [...this.kept.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { violation, trace }]) => ({ violation, trace }));
  }
}
