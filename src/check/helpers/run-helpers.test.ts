import { describe, expect, test } from 'vitest';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import type { HelpersHooks, HelpersRequest } from './helpers-request.ts';
import type { ArchitectureResult, Finding } from './result.ts';
import { runHelpers } from './run-helpers.ts';
import { scratchDirectory, smallTree } from './testing/small-tree.ts';

/** What came out, in the order in which it came. */
interface Log extends HelpersHooks {
  readonly lines: string[];
  stop: boolean;
}

function newLog(): Log {
  const lines: string[] = [];
  const log: Log = {
    lines,
    stop: false,
    progress: () => undefined,
    warn: ({ code }) => lines.push(`warning ${code}`),
    interrupted: () => log.stop,
    onVersion: (version) => lines.push(version),
    onArchitecture: ({ architecture, assumptions }) => lines.push(`${architecture} ${assumptions.join()}`),
    onFailure: ({ architecture, code }) => lines.push(`${architecture} ${code}`),
    runScenario: () => Promise.reject(new TypeError('no scenarios here')),
  };
  return log;
}

const resultOf = (architecture: string, more: Partial<ArchitectureResult> = {}): ArchitectureResult => ({
  architecture,
  configuration: [],
  assumptions: ['evaluated'],
  rows: [],
  classes: [],
  notEvaluated: [],
  rules: [],
  findings: [],
  ...more,
});

const requestOf = (more: Partial<HelpersRequest> = {}): HelpersRequest => ({
  tree: smallTree(),
  architectures: ['arm64', 'arm'],
  overlays: [],
  scenarios: 'left out',
  cacheDirectory: scratchDirectory(),
  ...more,
});

const makers = {
  evaluate: (_: unknown, architecture: string) => Promise.resolve(resultOf(architecture)),
  withScenarios: (result: ArchitectureResult) => Promise.resolve({ ...result, assumptions: ['ran'] }),
};

describe('runHelpers', () => {
  test('tells of the architectures in the order of the request, whichever is done first', async () => {
    const log = newLog();
    const slow = {
      ...makers,
      evaluate: async (_: unknown, architecture: string) => {
        if (architecture === 'arm64') await new Promise((resolve) => setTimeout(resolve, 20));
        return resultOf(architecture);
      },
    };
    const result = await runHelpers(requestOf(), log, slow);
    expect(log.lines).toEqual(['6.12.1', 'arm64 evaluated', 'arm evaluated']);
    expect(result.architectures.map(({ architecture }) => architecture)).toEqual(['arm64', 'arm']);
  });

  test('goes on after an architecture that the tree does not have, and after a crash', async () => {
    const log = newLog();
    const crashing = {
      ...makers,
      evaluate: (_: unknown, architecture: string) =>
        architecture === 'arm64'
          ? Promise.reject(new TypeError('oh'))
          : Promise.resolve(resultOf(architecture)),
    };
    const { failures } = await runHelpers(
      requestOf({ architectures: ['s390', 'arm64', 'arm'] }),
      log,
      crashing,
    );
    expect(log.lines).toEqual(['6.12.1', 's390 THP2003', 'arm64 THP1999', 'arm evaluated']);
    expect(failures).toEqual([
      { architecture: 's390', code: 'THP2003', reason: 'the tree has no arch/s390.' },
      { architecture: 'arm64', code: 'THP1999', reason: 'oh' },
    ]);
  });

  test('a tree that is none is an error', async () => {
    const error = await runHelpers(requestOf({ tree: scratchDirectory() }), newLog(), makers).catch(
      (caught: unknown) => caught,
    );
    expect(error).toBeInstanceOf(ThpcheckError);
  });

  test('scenarios are run only if asked for, and only where something was found', async () => {
    const finding = { rule: 'r' } as Finding;
    const found = {
      ...makers,
      evaluate: (_: unknown, architecture: string) =>
        Promise.resolve(resultOf(architecture, { findings: architecture === 'arm' ? [finding] : [] })),
    };
    const [without, withThem] = [newLog(), newLog()];
    await runHelpers(requestOf(), without, found);
    await runHelpers(requestOf({ scenarios: 'run' }), withThem, found);
    expect(without.lines.slice(1)).toEqual(['arm64 evaluated', 'arm evaluated']);
    expect(withThem.lines.slice(1)).toEqual(['arm64 evaluated', 'arm ran']);
  });

  test('what was not evaluated when the user stopped is named', async () => {
    const log = newLog();
    const stopping = {
      ...makers,
      evaluate: (_: unknown, architecture: string) => {
        if (architecture === 'arm') log.stop = true;
        return Promise.resolve(resultOf(architecture));
      },
    };
    const names = ['arm', 'arm64'];
    const { architectures, failures } = await runHelpers(requestOf({ architectures: names }), log, stopping);
    expect([...architectures, ...failures].map(({ architecture }) => architecture).toSorted()).toEqual(names);
    expect(failures.map(({ code }) => code)).toContain('interrupted');
    expect(log.lines.filter((line) => line.includes('THP'))).toEqual([]);
  });
});
