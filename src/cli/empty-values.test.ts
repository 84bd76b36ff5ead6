import { expect, test } from 'vitest';
import { main } from './run.ts';
import { fakeWorld } from './testing/fake-dependencies.ts';
import { fakeIo } from './testing/fake-io.ts';

/** What a shell makes of `--cache "$UNSET"`. */
test.each([
  ['--cache', ['check', 'linux', 'split-vs-zap', '--cache', '']],
  ['--overlay', ['check', 'linux', 'split-vs-zap', '--overlay', 'a', '--overlay', '']],
  ['--trace', ['check', 'linux', 'split-vs-zap', '--trace', '']],
  ['--checkpoint', ['explore', 'split-vs-zap', '--arch', 'arm64', '--checkpoint', '']],
  ['--resume', ['explore', 'split-vs-zap', '--arch', 'arm64', '--resume', '']],
  ['--clang', ['stress', 'linux', 'split-vs-zap', '--arch', 'arm', '--clang', '']],
  ['--out', ['helpers', 'linux', '--out', '']],
  ['--git', ['diff', 'v6.1', 'v6.12', '--git', '']],
  ['TREE', ['check', '']],
  ['SCENARIO', ['check', 'linux', '']],
  ['FILE', ['replay', '']],
])('an empty %s is refused before anything is done', async (option, argv) => {
  const io = fakeIo();
  const world = fakeWorld(io, ['holds']);
  expect(await main(argv, io, world)).toBe(2);
  expect(io.written).toEqual({
    out: '',
    err: expect.stringContaining(`THP1005: ${option} cannot be ""`) as string,
  });
  expect(world.requests).toEqual([]);
});
