import { describe, expect, it } from 'vitest';
import type { ClangPackage } from './worker-job.ts';
import { JobRunner } from './worker-job.ts';
import type { CompileJob } from './worker-protocol.ts';

class Exit extends Error {}

/** A compiler whose driver works and whose front end does as told. */
function clang(frontEnd: () => unknown): { runner: JobRunner; calls: string[][] } {
  const calls: string[][] = [];
  const fake: ClangPackage = {
    Exit,
    runLLVM(args, _files, options) {
      calls.push(args);
      if (!args.includes('-###')) return Promise.resolve().then(frontEnd);
      options.stderr(Buffer.from(' "" "clang" "-cc1" "-o" "-" "placeholder.c"\n'));
      return Promise.resolve({});
    },
  };
  return { runner: new JobRunner(fake), calls };
}

const job: CompileJob = {
  layout: { treeRoot: '/', mounts: [], source: 'none/a.c', searchPath: [], quoteDirectory: undefined },
  flags: { driver: ['-O1'], preprocessor: ['-I', 'include'] },
  virtualFiles: new Map([['none/a.c', '']]),
};

describe('JobRunner', () => {
  it('asks the driver once for many units', async () => {
    const { runner, calls } = clang(() => ({ 'thpcheck.d': Buffer.from('-: none/a.c\n') }));
    const result = await runner.run(job);
    await runner.run(job);
    expect(result).toMatchObject({ kind: 'compiled', files: ['none/a.c'] });
    expect(calls.map((args) => args.includes('-###'))).toEqual([true, false, false]);
    expect(calls[1]).toEqual(['clang', '-cc1', '-I', 'include', '-o', '-', 'none/a.c']);
  });

  it.each([
    ['an exit', new Exit('exit with status 1'), { kind: 'rejected' }],
    ['a trap', new RangeError('unreachable'), { kind: 'crashed', reason: 'unreachable' }],
  ])('turns %s into a result', async (_what, error, expected) => {
    const { runner } = clang(() => {
      throw error;
    });
    expect(await runner.run(job)).toMatchObject(expected);
  });

  it('reports a file that was reached through ".."', async () => {
    const { runner } = clang(() => ({ 'thpcheck.d': Buffer.from('-: none/a.c a/../b.h\n') }));
    expect(await runner.run(job)).toEqual({ kind: 'parent-segment', file: 'a/../b.h' });
  });
});
