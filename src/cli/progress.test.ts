import { describe, expect, test } from 'vitest';
import type { ProgressMode } from './progress.ts';
import { createProgress } from './progress.ts';
import { fakeIo } from './testing/fake-io.ts';

/** Shows `lines`, each after some milliseconds, and gives what was written. */
function shown(
  columns: number,
  mode: ProgressMode,
  lines: readonly (readonly [after: number, line: string])[],
): string {
  const io = fakeIo(columns);
  const progress = createProgress(io, mode);
  for (const [after, line] of lines) {
    io.pass(after);
    progress.show(line);
  }
  progress.clear();
  return io.written.err;
}

const lines = [
  [0, 'compiling arm: a.c'],
  [9_000, 'compiling arm: b.c'],
  [1_000, 'compiling arm: c.c'],
  [1, 'searching: 1 execution'],
  [1, 'searching: 2 executions'],
] as const;

describe('progress', () => {
  test('without a terminal: one line a phase and one every ten seconds', () => {
    expect(shown(0, 'line', lines)).toBe('compiling arm: a.c\ncompiling arm: c.c\nsearching: 1 execution\n');
  });

  test('on a terminal: one line that is rewritten, cut to its width and taken away in the end', () => {
    const wipe = '\r\x1b[K';
    expect(shown(13, 'line', lines)).toBe(
      `compiling ar${wipe}compiling ar${wipe}compiling ar${wipe}searching: 1${wipe}`,
    );
  });

  test('verbose: every line, even on a terminal', () => {
    expect(shown(80, 'all', lines)).toBe(`${lines.map(([, line]) => line).join('\n')}\n`);
  });

  test('quiet: nothing', () => {
    expect(shown(80, 'quiet', lines)).toBe('');
  });
});
