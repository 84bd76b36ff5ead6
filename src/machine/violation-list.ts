import type { Violation } from './explorable.ts';

const none: readonly Violation[] = [];

/** Violations that were seen and not yet taken. Allocates nothing while there are none. */
export class ViolationList {
  #seen: Violation[] = [];

  /** Adds violations at the end. */
  add(...violations: readonly Violation[]): void {
    this.#seen.push(...violations);
  }

  /** All of them; the list is empty then. */
  take(): readonly Violation[] {
    if (this.#seen.length === 0) return none;
    const taken = this.#seen;
    this.#seen = [];
    return taken;
  }
}
