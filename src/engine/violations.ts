import type { Violation } from '../machine/explorable.ts';
import type { FoundViolation } from './result.ts';

/** Which of two traces that break the same rule is kept. */
export type TraceOrder =
  /** Fewest context switches, then fewest actions. */
  | 'switches'
  /** Fewest actions, then fewest context switches. */
  | 'length';

/** A violation met, with its best trace so far. */
export interface KeptViolation {
  readonly violation: Violation;
  readonly trace: readonly number[];
  readonly switches: number;
  /** Level of the search at which it was met ({@link LevelLog}). */
  readonly level?: number;
}

/** Identifies a violation: rule and key. */
export function identityOf(violation: Pick<Violation, 'rule' | 'key'>): string {
  return `${violation.rule}\0${violation.key}`;
}

/** The violations met, one per rule and key, each with its best trace. */
export class ViolationLog {
  private readonly known = new Map<string, KeptViolation>();
  private readonly order: TraceOrder;

  constructor(order: TraceOrder) {
    this.order = order;
  }

  /** Keeps the trace that `trace()` makes if it is better than the one known; not called otherwise. */
  record(violation: Violation, length: number, switches: number, trace: () => readonly number[]): void {
    const identity = identityOf(violation);
    const known = this.known.get(identity);
    if (known !== undefined && !this.better(length, switches, known)) return;
    this.known.set(identity, { violation, trace: trace(), switches });
  }

  private better(length: number, switches: number, known: KeptViolation): boolean {
    const longer = length - known.trace.length;
    const more = switches - known.switches;
    return this.order === 'length'
      ? longer < 0 || (longer === 0 && more < 0)
      : more < 0 || (more === 0 && longer < 0);
  }

  get size(): number {
    return this.known.size;
  }

  has(identity: string): boolean {
    return this.known.has(identity);
  }

  traceOf(identity: string): readonly number[] | undefined {
    return this.known.get(identity)?.trace;
  }

  clear(): void {
    this.known.clear();
  }

  /** All that is known, in the order in which the violations were first met. */
  kept(): readonly KeptViolation[] {
    return [...this.known.values()];
  }

  /** Forgets what is known and takes over what another log has kept. */
  restore(kept: readonly KeptViolation[]): void {
    this.known.clear();
    for (const one of kept) this.known.set(identityOf(one.violation), one);
  }

  /** The violations, sorted by rule and key. */
  list(): readonly FoundViolation[] {
    return [...this.known.entries()]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { violation, trace }]) => ({ violation, trace }));
  }
}

/**
 * The violations met by a search of one level after the other: the trace kept is the best of those of the lowest level.
 */
export class LevelLog extends ViolationLog {
  /** The level of what is recorded next; never falls. */
  level = 0;
  private readonly levels = new Map<string, number>();

  override record(
    violation: Violation,
    length: number,
    switches: number,
    trace: () => readonly number[],
  ): void {
    const identity = identityOf(violation);
    const known = this.levels.get(identity);
    if (known !== undefined && known < this.level) return;
    this.levels.set(identity, this.level);
    super.record(violation, length, switches, trace);
  }

  override clear(): void {
    super.clear();
    this.levels.clear();
  }

  override kept(): readonly KeptViolation[] {
    return super.kept().map((one) => ({ ...one, level: this.levels.get(identityOf(one.violation))! }));
  }

  override restore(kept: readonly KeptViolation[]): void {
    super.restore(kept);
    this.levels.clear();
    for (const { violation, level } of kept) this.levels.set(identityOf(violation), level!);
  }

  override list(): readonly FoundViolation[] {
    return super.list().map((one) => ({ ...one, level: this.levels.get(identityOf(one.violation))! }));
  }
}
