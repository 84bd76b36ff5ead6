import { describe, expect, test } from 'vitest';
import { main } from './run.ts';
import type { Behaviour } from './testing/fake-dependencies.ts';
import { fakeWorld } from './testing/fake-dependencies.ts';
import { fakeIo } from './testing/fake-io.ts';

const trace = {
  schema: 1,
  kind: 'thpcheck-trace',
  tool: '0.1.0',
  scenario: 'split-vs-zap',
  architecture: 'arm',
  profile: 'source',
  entries: 8,
  tree: '../linux',
  overlays: ['o1'],
  kernelVersion: '6.12.117',
  engine: 'bfs',
  rule: 'P2',
  finding: '3f9c2ab1',
  trace: [0, 1, 0],
};

const disk = {
  'docs/errors.md':
    '# Messages\n\n## THP1003 no such architecture\n\n**Cause.** Misspelt `NAME`.\n\n## THP1004 x\n\ny\n',
  'good.json': JSON.stringify(trace),
  'old.json': JSON.stringify({ ...trace, kernelVersion: '6.1.1' }),
  'cut.json': JSON.stringify(trace).slice(0, 60),
  'other.json': '{"results":[]}',
  'future.json': JSON.stringify({ ...trace, schema: 9 }),
  'hurt.json': JSON.stringify({ ...trace, trace: 'no' }),
};

interface Case {
  readonly name: string;
  readonly argv: string;
  readonly does?: readonly Behaviour[];
  readonly variables?: Readonly<Record<string, string>>;
  readonly full?: boolean;
  readonly status: number;
  /** Texts stdout must contain; `[]` means that it is empty. */
  readonly out: readonly string[];
  /** Texts stderr must contain; `[]` means that it is empty. */
  readonly err: readonly string[];
  /** Requests that must have been made, `scenario architecture`. */
  readonly ran?: readonly string[];
}

const one = 'check linux split-vs-zap --arch arm';
const progress = ['compiling arm: mm/memory.c\n'];

