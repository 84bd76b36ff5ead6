/*
 * Long searches in processes of their own: killed, interrupted, short of memory or of disk.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../source-files.ts';

const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-long-runs-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const file = join(scratch, 'kept', 'search');

/** Loaded before the command: says at the end how many KiB were resident at most. */
const preload = `
process.on('exit', () => console.error('resident ' + process.resourceUsage().maxRSS + ' KiB'));
`;

/** Node 20 runs no TypeScript: what the child needs is compiled, unchecked. */
beforeAll(() => {
  const config = {
    extends: join(root, 'tsconfig.build.json'),
    compilerOptions: {
      outDir: join(scratch, 'dist'),
      rootDir: join(root, 'src'),
      noCheck: true,
      declaration: false,
      sourceMap: false,
      types: [],
    },
    files: [join(root, 'src/cli/main.ts')],
    include: [],
    exclude: [],
  };
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(config));
  writeFileSync(join(scratch, 'package.json'), '{ "type": "module", "version": "0" }');
  writeFileSync(join(scratch, 'preload.mjs'), preload);
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  const compiled = spawnSync(process.execPath, [compiler, '-p', scratch], { encoding: 'utf8' });
  if (compiled.status !== 0) throw new Error(compiled.stdout + compiled.stderr);
}, 60_000);

beforeEach(() => {
  rmSync(join(scratch, 'kept'), { recursive: true, force: true });
  spawnSync('mkdir', [join(scratch, 'kept')]);
});

type Options = Readonly<Record<string, string | readonly string[]>>;

/** A search as the command line gives it. */
interface Subject {
  readonly scenario: string;
  readonly options: Options;
}

const subject = (scenario: string, options: Options): Subject => ({
  scenario,
  options: { ...options, format: 'json' },
});

/** 32,480 states; breaks P1 and P2. */
const violated = subject('split-vs-zap', {
  arch: 'arm',
  kernel: '4.5',
  users: '1',
  with: ['split: set_pmd_at() stores the value unchanged'],
});
/** 297,411 states. */
const holding = subject('split-vs-zap', { arch: 'arm64', pages: '2' });
/** 1,324,320 states. */
const large = subject('split-vs-zap', { arch: 'arm64', users: '1', entries: '4' });

/** The same search with another way to tell states apart, and so on. */
const but = ({ scenario, options }: Subject, others: Options): Subject => ({
  scenario,
  options: { ...options, ...others },
});
/** 278,136 states; breaks P1 and P2, the keys of whose states are dropped. */
const forgetful = but(violated, { entries: '3', storage: 'compact' });

