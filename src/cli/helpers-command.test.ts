import { describe, expect, test } from 'vitest';
import { catalogue } from './catalogue.ts';
import { main } from './run.ts';
import { fakeWorld } from './testing/fake-dependencies.ts';
import type { HelpersBehaviour } from './testing/fake-helpers.ts';
import { fakeHelpers } from './testing/fake-helpers.ts';
import { fakeIo } from './testing/fake-io.ts';

const all = catalogue.helperArchitectures.map(({ name }) => name);

interface Case {
  readonly name: string;
  readonly argv: string;
  readonly does?: Readonly<Record<string, HelpersBehaviour>>;
  readonly full?: boolean;
  readonly status: number;
  /** Texts stdout must contain; `[]` means that it is empty. */
  readonly out: readonly string[];
  /** Texts stderr must contain. */
  readonly err: readonly string[];
  /** Architectures that must have been asked for; nothing may have been asked if empty. */
  readonly asked?: readonly string[];
}

const arm = 'helpers linux --arch arm';
const breaks = 'arch/arm/include/asm/pgtable.h:7: pmd_mkinvalid(): breaks pmd-invalid-is-present [arm]';

// prettier-ignore
const cases: readonly Case[] = [
  { name: 'nothing found is 0', argv: arm, status: 0, out: ['arm, Linux 6.12.117: 1 helpers', 'entry & ~ARM', 'Summary of Linux 6.12.117: 1 architecture evaluated, 0 findings'], err: ['compiling arm: probe'], asked: ['arm'] },
  { name: 'all architectures in the order of the catalogue', argv: 'helpers linux', status: 0, out: ['x86_64, Linux', 'arc, Linux'], err: [], asked: all },
  { name: 'named architectures come in the order of the catalogue, each once', argv: 'helpers linux --arch arc,arm64,arc', status: 0, out: ['arm64, Linux'], err: [], asked: ['arm64', 'arc'] },
  { name: 'a reachable finding is 1', argv: arm, does: { arm: 'reachable' }, status: 1, out: [`${breaks} [reachable]\n`], err: [] },
  { name: 'a latent finding alone is 0', argv: arm, does: { arm: 'latent' }, status: 0, out: [`${breaks} [latent]\n`], err: [] },
  { name: 'a latent finding is 1 if strict', argv: `${arm} --strict`, does: { arm: 'latent' }, status: 1, out: [breaks], err: [] },
  { name: 'an unused finding is 1 if strict', argv: `${arm} --strict`, does: { arm: 'unused' }, status: 1, out: [breaks], err: [] },
  { name: 'an architecture that fails is 3, and the others are evaluated', argv: 'helpers linux', does: { arm: 'fails' }, status: 3, out: ['arm: not evaluated (THP3001)', 'arc, Linux'], err: ['thpcheck: error THP3001: arm does not compile.'] },
  { name: 'a reachable finding counts more than a failure', argv: 'helpers linux', does: { arm: 'fails', arc: 'reachable' }, status: 1, out: ['arm: not evaluated'], err: ['THP3001'] },
  { name: 'an architecture that the tree does not have is said, but no error', argv: 'helpers linux', does: { loongarch64: 'absent' }, status: 0, out: ['loongarch64: not evaluated (THP2003)'], err: [] },
  { name: 'unless it was named', argv: 'helpers linux --arch loongarch64', does: { loongarch64: 'absent' }, status: 3, out: ['loongarch64: not evaluated (THP2003)'], err: ['THP2003'] },
  { name: 'a tree that has none of them is 3', argv: 'helpers linux', does: Object.fromEntries(all.map((name) => [name, 'absent'])), status: 3, out: ['arm: not evaluated'], err: [] },
  { name: 'an internal error is 4 and the others are evaluated', argv: 'helpers linux', does: { arm: 'crash' }, status: 4, out: ['arc, Linux'], err: ['THP1999'] },
  { name: 'Ctrl-C is 130, what is done is printed', argv: 'helpers linux', does: { arm64: 'interrupt' }, status: 130, out: ['arm64, Linux', 'Summary of Linux 6.12.117: 2 architectures'], err: ['stopping'] },
  { name: 'quiet is a line an architecture and a line a finding', argv: `${arm} -q`, does: { arm: 'latent' }, status: 0, out: [`arm, Linux 6.12.117: 1 helpers, 0 rules\n${breaks} [latent]\n`], err: [] },
  { name: 'verbose says why helpers were not evaluated', argv: `${arm} -v`, status: 0, out: ['pmd_offset: walks'], err: ['arm: done after 0.00 s'] },
  { name: 'one helper is shown side by side', argv: 'helpers linux --arch arm,arm64 --helper pmd_mkinvalid', status: 0, out: ['pmd_mkinvalid\n', '  arm64          entry & ~ARM64\n', '  arm            entry & ~ARM\n'], err: [] },
  { name: 'one helper is 1 only for findings that blame it', argv: `${arm} --helper pmd_offset`, does: { arm: 'reachable' }, status: 0, out: ['- (no entry: walks)'], err: [] },
  { name: 'json is one document', argv: `${arm} --format json`, status: 0, out: ['{"format":1,"version":"6.12.117","architectures":[{"architecture":"arm"'], err: [] },
  { name: 'html is one page', argv: `${arm} --format html`, status: 0, out: ['<!doctype html>', '</html>'], err: [] },
  { name: 'a report that cannot be written is 2', argv: `${arm} --out r.txt`, full: true, status: 2, out: [], err: ['THP1014', 'r.txt', 'ENOSPC'] },
  { name: 'unknown architecture', argv: 'helpers linux --arch amr64', status: 2, out: [], err: ['THP1003', 'Did you mean arm64?'], asked: [] },
  { name: 'empty architecture', argv: 'helpers linux --arch arm,', status: 2, out: [], err: ['THP1003'], asked: [] },
  { name: 'unknown format', argv: `${arm} --format xml`, status: 2, out: [], err: ['THP1005', 'text, json, html'], asked: [] },
  { name: 'empty name of a helper', argv: `${arm} --helper pmd_mkinvalid,`, status: 2, out: [], err: ['THP1013'], asked: [] },
  { name: 'unknown helper', argv: `${arm} --helper pmd_mkinvaild`, status: 2, out: [], err: ['THP1013', 'Did you mean pmd_mkinvalid?'] },
  { name: 'unknown option', argv: `${arm} --rule`, status: 2, out: [], err: ['THP1001', 'Did you mean --rules?', 'thpcheck helpers --help'] },
  { name: 'no tree', argv: 'helpers', status: 2, out: [], err: ['THP1001', "Missing required argument 'tree'"] },
  { name: 'help', argv: 'helpers --help', status: 0, out: ['--scenarios', 'Exit status: 0 no rule is broken in a way'], err: [] },
];