// prettier-ignore
const cases: readonly Case[] = [
  { name: 'holds is 0', argv: one, does: ['holds'], status: 0, out: ['split-vs-zap arm 6.12.117: holds'], err: progress, ran: ['split-vs-zap arm'] },
  { name: 'violated is 1', argv: one, does: ['violated'], status: 1, out: ['violated (P2 zap completes)\n\nmm/memory.c:1733: lost-zap'], err: progress },
  { name: 'bounded is 3', argv: one, does: ['bounded'], status: 3, out: ['bounded (7 executions)'], err: progress },
  { name: 'unmodelled is 3', argv: one, does: ['unmodelled'], status: 3, out: ['unmodelled (external mem_cgroup_uncharge())'], err: progress },
  { name: 'an input error is 2 and prints code, cause, next, details in this order', argv: one, does: ['input-error'], status: 2, out: [], err: ['thpcheck: error THP2001: linux is not a kernel tree.\n  cause: It has no Makefile.\n  next: Give the directory of an unpacked kernel.\n  | no Makefile\n  | no mm/\n'] },
  { name: 'an internal error is 4 and prints no stack', argv: one, does: ['crash'], status: 4, out: [], err: ['THP1999: Internal error: cannot read', 'report it'] },
  { name: 'an internal error prints its stack on request', argv: one, does: ['crash'], variables: { THPCHECK_DEBUG: '1' }, status: 4, out: [], err: ['TypeError: cannot read properties of undefined\n    at '] },
  { name: 'a violation counts more than a limit', argv: 'check linux --arch arm', does: ['bounded', 'violated', 'holds'], status: 1, out: ['bounded', 'violated', 'holds'], err: progress },
  { name: 'a limit counts more than holding', argv: 'check linux --arch arm', does: ['holds', 'bounded', 'holds'], status: 3, out: ['bounded'], err: progress },
  { name: 'an error counts more than a violation and does not keep the rest from running', argv: 'check linux split-vs-zap --arch arm,arm64,riscv64', does: ['violated', 'input-error', 'holds'], status: 2, out: ['arm 6.12.117: violated', 'riscv64 6.12.117: holds'], err: ['THP2001'], ran: ['split-vs-zap arm', 'split-vs-zap arm64', 'split-vs-zap riscv64'] },
  { name: 'an internal error counts more than an input error', argv: 'check linux split-vs-zap --arch arm,arm64', does: ['input-error', 'crash'], status: 4, out: [], err: ['THP2001', 'THP1999'] },
  { name: 'Ctrl-C is 130 after printing partial counts, and nothing further runs', argv: 'check linux --arch arm', does: ['interrupt'], status: 130, out: ['bounded (interrupted)'], err: ['stopping'], ran: ['split-vs-zap arm'] },
  { name: 'a reader that goes away stops the checks quietly', argv: 'check linux --arch arm', does: ['close'], status: 1, out: [], err: progress, ran: ['split-vs-zap arm'] },
  { name: 'warnings are printed and change nothing', argv: one, does: ['warn'], status: 0, out: ['holds'], err: ['thpcheck: warning THP2001: linux'] },
  { name: 'quiet is one line a result and no progress', argv: `${one} -q`, does: ['violated'], status: 1, out: ['violated (P2 zap completes)\nmm/memory.c:1733: lost-zap'], err: [] },
  { name: 'stats are on stderr', argv: `${one} --stats`, status: 0, out: ['holds'], err: ['split-vs-zap arm: compile 1.00 s, load 0.20 s, search 0.03 s, all 1.23 s, peak 5 MB'] },
  { name: 'V=1 means verbose', argv: one, variables: { V: '1' }, status: 0, out: ['holds'], err: ['peak 5 MB'] },
  { name: 'json is one document a line', argv: 'check linux --arch arm --format json', status: 0, out: ['{"schema":1,"tool":', '}\n{"schema":1,'], err: progress },
  { name: 'a trace file is named in the replay command', argv: `${one} --trace t.json`, does: ['violated'], status: 1, out: ['thpcheck replay t.json'], err: progress },
  { name: 'further findings go to files of their own', argv: 'check linux split-vs-zap --arch arm,arm64 --trace t.json', does: ['violated'], status: 1, out: ['replay t.json\n', 'replay t.arm64.split-vs-zap.3f9c2ab1.json\n'], err: progress },
  { name: 'no finding, no trace file, and that is said', argv: `${one} --trace t.json`, status: 0, out: ['holds'], err: ['nothing was found, so t.json was not written'] },
  { name: 'a full disk is an error, and the finding is printed all the same', argv: `${one} --trace t.json`, does: ['violated'], full: true, status: 2, out: ['lost-zap', 'thpcheck check linux split-vs-zap --arch arm --trace trace.json\n  thpcheck replay trace.json'], err: ['THP1006', 'ENOSPC'] },
  { name: 'unknown architecture', argv: 'check linux --arch arm46', status: 2, out: [], err: ['THP1003', 'Did you mean arm64?', 'riscv64, arm, arm64'], ran: [] },
  { name: 'empty architecture', argv: 'check linux --arch arm,', status: 2, out: [], err: ['THP1003'], ran: [] },
  { name: 'unknown scenario', argv: 'check linux split-vs-zpa', status: 2, out: [], err: ['THP1004', 'Did you mean split-vs-zap?'], ran: [] },
  { name: 'wrong number of entries', argv: 'check linux --entries 64', status: 2, out: [], err: ['THP1005', '--entries cannot be "64"', '512, 8'], ran: [] },
  { name: 'wrong profile', argv: 'check linux --profile O2', status: 2, out: [], err: ['THP1005', 'source, O1'], ran: [] },
  { name: 'wrong engine', argv: 'check linux --engine dpro', status: 2, out: [], err: ['THP1005', 'dpor, dfs, bfs, reference'], ran: [] },
  { name: 'wrong format', argv: 'check linux --format xml', status: 2, out: [], err: ['THP1005', 'text, json'], ran: [] },
  { name: 'wrong limit', argv: 'check linux --limit-states -5', status: 2, out: [], err: ['THP1005', 'at least 1'], ran: [] },
  { name: 'the command that shows a violation again has all that matters, as a shell takes it', argv: "check li'nux split-vs-zap --arch arm --entries 8 --overlay a --overlay b --engine dfs --limit-states 5 --checkpoint c", does: ['violated'], status: 1, out: [String.raw`  thpcheck check 'li'\''nux' split-vs-zap --arch arm --entries 8 --overlay a --overlay b --engine dfs --limit-states 5 --trace trace.json`], err: progress },
  { name: 'limit of zero', argv: 'check linux --limit-time 0', status: 2, out: [], err: ['THP1005', '--limit-time'], ran: [] },
  { name: 'limit beyond what a number can hold', argv: 'check linux --limit-depth 99999999999999999999', status: 2, out: [], err: ['THP1005'], ran: [] },
  { name: 'unknown option', argv: 'check linux --arhc arm', status: 2, out: [], err: ['THP1001', "Unknown option '--arhc'", 'Did you mean --arch?', 'thpcheck check --help'], ran: [] },
  { name: 'option without its value', argv: 'check linux --arch', status: 2, out: [], err: ['THP1001', 'argument missing'], ran: [] },
  { name: 'no tree', argv: 'check', status: 2, out: [], err: ['THP1001', "Missing required argument 'tree'"], ran: [] },
  { name: 'unknown command', argv: 'chekc linux', status: 2, out: [], err: ['THP1002', 'Did you mean check?'] },
  { name: 'no command', argv: '', status: 2, out: [], err: ['THP1002', 'No command was given', 'thpcheck --help'] },
  { name: 'too many arguments', argv: 'list everything', status: 2, out: [], err: ['THP1001', 'Too many arguments', 'thpcheck list --help'] },
  { name: 'help', argv: '--help', status: 0, out: ['Usage: thpcheck', 'check', 'replay', 'list', 'explain', 'Exit status'], err: [] },
  { name: 'help of a command', argv: 'check --help', status: 0, out: ['--overlay <dir>', '--preemption-bound <n>', '--limit-memory <megabytes>'], err: [] },
  { name: 'version', argv: '--version', status: 0, out: ['0.1.0\n'], err: [] },
  { name: 'list', argv: 'list', status: 0, out: ['  a split of a huge PMD', 'riscv64  RISC-V'], err: [] },
  { name: 'explain', argv: 'explain THP1003', status: 0, out: ['THP1003 no such architecture\n\nCause. Misspelt NAME.\n'], err: [] },
  { name: 'explain, carelessly typed', argv: 'explain 1003', status: 0, out: ['THP1003 no such architecture'], err: [] },
  { name: 'explain what does not exist', argv: 'explain THP1005', status: 2, out: [], err: ['THP1008', 'Did you mean THP100'] },
  { name: 'replay shows the violation again', argv: 'replay good.json', does: ['violated'], status: 1, out: ['lost-zap', 'thpcheck replay good.json'], err: progress, ran: ['split-vs-zap arm'] },
  { name: 'replay that finds nothing is inconclusive', argv: 'replay good.json', does: ['holds'], status: 3, out: [], err: ['THP1009', 'without breaking P2'] },
  { name: 'replay on another kernel', argv: 'replay old.json --tree new', does: ['violated'], status: 2, out: [], err: ['THP7005', 'recorded on Linux 6.1.1, the tree is Linux 6.12.117'] },
  { name: 'replay of a file that is not there', argv: 'replay none.json', status: 2, out: [], err: ['THP1007', 'none.json'], ran: [] },
  { name: 'replay of a file that was cut off', argv: 'replay cut.json', status: 2, out: [], err: ['THP7001'], ran: [] },
  { name: 'replay of another kind of file', argv: 'replay other.json', status: 2, out: [], err: ['THP7002'], ran: [] },
  { name: 'replay of a later version', argv: 'replay future.json', status: 2, out: [], err: ['THP7003', 'version 9'], ran: [] },
  { name: 'replay of a damaged file', argv: 'replay hurt.json', status: 2, out: [], err: ['THP7004', 'trace'], ran: [] },
  { name: 'replay that hits an input error', argv: 'replay good.json', does: ['input-error'], status: 2, out: [], err: ['THP2001'] },
  { name: 'replay that crashes', argv: 'replay good.json', does: ['crash'], status: 4, out: [], err: ['THP1999'] },
  { name: 'replay that is interrupted', argv: 'replay good.json', does: ['interrupt'], status: 130, out: [], err: ['stopping'] },
];

