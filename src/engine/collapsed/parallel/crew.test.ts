import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { Crew } from './crew.ts';
import type { SearchOrder } from './protocol.ts';

/** A thread that runs some JavaScript for each order. */
const threadThat = (body: string) => (): Worker =>
  new Worker(`require('node:worker_threads').parentPort.on('message', (order) => { ${body} })`, {
    eval: true,
  });
const post = (text: string): string => `require('node:worker_threads').parentPort.postMessage(${text})`;
const order: SearchOrder = { kind: 'spread', slots: { start: 0, end: 1 } };

test.each([
  ['ends', 'process.exit(3)', { diagnostic: { code: 'THP6022', what: /status 3/ } }],
  ['throws', 'throw new TypeError("no way")', { diagnostic: { code: 'THP6022', what: /no way/ } }],
  [
    'reports a fault',
    post("{ kind: 'crashed', message: 'no', stack: 'there' }"),
    { message: 'no', stack: 'there' },
  ],
  [
    'reports what a user can mend',
    post("{ kind: 'failed', diagnostic: { code: 'THP6002' } }"),
    { diagnostic: { code: 'THP6002' } },
  ],
  ['traps', post("{ kind: 'trapped', words: new Int32Array([7]) }"), { words: Int32Array.of(7) }],
])('a thread that %s ends the wait for all', async (_, body, expected) => {
  const starts = [threadThat(body), threadThat('')];
  const crew = new Crew(2, () => starts.shift()!());
  const error = await crew.order(() => order).catch((reason: unknown) => reason);
  const { diagnostic } = expected as { diagnostic?: { code: string; what?: RegExp } };
  if (diagnostic?.what === undefined) expect(error).toMatchObject(expected);
  else {
    expect(error).toMatchObject({ diagnostic: { code: diagnostic.code } });
    expect((error as { diagnostic: { what: string } }).diagnostic.what).toMatch(diagnostic.what);
    await expect(crew.order(() => order)).rejects.toBe(error);
  }
  await crew.close();
});

test('a crew that is closed lets nobody know', async () => {
  const crew = new Crew(2, threadThat(''));
  const answer = crew.order(() => order);
  await crew.close();
  await expect(Promise.race([answer, Promise.resolve('closed')])).resolves.toBe('closed');
});
