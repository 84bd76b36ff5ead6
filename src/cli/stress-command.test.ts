import { describe, expect, test } from 'vitest';
import { stressSchema } from '../report/stress/stress-schema.ts';
import { main } from './run.ts';
import { fakeWorld } from './testing/fake-dependencies.ts';
import { fakeIo, type FakeIo } from './testing/fake-io.ts';

const departure = 'split: set_pmd_at() stores the value unchanged';
const race = ['--model', 'split-vs-zap', '--arch', 'arm', '--kernel', '4.5', '--with', departure];

async function stress(argv: readonly string[], io = fakeIo()): Promise<FakeIo & { readonly status: number }> {
  const status = await main(['stress', ...argv], io, fakeWorld(io, ['holds']));
  return { ...io, status };
}

describe('thpcheck stress', () => {
  test('finds the race of the thread and says how probable it is', async () => {
    const { status, written } = await stress([...race, '--exact']);
    expect(status).toBe(1);
    for (const line of [
      /^stress split-vs-zap arm 4\.5: violated \(P1, P2\) in \d+ of 10000 attempts$/m,
      /^ {2}rule +broken in +probability an attempt, 95 % +exact +attempts until 50 % +until 99 %$/m,
      /^ {2}P2 +\d+ of 10000 +0\.01\d+ \(0\.01\d+\.\.0\.01\d+\) +0\.01345 +\d+ \(\d+\.\.\d+\)/m,
      /^P2: first in attempt \d+, after \d+ steps; made shorter to \d+:$/m,
      /^ {2}CPU0: split +CPU1: zap$/m,
      /-> P2: a page that was mapped throughout/,
      /^ {2}seed +1$/m,
      /^ {2}scheduler +random/m,
      /^ {2}pmd\[0\] +attempts in which it was huge: 10000/m,
      /^ {2}steps +56 of 60 taken; never: /m,
      /^ {2}bound +memory order/m,
    ]) {
      expect(written.out).toMatch(line);
    }
  });

  test('prints the command that shows an attempt again, and it does', async () => {
    const { written } = await stress(race);
    const commands = written.out.split('\n').filter((line) => line.startsWith('  thpcheck stress '));
    expect(commands).toHaveLength(2);
    const attempt = /--seed 1 --attempt (\d+)$/.exec(commands[1]!)![1]!;
    expect(commands[1]).toBe(
      `  thpcheck stress --model split-vs-zap --arch arm --kernel 4.5 --with '${departure}' --seed 1 --attempt ${attempt}`,
    );
    const again = await stress([...race, '--attempt', attempt]);
    expect(again.status).toBe(1);
    expect(again.written.out).toMatch(/^stress split-vs-zap arm 4\.5: violated \(P1, P2\) in attempt \d+$/m);
    expect(again.written.out).toContain(`Attempt ${attempt}, all of it:`);
  });

  test('shows an attempt that breaks nothing too, and decides nothing', async () => {
    const { status, written } = await stress([
      '--model',
      'split-vs-zap',
      '--arch',
      'arm',
      '--kernel',
      '4.5',
      '--attempt',
      '3',
    ]);
    expect(status).toBe(3);
    expect(written.out).toContain('bounded (1 attempt): no violation');
    expect(written.out).toContain('Attempt 3, all of it:');
    expect(written.out).toContain('-> no rule: this attempt breaks none');
  });

  test('is inconclusive when it finds nothing, and gives the upper bound', async () => {
    const { status, written } = await stress([
      '--model',
      'split-vs-zap',
      '--arch',
      'arm',
      '--kernel',
      '4.5',
      '--attempts',
      '3000',
    ]);
    expect(status).toBe(3);
    const text = written.out.replaceAll(/\s+/g, ' ');
    expect(text).toContain('bounded (3000 attempts): no violation');
    expect(text).toContain('with a probability of at most 0.00100 (rule of three)');
    expect(text).toContain('takes at least 693 attempts');
  });

  test('says how many attempts were given up, and what would decide', async () => {
    const few = [
      '--model',
      'split-vs-zap',
      '--arch',
      'arm',
      '--kernel',
      '4.5',
      '--attempts',
      '1',
      '--with',
      departure,
    ];
    const text = (await stress([...few, '--limit-steps', '2'])).written.out.replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      'No rule was broken in 1 attempt. All of these attempts were given up after 2 steps',
    );
    expect(text).toContain('an attempt of at most 2 steps breaks one with a probability of at most');
    expect(text).toContain('takes at least 1 attempt.');
    expect(text).toContain(
      `thpcheck explore split-vs-zap --arch arm --kernel 4.5 --with '${departure}' explores all interleavings`,
    );
  });

  test.each([
    ['--limit-states needs --exact', ['--limit-states', '5']],
    ['--widened-by needs', ['--widened-by', '1']],
    ['--attempts cannot be given together with --attempt', ['--attempt', '1', '--attempts', '5']],
    ['--stop-at-first cannot be given together with --attempt', ['--attempt', '1', '--stop-at-first']],
    ['--exact cannot be given together with --attempt', ['--attempt', '1', '--exact']],
  ])('%s: refused', async (what, argv) => {
    const { status, written } = await stress(['--model', 'split-vs-zap', '--arch', 'arm', ...argv]);
    expect(status).toBe(2);
    expect(written.out).toBe('');
    expect(written.err).toContain(what);
  });

  test('says when the exact probability is 0', async () => {
    const { written } = await stress([
      '--model',
      'split-vs-zap',
      '--arch',
      'arm',
      '--kernel',
      '4.5',
      '--attempts',
      '10',
      '--exact',
    ]);
    expect(written.out.replaceAll(/\s+/g, ' ')).toContain(
      'graph of all 2106 states has none: the probability is exactly 0.',
    );
  });

  test('warns when the exact probability needs too many states, and prints the rest', async () => {
    const { status, written } = await stress([...race, '--exact', '--limit-states', '10']);
    expect(written.err).toContain('needs more than 10 states');
    expect(written.out).toContain('violated (P1, P2)');
    expect(written.out).not.toContain('exact');
    expect(status).toBe(1);
  });

  test('prints JSON after its schema, the same for the same seed', async () => {
    const argv = [
      ...race,
      '--format',
      'json',
      '--scheduler',
      'timed',
      '--delay-before',
      'pmd_populate=100',
      '--attempts',
      '200',
    ];
    const first = await stress([...argv, '--sweep', '0,50']);
    expect(stressSchema.parse(JSON.parse(first.written.out))).toMatchObject({
      seed: '1',
      attempts: 200,
      verdict: { kind: 'violated' },
      scheduler: { kind: 'timed', delays: [{ name: 'pmd_populate', when: 'before', cycles: 100 }] },
      sweep: [{ cycles: 0 }, { cycles: 50 }],
    });
    expect((await stress([...argv, '--sweep', '0,50'])).written.out).toBe(first.written.out);
    expect((await stress([...argv, '--seed', '2'])).written.out).not.toBe(first.written.out);
  });

  test('prints the guarantee of pct with what it depends on', async () => {
    const { written } = await stress([
      ...race,
      '--scheduler',
      'pct',
      '--depth',
      '2',
      '--pct-steps',
      '50',
      '--attempts',
      '50',
    ]);
    const text = written.out.replaceAll(/\s+/g, ' ');
    expect(text).toContain(
      '1/(n k^(d-1)) = 0.0100 at least, n = 2, k = 50, d = 2; it speaks of the order of the CPUs only',
    );
  });

  test('prints the probability by length of a delay', async () => {
    const { written } = await stress([
      ...race,
      '--scheduler',
      'timed',
      '--delay-before',
      'pmd_populate=0',
      '--sweep',
      '0,1000',
      '--attempts',
      '500',
      '-q',
    ]);
    expect(written.out).toMatch(/^ {2}cycles before pmd_populate +attempts +P1$/m);
    expect(written.out).toMatch(/^ {2}1000 +500 +0\./m);
  });

  test('warns of a delay that never held anybody up', async () => {
    const { written } = await stress([
      ...race,
      '--scheduler',
      'timed',
      '--delay',
      'pmdp_invalidat=10',
      '--attempts',
      '20',
    ]);
    expect(written.err).toContain('THP1042');
    expect(written.out).toContain('which held a CPU up 0 times');
  });

  test('gives what it has when it is interrupted', async () => {
    const io = fakeIo();
    const running = stress([...race, '--attempts', '100000000'], io);
    setTimeout(() => io.pressInterrupt(), 50);
    const { status, written } = await running;
    expect(status).toBe(130);
    expect(written.out).toMatch(/^stress split-vs-zap arm 4\.5: (violated|bounded \(interrupted)/m);
    expect(written.out.replaceAll(/\s+/g, ' ')).toMatch(
      /attempts \d+, ended: interrupted after \d+ attempts/,
    );
  });

  test.each<[string, readonly string[], string]>([
    ['nothing to run', [], 'THP1040'],
    ['a tree and a model', ['linux', 'split-vs-zap', '--model', 'split-vs-zap'], 'THP1040'],
    ['a tree without a scenario', ['linux', '--arch', 'arm'], 'THP1040'],
    ['no architecture', ['--model', 'split-vs-zap'], 'THP1040'],
    [
      'an unknown scenario of the model',
      ['--model', 'split-vs-sap', '--arch', 'arm'],
      'Did you mean split-vs-zap?',
    ],
    ['an unknown scenario of trees', ['linux', 'split-vs-sap', '--arch', 'arm'], 'THP1004'],
    ['an unknown architecture of trees', ['linux', 'split-vs-zap', '--arch', 'arn'], 'THP1003'],
    ['an unknown architecture of the model', ['--model', 'split-vs-zap', '--arch', 'arn'], 'THP1012'],
    [
      'a scenario that does not exist there',
      ['--model', 'collapse-vs-gup-fast', '--arch', 'riscv64', '--kernel', '4.4'],
      'THP1022',
    ],
    ['an unknown departure', ['--model', 'split-vs-zap', '--arch', 'arm', '--with', 'x'], 'THP1012'],
    ['an unknown scheduler', [...race, '--scheduler', 'fair'], 'THP1005'],
    ['a seed that is no number', [...race, '--seed', 'x'], 'THP1005'],
    ['a seed beyond 64 bits', [...race, '--seed', '18446744073709551616'], 'THP1005'],
    ['no attempts', [...race, '--attempts', '0'], 'THP1005'],
    ['a weight that is no number', [...race, '--hardware', '-1'], 'THP1005'],
    ['an unknown class of cost', [...race, '--scheduler', 'timed', '--cost', 'reed=5'], 'THP1005'],
    ['a cost without cycles', [...race, '--scheduler', 'timed', '--cost', 'read'], 'THP1005'],
    ['a delay without cycles', [...race, '--scheduler', 'timed', '--delay', 'f'], 'THP1005'],
    ['jitter beyond everything', [...race, '--scheduler', 'timed', '--jitter', '101'], 'THP1005'],
    ['a delay without timed', [...race, '--delay', 'f=1'], '--delay needs --scheduler timed'],
    ['a depth without pct', [...race, '--depth', '2'], '--depth needs --scheduler pct'],
    ['a sweep without a delay', [...race, '--scheduler', 'timed', '--sweep', '1,2'], 'THP1041'],
    ['exact without random', [...race, '--scheduler', 'pct', '--exact'], 'THP1041'],
    ['exact for a tree', ['linux', 'split-vs-zap', '--arch', 'arm', '--exact'], '--exact needs --model'],
    ['an overlay for the model', [...race, '--overlay', 'x'], '--overlay needs a kernel tree'],
  ])('refuses %s', async (_, argv, message) => {
    const { status, written } = await stress(argv);
    expect(written.err).toContain(message);
    expect(written.out).toBe('');
    expect(status).toBe(2);
  });
});
