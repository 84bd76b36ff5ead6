import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { main } from './run.ts';
import { fakeWorld } from './testing/fake-dependencies.ts';
import type { DiffBehaviour } from './testing/fake-differ.ts';
import { fakeDiffer } from './testing/fake-differ.ts';
import { fakeIo } from './testing/fake-io.ts';

interface Case {
  readonly name: string;
  readonly argv: string;
  readonly does?: Readonly<Record<string, DiffBehaviour>>;
  readonly full?: boolean;
  readonly status: number;
  /** Texts stdout must contain; `[]` means that it is empty. */
  readonly out: readonly string[];
  /** Texts stderr must contain. */
  readonly err: readonly string[];
  /** False: nothing may have been compared. */
  readonly ran?: boolean;
}

const arm = 'diff old new --arch arm';

// prettier-ignore
const cases: readonly Case[] = [
  { name: 'nothing worse is 0', argv: arm, status: 0, out: ['Linux 6.1.0 -> 6.12.117\n', 'arm: not worse', 'Summary: not worse; 1 compared'], err: [] },
  { name: 'worse is 1', argv: 'diff old new', does: { arm: 'worse', arc: 'less known' }, status: 1, out: ['arm: worse', 'arc: less known', 'Summary: worse on arm; 11 compared'], err: [] },
  { name: 'less known is 3', argv: arm, does: { arm: 'less known' }, status: 3, out: ['arm: less known'], err: [] },
  { name: 'an architecture that could not be evaluated is 3', argv: 'diff old new', does: { arm: 'fails' }, status: 3, out: ['arm: not evaluated in the new tree (THP3001)', 'arc: not worse'], err: ['thpcheck: error THP3001'] },
  { name: 'worse counts more than a failure', argv: 'diff old new', does: { arm: 'fails', arc: 'worse' }, status: 1, out: ['arc: worse'], err: ['THP3001'] },
  { name: 'an architecture of one tree only is said', argv: 'diff old new', does: { loongarch64: 'only in new' }, status: 0, out: ['loongarch64: only in the new tree'], err: [] },
  { name: 'nothing in common is 3', argv: arm, does: { arm: 'only in new' }, status: 3, out: ['arm: only in the new tree'], err: [] },
  { name: 'Ctrl-C is 130, what is done is printed', argv: 'diff old new', does: { arm64: 'interrupt' }, status: 130, out: ['arm64: not worse', '2 compared'], err: ['stopping'] },
  { name: 'quiet is a line an architecture', argv: `${arm} -q`, status: 0, out: ['Linux 6.1.0 -> 6.12.117\narm: not worse (0 helpers changed'], err: [] },
  { name: 'stats are on stderr', argv: `${arm} --stats`, status: 0, out: ['arm: not worse'], err: ['arm: done after 0.00 s'] },
  { name: 'json is one document', argv: `${arm} --format json`, status: 0, out: ['{"format":1,"old":{"version":"6.1.0"}'], err: [] },
  { name: 'a report that cannot be written is 2', argv: `${arm} --out r`, full: true, status: 2, out: [], err: ['THP1014'] },
  { name: 'unknown architecture', argv: 'diff old new --arch amr', status: 2, out: [], err: ['THP1003', 'Did you mean arm?'], ran: false },
  { name: 'unknown scenario', argv: `${arm} --scenarios split-vs-zip`, status: 2, out: [], err: ['THP1004', 'Did you mean split-vs-zap?'], ran: false },
  { name: 'unknown format', argv: `${arm} --format html`, status: 2, out: [], err: ['THP1005', 'text, json'], ran: false },
  { name: 'one tree only', argv: 'diff old', status: 2, out: [], err: ['THP1001', "Missing required argument 'new'"], ran: false },
  { name: 'help', argv: 'diff --help', status: 0, out: ['--git <dir>', '1 a rule is newly broken'], err: [], ran: false },
];

describe('thpcheck diff', () => {
  test.each(cases)('$name', async ({ argv, does = {}, full = false, status, out, err, ran = true }) => {
    const io = fakeIo();
    const differ = fakeDiffer(io, does);
    expect(await main(argv.split(' '), io, fakeWorld(io, [], { full, differ }))).toBe(status);
    for (const text of out) expect(io.written.out).toContain(text);
    for (const text of err) expect(io.written.err).toContain(text);
    expect(out.length === 0 ? io.written.out : '').toBe('');
    expect(differ.requests.length).toBe(ran ? 1 : 0);
    expect(io.listening()).toBe(false);
  });

  test('options reach the comparison', async () => {
    const io = fakeIo();
    const differ = fakeDiffer(io);
    const argv =
      'diff v6.1 HEAD --git linux.git --arch arm --scenarios split-vs-zap,split-vs-user --clang cc --cache c';
    await main(argv.split(' '), io, fakeWorld(io, [], { differ }));
    expect(differ.requests).toEqual([
      {
        old: { kind: 'git', repository: 'linux.git', revision: 'v6.1' },
        new: { kind: 'git', repository: 'linux.git', revision: 'HEAD' },
        architectures: ['arm'],
        scenarios: ['split-vs-zap', 'split-vs-user'],
        clang: 'cc',
        cacheDirectory: 'c',
      },
    ]);
  });

  test('without options all architectures of two directories are compared, and no scenario is run', async () => {
    const io = fakeIo();
    const differ = fakeDiffer(io);
    await main(['diff', 'a', 'b'], io, fakeWorld(io, [], { differ }));
    expect(differ.requests[0]).toEqual({
      old: { kind: 'directory', path: 'a' },
      new: { kind: 'directory', path: 'b' },
      architectures: catalogue.helperArchitectures.map(({ name }) => name),
      scenarios: [],
    });
  });

  test('--scenarios without names means all of them', async () => {
    const io = fakeIo();
    const differ = fakeDiffer(io);
    await main(['diff', 'a', 'b', '--scenarios'], io, fakeWorld(io, [], { differ }));
    expect(differ.requests[0]!.scenarios).toEqual(catalogue.scenarios.map(({ name }) => name));
  });

  test('--out holds what is printed otherwise', async () => {
    const [printed, written] = [fakeIo(), fakeIo()];
    await main(arm.split(' '), printed, fakeWorld(printed, [], { differ: fakeDiffer(printed) }));
    const world = fakeWorld(written, [], { differ: fakeDiffer(written) });
    await main([...arm.split(' '), '--out', 'r'], written, world);
    expect(world.disk.get('r')).toBe(printed.written.out);
    expect(written.written.out).toBe('');
  });
});
