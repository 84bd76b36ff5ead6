import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Ends a run with `N passed, N failed, N skipped`, or hands the numbers to scripts/test.mjs, which adds its own. */
export default class TallyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const tally = { passed: 0, failed: errors.length, skipped: 0 };
    for (const module of modules) {
      // A file that cannot be loaded has no tests that could fail.
      if (module.errors().length > 0) tally.failed++;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        tally[state === 'pending' ? 'skipped' : state]++;
      }
    }
    const file = process.env['THPCHECK_TALLY'];
    if (file === undefined)
      console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
    else writeFileSync(file, JSON.stringify(tally));
  }
}
