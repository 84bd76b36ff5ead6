import { always, type Bdd, type BddManager, never } from '../../../bdd/manager.ts';
import type { Stop, StopKind, Warning } from './result.ts';

/** Stops and warnings of one call; those of one reason are one. */
export class StopLog {
  readonly #manager: BddManager;
  readonly #stops = new Map<string, Stop>();
  readonly #warnings = new Map<string, Warning>();

  constructor(manager: BddManager) {
    this.#manager = manager;
  }

  /** In the order in which the reasons were first met. */
  get stops(): readonly Stop[] {
    return [...this.#stops.values()];
  }

  /** In the order in which the reasons were first met. */
  get warnings(): readonly Warning[] {
    return [...this.#warnings.values()];
  }

  /** Paths with this condition end. */
  stop(condition: Bdd, kind: StopKind, reason: string): void {
    if (condition === never) return;
    const key = `${kind} ${reason}`;
    const before = this.#stops.get(key)?.condition ?? never;
    this.#stops.set(key, { condition: this.#manager.or(before, condition), kind, reason });
  }

  /** All paths end, whatever was noted before. */
  stopAll(kind: StopKind, reason: string): void {
    this.#stops.clear();
    this.#stops.set('', { condition: always, kind, reason });
  }

  /** Paths with this condition warn and go on. */
  warn(condition: Bdd, reason: string): void {
    const before = this.#warnings.get(reason)?.condition ?? never;
    this.#warnings.set(reason, { condition: this.#manager.or(before, condition), reason });
  }
}
