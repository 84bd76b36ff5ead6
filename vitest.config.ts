import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './test/longest-first.ts';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'tools/**/*.test.ts', 'scripts/**/*.test.mjs'],
    environment: 'node',
    reporters: ['default', './test/tally-reporter.ts'],
    // Compiling kernel code takes seconds; tests that do so set a longer time themselves.
    testTimeout: 20_000,
    // By itself vitest leaves one core to the terminal; of two that is half.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    coverage: { include: ['src/**/*.ts'], exclude: ['src/**/testing/**'] },
  },
});
