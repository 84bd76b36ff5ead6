import { describe, expect, test } from 'vitest';
import { main } from './run.ts';
import { fakeWorld } from './testing/fake-dependencies.ts';
import { fakeIo } from './testing/fake-io.ts';

/** Status and output of `thread` with these arguments. */
async function printed(...argv: readonly string[]) {
  const io = fakeIo();
  const status = await main(['thread', ...argv], io, fakeWorld(io, []));
  return { status, ...io.written };
}

describe('thpcheck thread --workers', () => {
  test('prints the same on one thread and on two', async () => {
    const runs = ['--scenario', 'split-vs-user,split-vs-zap', '--claim', 'C12,C33'];
    const alone = await printed(...runs, '--workers', '1');
    expect(alone.out).toContain('C33 (');
    expect(await printed(...runs, '--workers', '2')).toEqual(alone);
  }, 60_000);

  test.each(['0', 'all', '65'])('%s is 2', async (workers) => {
    const { status, out, err } = await printed('--workers', workers);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('THP1005');
  });
});
