import type { Timing } from './result.ts';

/** Wall-clock times of the phases of a check. */
export class Clock {
  readonly #started = performance.now();
  #last = this.#started;
  readonly #laps = { compile: 0, load: 0, search: 0 };

  lap(phase: 'compile' | 'load' | 'search'): void {
    const now = performance.now();
    this.#laps[phase] += now - this.#last;
    this.#last = now;
  }

  timing(): Timing {
    return {
      compileMs: this.#laps.compile,
      loadMs: this.#laps.load,
      searchMs: this.#laps.search,
      totalMs: performance.now() - this.#started,
      peakBytes: process.resourceUsage().maxRSS * 1024,
    };
  }
}
