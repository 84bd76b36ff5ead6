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

const onArm64 = ['explore', 'split-vs-zap', '--arch', 'arm64'];

const cases: readonly Case[] = [
  {
    name: 'a search that holds is 0',
    argv: onArm64,
    status: 0,
    out: [
      'split-vs-zap on arm64, kernel 6.12: holds within the bounds below',
      'everything: every interleaving',
      '2,360, transitions 13,822, depth 35',
      'exactly',
      'Limits:',
    ],
    err: [],
  },
  {
    name: 'a search that breaks a rule is 1 and shows the interleaving',
    argv: [
      ...['explore', 'split-vs-zap', '--arch', 'arm', '--kernel', '4.5'],
      ...['--with', 'split: set_pmd_at() stores the value unchanged'],
    ],
    status: 1,
    out: [
      'violated (P1 no transient none, P2 zap completes)',
      '*pmd = pmd_mknotpresent(*pmd)',
      '-> P2: a page',
      'Again:\n' +
        "  thpcheck explore split-vs-zap --arch arm --kernel 4.5 --with 'split: set_pmd_at() stores the value unchanged'",
    ],
    err: [],
  },
  {
    name: 'another scenario is searched as it is',
    argv: ['explore', 'flush-vs-interrupts-off', '--arch', 's390', '--kernel', '4.5'],
    status: 1,
    out: ['flush-vs-interrupts-off on s390, kernel 4.5: violated (P8', '-> P8: a reader'],
    err: [],
  },
  {
    name: 'an enlarged search says what it is about',
    argv: [...onArm64, '--users', '1', '--entries', '3'],
    status: 0,
    out: ['CPU0: split, CPU1: zap, CPU2: user', '1 huge page of 3 base pages', 'walker of CPU2'],
    err: [],
  },
  {
    name: 'a limit that is hit is 3',
    argv: [
      ...onArm64,
      '--limit-states',
      '100',
      '--memory',
      '64M',
      '--limit-time',
      '100',
      '--limit-depth',
      '50',
    ],
    status: 3,
    out: ['bounded (100 states); nothing was found so far', 'limit of 100 states'],
    err: [],
  },
  {
    name: 'a rule that is broken before a limit is hit is 1',
    argv: ['explore', 'flush-vs-interrupts-off', '--arch', 's390', '--kernel', '4.5', '--limit-depth', '12'],
    status: 1,
    out: ['violated', 'limit of 12 steps'],
    err: [],
  },
  {
    name: 'an interval without a checkpoint is 2',
    argv: [...onArm64, '--checkpoint-every', '5'],
    status: 2,
    out: [],
    err: ['THP1041: --checkpoint-every needs --checkpoint FILE.'],
  },
  {
    name: 'a checkpoint that is not there is 2 and says so',
    argv: [...onArm64, '--resume', 'not-there'],
    status: 2,
    out: [],
    err: ['THP6402: not-there cannot be resumed: ENOENT', 'does not exist'],
  },
  {
    name: 'no architecture is 2',
    argv: ['explore', 'split-vs-zap'],
    status: 2,
    out: [],
    err: ['THP1001', '--arch'],
  },
  {
    name: 'an unknown scenario is 2 and suggests one',
    argv: ['explore', 'split-vs-zip', '--arch', 'arm64'],
    status: 2,
    out: [],
    err: ['THP1012', 'Did you mean split-vs-zap?'],
  },
  {
    name: 'an unknown departure is 2',
    argv: [...onArm64, '--with', 'no flush'],
    status: 2,
    out: [],
    err: ['THP1012', '--with'],
  },
  {
    name: 'a scenario that the kernel does not have is 2',
    argv: ['explore', 'split-vs-user', '--arch', 'arm64', '--kernel', '4.4'],
    status: 2,
    out: [],
    err: ['THP1022', 'no split-vs-user on arm64 with kernel 4.4', 'next:'],
  },
  {
    name: 'enlarging another scenario is 2',
    argv: ['explore', 'split-vs-fault', '--arch', 'arm64', '--zaps', '2', '--pages', '3'],
    status: 2,
    out: [],
    err: ['THP1020', '--zaps, --pages: split-vs-fault cannot be enlarged'],
  },
  {
    name: 'too many CPUs are 2',
    argv: [...onArm64, '--zaps', '8', '--users', '4'],
    status: 2,
    out: [],
    err: ['THP1021', '13 CPUs and 2 base pages'],
  },
  {
    name: 'too many base pages are 2',
    argv: [...onArm64, '--pages', '4', '--entries', '8'],
    status: 2,
    out: [],
    err: ['THP1021', '2 CPUs and 32 base pages'],
  },
  ...(
    [
      ['--entries', '1', 'from 2 to 16'],
      ['--zaps', '-1', 'from 0 to 12'],
      ['--limit-states', '0', 'at least 1'],
      ['--limit-time', '1.5', 'at least 1'],
      ['--workers', '0', 'from 1 to 64'],
      ['--memory', '3', '512M or 3G'],
      ['--memory', '3T', '512M or 3G'],
      ['--storage', 'approximate', 'exact, compact, bitstate'],
      ['--reduce', 'some', 'none, walkers, symmetry, all'],
      ['--format', 'xml', 'text, json'],
    ] as const
  ).map(([option, value, expected]) => ({
    name: `${option} ${value} is 2`,
    argv: [...onArm64, option, value],
    status: 2,
    out: [],
    err: ['THP1005', `${option} cannot be "${value}"`, expected],
  })),
];

describe('thpcheck explore', () => {
  test.each(cases)('$name', async ({ argv, status, out, err }) => {
    const io = fakeIo();
    expect(await main(argv, io, fakeWorld(io, []))).toBe(status);
    for (const text of out) expect(io.written.out).toContain(text);
    for (const text of err) expect(io.written.err).toContain(text);
    if (out.length === 0) expect(io.written.out).toBe('');
    if (err.length === 0) expect(io.written.err).toBe('');
  });

  test('prints one JSON document, the same each time but for the time', async () => {
    const print = async (): Promise<Record<string, unknown>> => {
      const io = fakeIo();
      await main([...onArm64, '--format', 'json'], io, fakeWorld(io, []));
      const { timing, ...rest } = JSON.parse(io.written.out) as Record<string, unknown>;
      expect(timing).toHaveProperty('milliseconds');
      return rest;
    };
    const first = await print();
    expect(first).toMatchObject({ schema: 1, verdict: 'holds', search: { states: 2360 } });
    expect(await print()).toEqual(first);
  });

  test('ends with what it has when interrupted', async () => {
    const io = fakeIo();
    const run = main([...onArm64, '--zaps', '3'], io, fakeWorld(io, []));
    // The command is loaded first; after that it listens.
    while (!io.listening()) await new Promise((resolve) => setImmediate(resolve));
    io.pressInterrupt();
    expect(await run).toBe(130);
    expect(io.written.out).toContain('bounded (interrupted)');
    expect(io.written.err).toContain('stopping');
  });
});
