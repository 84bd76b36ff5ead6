import { describe, expect, test } from 'vitest';
import { main } from './run.ts';
import { fakeWorld } from './testing/fake-dependencies.ts';
import { fakeIo } from './testing/fake-io.ts';

interface Case {
  readonly name: string;
  readonly argv: readonly string[];
  readonly status: number;
  readonly out: readonly string[];
  readonly err: readonly string[];
}

const flush = ['--scenario', 'flush-vs-interrupts-off', '--kernel', '4.5'];

const cases: readonly Case[] = [
  {
    name: 'a run that breaks a rule is 1 and shows the interleaving',
    argv: ['thread', ...flush, '--arch', 's390'],
    status: 1,
    out: [
      'kernel 4.5',
      's390',
      'P8',
      'local_irq_disable()',
      'IDTE reaches CPU0',
      '-> P8: a reader',
      'Limits:',
    ],
    err: [],
  },
  {
    name: 'a run that holds is 0',
    argv: ['thread', ...flush, '--arch', 'x86_64'],
    status: 0,
    out: ['holds'],
    err: [],
  },
  {
    name: 'a departure turns the verdict',
    argv: ['thread', ...flush, '--arch', 'x86_64', '--with', 'x86: flush by hypercall'],
    status: 1,
    out: ['hypercall', '-> P8'],
    err: [],
  },
  {
    name: 'claims alone leave the matrix out',
    argv: ['thread', '--claim', 'C12'],
    status: 0,
    out: ['C12 (Gerald Schaefer', 'decided: true'],
    err: [],
  },
  {
    name: 'an unknown architecture is 2 and suggests one',
    argv: ['thread', '--arch', 's930'],
    status: 2,
    out: [],
    err: ['THP1012', 'no "s930"', 'Did you mean s390?', 'next:'],
  },
  {
    name: 'an unknown kernel is 2',
    argv: ['thread', '--kernel', '3.10'],
    status: 2,
    out: [],
    err: ['THP1012', 'Use one or more of: 4.4, 4.5, 6.12.'],
  },
  {
    name: 'an unknown scenario is 2',
    argv: ['thread', '--scenario', 'split-vs-zip'],
    status: 2,
    out: [],
    err: ['THP1012', 'Did you mean split-vs-zap?'],
  },
  {
    name: 'an unknown claim is 2',
    argv: ['thread', '--claim', 'C99'],
    status: 2,
    out: [],
    err: ['THP1012'],
  },
  {
    name: 'an unknown departure is 2',
    argv: ['thread', '--with', 'no flush'],
    status: 2,
    out: [],
    err: ['THP1012', '--with'],
  },
  {
    name: 'an unknown format is 2',
    argv: ['thread', '--format', 'xml'],
    status: 2,
    out: [],
    err: ['THP1005'],
  },
];

describe('thpcheck thread', () => {
  test.each(cases)('$name', async ({ argv, status, out, err }) => {
    const io = fakeIo();
    expect(await main(argv, io, fakeWorld(io, []))).toBe(status);
    for (const text of out) expect(io.written.out).toContain(text);
    for (const text of err) expect(io.written.err).toContain(text);
    if (out.length === 0) expect(io.written.out).toBe('');
    if (err.length === 0) expect(io.written.err).toBe('');
  });

  test('prints one JSON document, the same each time', async () => {
    const print = async (): Promise<string> => {
      const io = fakeIo();
      await main(['thread', ...flush, '--claim', 'C1', '--format', 'json'], io, fakeWorld(io, []));
      return io.written.out;
    };
    const first = await print();
    expect(await print()).toBe(first);
    const parsed = JSON.parse(first) as { schema: number; cells: unknown[]; claims: { id: string }[] };
    expect(parsed.schema).toBe(1);
    expect(parsed.cells.length).toBeGreaterThan(0);
    expect(parsed.claims.map(({ id }) => id)).toEqual(['C1']);
  });

  test('stops when interrupted', async () => {
    const io = fakeIo();
    const run = main(['thread', ...flush], io, fakeWorld(io, []));
    // The command is loaded first; after that it listens.
    while (!io.listening()) await new Promise((resolve) => setImmediate(resolve));
    io.pressInterrupt();
    expect(await run).toBe(130);
    expect(io.written.err).toContain('stopping');
  });
});