describe('thpcheck helpers', () => {
  test.each(cases)('$name', async ({ argv, does = {}, full = false, status, out, err, asked }) => {
    const io = fakeIo();
    const helpers = fakeHelpers(io, does);
    expect(await main(argv.split(' '), io, fakeWorld(io, [], { full, helpers }))).toBe(status);
    for (const text of out) expect(io.written.out).toContain(text);
    for (const text of err) expect(io.written.err).toContain(text);
    expect(out.length === 0 ? io.written.out : '').toBe('');
    expect(io.written.err).not.toMatch(/^\s+at /m);
    const made = helpers.requests.flatMap(({ architectures }) => architectures);
    expect(made).toEqual(asked ?? made);
    expect(io.listening()).toBe(false);
  });

  test('options reach the evaluation', async () => {
    const io = fakeIo();
    const helpers = fakeHelpers(io);
    await main(
      [...arm.split(' '), '--scenarios', '--clang', 'cc', '--cache', 'c', '--overlay', 'o', '--overlay', 'p'],
      io,
      fakeWorld(io, [], { helpers }),
    );
    expect(helpers.requests).toEqual([
      {
        tree: 'linux',
        architectures: ['arm'],
        overlays: ['o', 'p'],
        scenarios: 'run',
        clang: 'cc',
        cacheDirectory: 'c',
      },
    ]);
  });

  test.each(['text', 'json', 'html'])(
    '--out holds what %s prints, and nothing is printed',
    async (format) => {
      const [printed, written] = [fakeIo(), fakeIo()];
      const argv = [...arm.split(' '), '--format', format];
      await main(argv, printed, fakeWorld(printed, [], { helpers: fakeHelpers(printed) }));
      const world = fakeWorld(written, [], { helpers: fakeHelpers(written) });
      expect(await main([...argv, '--out', 'report'], written, world)).toBe(0);
      expect(world.disk.get('report')).toBe(printed.written.out);
      expect(written.written.out).toBe('');
      expect(written.written.err).toContain('the report is in report');
    },
  );

  test('an incomplete report is not written', async () => {
    const io = fakeIo();
    const world = fakeWorld(io, [], { helpers: fakeHelpers(io, { arm64: 'interrupt' }) });
    expect(await main(['helpers', 'linux', '--out', 'report'], io, world)).toBe(130);
    expect([...world.disk.keys()]).toEqual([]);
    expect(io.written.err).toContain('report was not written');
  });

  test('architectures appear one by one', async () => {
    const io = fakeIo();
    const seen: string[] = [];
    const helpers = fakeHelpers(io);
    const watched = {
      runHelpers: (...[request, hooks]: Parameters<typeof helpers.runHelpers>) =>
        helpers.runHelpers(request, {
          ...hooks,
          onArchitecture: (result) => {
            hooks.onArchitecture(result);
            seen.push(io.written.out.match(/^\S+(?=, Linux)/gm)!.at(-1)!);
          },
        }),
    };
    await main(['helpers', 'linux', '--arch', 'arm,arm64'], io, fakeWorld(io, [], { helpers: watched }));
    expect(seen).toEqual(['arm64', 'arm']);
  });
});