interface Run {
  readonly end: number | NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** What to do to a child, and when. */
interface Treatment {
  readonly signal?: NodeJS.Signals;
  /** Milliseconds after the first checkpoint of the child. */
  readonly after?: number;
  /** Shell commands before it. */
  readonly before?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

/** `--limit-states 7`; a list is an option given again and again. */
function argumentsOf(options: Options): readonly string[] {
  return Object.entries(options).flatMap(([name, values]) => {
    const option = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return (typeof values === 'string' ? [values] : values).flatMap((value) => [option, value]);
  });
}

function run({ scenario, options }: Subject, more: Options = {}, how: Treatment = {}): Promise<Run> {
  const changed = (): number => (existsSync(file) ? statSync(file).mtimeMs : 0);
  const former = changed();
  const command = `${how.before ?? ':'}; exec "$0" --import ./preload.mjs dist/cli/main.js explore "$@"`;
  const words = [scenario, '--quiet', ...argumentsOf({ ...options, ...more })];
  const started = spawn('sh', ['-c', command, process.execPath, ...words], {
    cwd: scratch,
    env: { ...process.env, ...how.environment },
  });
  let out = '';
  let err = '';
  started.stdout.on('data', (data: Buffer) => (out += data.toString()));
  started.stderr.on('data', (data: Buffer) => (err += data.toString()));
  const { signal, after = 0 } = how;
  const timer = setInterval(() => {
    if (signal === undefined || changed() === former) return;
    clearInterval(timer);
    setTimeout(() => started.kill(signal), after);
  }, 2);
  return new Promise((resolve) => {
    started.on('close', (code, by) => {
      clearInterval(timer);
      resolve({ end: by ?? code, out, err });
    });
  });
}

/** The JSON of a run without time, and without memory, which depends on how often it was laid out anew. */
function essence({ out }: Run): unknown {
  const { timing: _, search, ...rest } = JSON.parse(out) as { timing: unknown; search: object };
  return { ...rest, search: { ...search, bytesPerState: 0 } };
}

const residentOf = ({ err }: Run): number => Number(/resident (\d+) KiB/.exec(err)![1]) / 1024;

/** Numbers below 1, the same in each run of the tests (Park and Miller, CACM 1988). */
function* seeded(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (state * 48_271) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

describe('a search that is killed at any moment and resumed', () => {
  test.each<[string, number, Subject]>([
    ['that breaks rules', 1, violated],
    ['that holds', 0, holding],
    ['with a limit', 3, but(holding, { limitStates: '150000' })],
    ['that forgets states', 0, but(large, { storage: 'compact' })],
    ['that forgets states of a wrong system', 1, forgetful],
    ['that forgets states, with a limit', 3, but(holding, { storage: 'compact', limitStates: '150000' })],
    ['that has bits of states', 1, but(forgetful, { storage: 'bitstate', memory: '64M' })],
    ['by several threads', 1, but(forgetful, { storage: 'exact', workers: '2' })],
  ])(
    '%s: ends as if it had never been',
    async (_, status, search) => {
      const plain = await run(search);
      expect(plain.end).toBe(status);
      const delays = seeded(11 + status);
      const keeping = { checkpoint: file, checkpointEvery: '0' };
      let kills = 0;
      for (;;) {
        const resume: Options = existsSync(file) ? { resume: file } : {};
        const treatment: Treatment = kills < 5 ? { signal: 'SIGKILL', after: delays.next().value * 150 } : {};
        const ended = await run(search, { ...keeping, ...resume }, treatment);
        if (ended.end === 'SIGKILL') {
          kills++;
          continue;
        }
        expect(ended.err).toMatch(/^resident/);
        expect({ end: ended.end, essence: essence(ended) }).toEqual({
          end: plain.end,
          essence: essence(plain),
        });
        break;
      }
      expect(kills).toBeGreaterThan(0);
      // Nothing is left of checkpoints that were being written.
      expect(readdirSync(join(scratch, 'kept'))).toHaveLength(2);
    },
    120_000,
  );
});

describe('a search that is killed while traces are looked for', () => {
  test('does not begin anew when it is resumed', async () => {
    const plain = await run(forgetful);
    const { states } = (JSON.parse(plain.out) as { search: { states: number } }).search;
    const delays = seeded(5);
    for (let kills = 0; kills < 3;) {
      rmSync(file, { force: true });
      // The first checkpoint is the one that is written when all states were found.
      const keeping = { checkpoint: file, checkpointEvery: '3600' };
      const after = 150 * delays.next().value;
      const killed = await run(forgetful, keeping, { signal: 'SIGKILL', after });
      if (killed.end !== 'SIGKILL') continue;
      kills++;
      const ended = await run(forgetful, { resume: file });
      expect(essence(ended)).toEqual(essence(plain));
      const { resumedFrom } = (JSON.parse(ended.out) as { timing: { resumedFrom: number } }).timing;
      expect(resumedFrom).toBe(states);
    }
  }, 60_000);
});

describe('a search that is interrupted', () => {
  test('says what it has found, keeps it, and goes on from there', async () => {
    const keeping = { checkpoint: file, checkpointEvery: '0' };
    const part = await run(large, keeping, { signal: 'SIGINT', after: 50 });
    expect(part.end).toBe(130);
    expect(JSON.parse(part.out)).toMatchObject({
      verdict: 'bounded',
      search: { extent: { kind: 'interrupted' } },
    });
    const rest = await run(large, { resume: file });
    expect(rest.end).toBe(0);
    expect(JSON.parse(rest.out)).toMatchObject({
      verdict: 'holds',
      search: { states: 1_324_320, transitions: 16_704_420, depth: 52, extent: { kind: 'complete' } },
    });
  }, 60_000);
});

describe('a search that is short of memory', () => {
  test('ends bounded under a tight ceiling, and takes no more than that', async () => {
    const least = residentOf(await run(large, { limitStates: '1' }));
    const tight = await run(large, { memory: '16M' });
    expect(tight.end).toBe(3);
    expect(JSON.parse(tight.out)).toMatchObject({
      verdict: 'bounded',
      search: { extent: { kind: 'bounded', limit: 'bytes' }, limit: 2 ** 24 },
    });
    const { states } = (JSON.parse(tight.out) as { search: { states: number } }).search;
    expect(states).toBeGreaterThan(400_000);
    // Compiled code, garbage and the report take some too.
    expect(residentOf(tight)).toBeLessThan(least + 16 + 32);
  }, 60_000);

  test.each(['exact', 'compact'])(
    'goes on under a higher ceiling, and not under one that is too low: storage %s',
    async (storage) => {
      const search = but(large, { storage });
      await run(search, { memory: storage === 'exact' ? '16M' : '9M', checkpoint: file });
      const low = await run(search, { memory: '4M', resume: file });
      expect([low.end, low.out]).toEqual([3, '']);
      expect(low.err).toContain('THP6025');
      const rest = await run(search, { memory: '64M', resume: file });
      expect(rest.end).toBe(0);
      expect(JSON.parse(rest.out)).toMatchObject({ verdict: 'holds', search: { states: 1_324_320 } });
    },
    60_000,
  );

  test('takes no copy of what it keeps', async () => {
    const search = but(holding, { storage: 'bitstate', memory: '256M' });
    const plain = residentOf(await run(search));
    const kept = residentOf(await run(search, { checkpoint: file }));
    const name = readdirSync(join(scratch, 'kept')).find((each) => each.endsWith('.states'))!;
    expect(statSync(join(scratch, 'kept', name)).size).toBeGreaterThan(128 * 2 ** 20);
    expect(kept).toBeLessThan(plain + 48);
  }, 60_000);

  test('says so when there is no address space, and gets along with less if it is told to', async () => {
    const before = 'ulimit -v 8000000';
    const refused = await run(holding, {}, { before });
    expect([refused.end, refused.out]).toEqual([3, '']);
    expect(refused.err).toContain('THP6002');
    const environment = { NODE_OPTIONS: '--disable-wasm-trap-handler' };
    const told = await run(holding, {}, { before, environment });
    expect(told.end).toBe(0);
    expect(JSON.parse(told.out)).toMatchObject({ verdict: 'holds', search: { states: 297_411 } });
  }, 60_000);
});

describe('a search that is short of disk', () => {
  test.each(['exact', 'compact'])(
    'keeps its former checkpoint, warns once, and goes on: storage %s',
    async (storage) => {
      const search = but(holding, { storage });
      const plain = await run(search);
      await run(search, { checkpoint: file, limitStates: '5000' });
      // Files of more than 256 KiB cannot be written: blocks of 512 bytes.
      const options = { checkpoint: file, checkpointEvery: '0', resume: file };
      const ended = await run(search, options, { before: 'ulimit -f 512' });
      expect(ended.err.match(/THP6401/g)).toHaveLength(1);
      expect(essence(ended)).toEqual(essence(plain));
      expect(readdirSync(join(scratch, 'kept'))).toHaveLength(2);
      const rest = await run(search, { resume: file });
      expect(essence(rest)).toEqual(essence(plain));
    },
    60_000,
  );
});