describe('the command line', () => {
  test.each(cases)(
    '$name',
    async ({ argv, does = ['holds'], variables = {}, full = false, status, out, err, ran }) => {
      const io = fakeIo();
      const world = fakeWorld(io, does, { disk, variables, full });
      expect(
        await main(
          argv.split(' ').filter((word) => word !== ''),
          io,
          world,
        ),
      ).toBe(status);
      for (const text of out) expect(io.written.out).toContain(text);
      for (const text of err) expect(io.written.err).toContain(text);
      expect(out.length === 0 ? io.written.out : '').toBe('');
      expect(err.length === 0 ? io.written.err : '').toBe('');
      expect(variables['THPCHECK_DEBUG'] === undefined ? io.written.err : '').not.toMatch(/^\s+at /m);
      const made = world.requests.map((request) => `${request.scenario} ${request.architecture}`);
      expect(made).toEqual(ran ?? made);
      expect(io.listening()).toBe(false);
    },
  );

  test('options reach the check', async () => {
    const io = fakeIo();
    const world = fakeWorld(io, ['holds']);
    const argv =
      'check linux split-vs-gup-fast --arch arm64 --entries 8 --profile O1 --overlay a --overlay b --engine bfs ' +
      '--limit-states 2 --limit-transitions 3 --limit-depth 4 --limit-time 5 --limit-memory 6 ' +
      '--clang /usr/bin/clang --cache c';
    await main(argv.split(' '), io, world);
    expect(world.requests).toEqual([
      {
        tree: 'linux',
        architecture: 'arm64',
        scenario: 'split-vs-gup-fast',
        entries: 8,
        profile: 'O1',
        overlays: ['a', 'b'],
        engine: 'bfs',
        limits: {
          states: 2,
          transitions: 3,
          depth: 4,
          milliseconds: 5000,
          memoryBytes: 6_000_000,
        },
        clang: '/usr/bin/clang',
        cacheDirectory: 'c',
      },
    ]);
  });

  test('without options everything is checked with the defaults, one architecture after another', async () => {
    const io = fakeIo();
    const world = fakeWorld(io, ['holds']);
    await main(['check', 'linux'], io, world);
    expect(world.requests).toHaveLength(
      world.catalogue.scenarios.length * world.catalogue.architectures.length,
    );
    expect(world.requests[0]).toEqual({
      tree: 'linux',
      architecture: 'riscv64',
      scenario: 'split-vs-zap',
      entries: 512,
      profile: 'source',
      overlays: [],
      engine: 'auto',
      limits: {},
    });
    expect(world.requests[1]!.architecture).toBe('riscv64');
  });

  test('replay uses what the trace file says, and --tree instead of its tree', async () => {
    const io = fakeIo();
    const world = fakeWorld(io, ['violated'], { disk });
    await main(['replay', 'good.json'], io, world);
    await main(['replay', 'good.json', '--tree', 'moved'], io, world);
    expect(world.requests[0]).toMatchObject({
      tree: '../linux',
      overlays: ['o1'],
      entries: 8,
      engine: 'bfs',
      trace: [0, 1, 0],
    });
    expect(world.requests[1]).toMatchObject({ tree: 'moved' });
  });

  test('a written trace file can be replayed', async () => {
    const io = fakeIo();
    const world = fakeWorld(io, ['violated']);
    await main([...one.split(' '), '--trace', 't.json'], io, world);
    expect([...world.disk.keys()]).toEqual(['t.json']);
    expect(await main(['replay', 't.json'], io, world)).toBe(1);
    expect(world.requests[1]).toMatchObject({ tree: 'linux', architecture: 'arm', finding: '3f9c2ab1' });
  });
});
