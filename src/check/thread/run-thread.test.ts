import { describe, expect, test } from 'vitest';
import { architectureModels } from '../../arch/models.ts';
import { runThread, wholeThread, type ThreadHooks, type ThreadRequest } from './run-thread.ts';

const part: ThreadRequest = {
  ...wholeThread,
  architectures: architectureModels.filter(({ name }) => name === 'arm64' || name === 's390'),
  versions: [4005],
  scenarios: wholeThread.scenarios.slice(0, 16),
  witnesses: 'shown',
  claims: wholeThread.claims.filter(({ id }) => ['C12', 'C22', 'C33'].includes(id)),
};

/** Everything that is told, in its order, and the result. */
async function told(request: ThreadRequest, interrupted: ThreadHooks['interrupted'] = () => false) {
  const calls: unknown[] = [];
  const note =
    (name: string) =>
    (...values: readonly unknown[]): void =>
      void calls.push([name, ...values]);
  const result = await runThread(request, '0', {
    onVersion: note('version'),
    onRow: note('row'),
    onWitness: note('witness'),
    onMatrix: note('matrix'),
    onClaim: note('claim'),
    interrupted,
  });
  return { calls, result };
}

describe('runThread', () => {
  test('tells the same in the same order on any number of threads', async () => {
    const alone = await told(part);
    expect(alone.calls.length).toBeGreaterThanOrEqual(25);
    expect(alone.result.claims.map(({ id }) => id)).toEqual(['C12', 'C22', 'C33']);
    expect(JSON.stringify(await told({ ...part, workers: 3 }))).toBe(JSON.stringify(alone));
  }, 60_000);

  test('stops when interrupted, with the runs that were done', async () => {
    let asked = 0;
    const { result } = await told({ ...part, workers: 2 }, () => ++asked > 8);
    expect(result.cells.length).toBeGreaterThan(0);
    expect(result.cells.length).toBeLessThan(20);
    expect(result.claims).toEqual([]);
  });

  test('decides a claim once what it asks is answered', async () => {
    const claims = wholeThread.claims.filter(({ id }) => id === 'C33');
    const { result } = await told({ ...part, scenarios: [], claims });
    expect(result.claims).toMatchObject([{ id: 'C33', decision: 'true' }]);
  });

  test('a claim that fails makes the run fail', async () => {
    const [claim] = wholeThread.claims;
    const claims = [
      {
        ...claim!,
        decide: (): never => {
          throw new Error('undecided');
        },
      },
    ];
    await expect(told({ ...part, scenarios: [], claims })).rejects.toThrow('undecided');
  });
});
