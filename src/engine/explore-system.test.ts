import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { TransitionSystem } from '../transition/form.ts';
import { randomSystem } from '../transition/testing/random-system.ts';
import { philosophers } from '../transition/testing/small-systems.ts';
import { writeCheckpoint } from './checkpoint/checkpoint-file.ts';
import type { SearchIdentity } from './collapsed/checkpoint/search-file.ts';
import type { Reduction } from './collapsed/reduction.ts';
import type { SystemHooks, SystemOptions, SystemProgress, SystemResult } from './explore-system.ts';
import { exploreSystem } from './explore-system.ts';
import { explorePacked } from './packed/explore-packed.ts';
import { raceModel } from './packed/testing/race-model.ts';

const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-long-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const file = join(scratch, 'kept');
/** Files of the checkpoint. */
const files = (): readonly string[] => readdirSync(scratch).filter((name) => name.startsWith('kept'));
const keysFile = (): string =>
  join(
    scratch,
    files().find((name) => name.endsWith('.keys'))!,
  );
beforeEach(() => {
  for (const name of files()) rmSync(join(scratch, name), { recursive: true });
});

/** 18,473 states. */
const small = { cpus: 1, pmds: 2, ptes: 2, pages: 2, zappers: 1, faults: 1 };
const broken = raceModel({ ...small, cpus: 2, pmds: 1 }, 'splitter does not flush');
const sound = raceModel(small);

const identity: SearchIdentity = { tool: { version: '1', code: 'a' }, subject: { model: 'the race' } };
const silent: SystemHooks = {
  onProgress: () => undefined,
  interrupted: () => false,
  onWarning: (warning) => expect(warning).toBeUndefined(),
};

const explored = (system: TransitionSystem, options: SystemOptions = {}, hooks: Partial<SystemHooks> = {}) =>
  exploreSystem(system, options, { ...silent, ...hooks });

/** Keeps a search under way in the file; as often as possible. */
const keeping = { identity, checkpoint: { file, milliseconds: 0 } };
const resuming = { identity, resume: file };

/** All but what depends on how often memory was laid out anew. */
const essence = (result: SystemResult): unknown => ({ ...result, bytesPerState: 0, resumedFrom: 0 });

async function failure(search: Promise<unknown>): Promise<unknown> {
  try {
    await search;
  } catch (error) {
    if (error instanceof ThpcheckError) return `${error.diagnostic.code} ${error.diagnostic.what}`;
    throw error;
  }
  return 'none';
}

describe('a search in slices', () => {
  test('finds what the search at once finds, and tells the sizes of all layers', async () => {
    const told: SystemProgress[] = [];
    const found = await explored(sound, {}, { onProgress: (progress) => told.push(progress) });
    const { outcome, bytesPerState: _, ...rest } = explorePacked(sound);
    expect(found).toMatchObject({
      ...rest,
      extent: outcome,
      expanded: rest.states,
      unknown: 0,
      engine: 'collapsed',
    });
    for (const { layers, depth, states } of told) {
      const known = layers.reduce((sum, layer) => sum + layer, 0);
      expect(layers).toHaveLength(depth + 1);
      expect(known).toBeLessThanOrEqual(states);
    }
    // The last layer was told of as a whole.
    expect(told.at(-1)!.layers.reduce((sum, layer) => sum + layer, 0)).toBe(found.states);
  });

  test('ends at once when interrupted; what was not expanded was not looked at', async () => {
    let asked = 0;
    const found = await explored(sound, {}, { interrupted: () => ++asked > 3 });
    expect(found.extent).toEqual({ kind: 'interrupted' });
    expect(found.expanded).toBeGreaterThan(0);
    expect(found.expanded).toBeLessThan(found.states);
    expect(found.unknown).toBe(found.states - found.expanded);
  });

  test('ends when its time is over', async () => {
    const found = await explored(sound, { limits: { milliseconds: 0 } });
    expect(found).toMatchObject({
      extent: { kind: 'bounded', limit: 'milliseconds' },
      expanded: 0,
      states: 1,
    });
  });

  describe('of a system that does not suit keys', () => {
    const wide = philosophers(30);

    test('is done with packed words, and can be stopped', async () => {
      let asked = 0;
      const warnings: string[] = [];
      const found = await explored(
        wide,
        { limits: { bytes: 2 ** 26 }, keeping },
        { interrupted: () => ++asked > 1, onWarning: ({ code }) => warnings.push(code) },
      );
      expect(found).toMatchObject({ engine: 'packed', extent: { kind: 'interrupted' } });
      expect(warnings).toEqual(['THP6023']);
    });
  });
});

describe('a search under a ceiling of memory', () => {
  const big = raceModel({ ...small, cpus: 2, zappers: 1, faults: 1 });

  test.each([1, 2])('of %i MiB ends bounded with what it has found', async (mebibytes) => {
    const found = await explored(big, { limits: { bytes: mebibytes * 2 ** 20 } });
    expect(found.extent).toEqual({ kind: 'bounded', limit: 'bytes' });
    expect(found.states).toBeGreaterThan(1000);
    expect(found.bytesPerState * found.states).toBeLessThanOrEqual(2 * 2 ** 20);
  });

  test('finds what is broken near the start all the same', async () => {
    const found = await explored(raceModel({ ...small, cpus: 2 }, 'splitter does not flush'), {
      limits: { bytes: 2 ** 21 },
    });
    expect(found.extent).toEqual({ kind: 'bounded', limit: 'bytes' });
    expect(found.broken).not.toEqual([]);
  });

  test('can be gone on with under a higher one', async () => {
    const plain = await explored(broken);
    await explored(broken, { limits: { bytes: 2 ** 20 }, keeping });
    expect(await failure(explored(broken, { limits: { bytes: 1 }, keeping: resuming }))).toMatch(
      /^(none|THP6025)/,
    );
    expect(essence(await explored(broken, { keeping: resuming }))).toEqual(essence(plain));
  });
});

describe('a search that is kept in a file', () => {
  test.each<[string, TransitionSystem, Reduction]>([
    ['sound', sound, 'none'],
    ['broken', broken, 'none'],
    ['broken, chains merged', broken, 'walkers'],
  ])('%s: goes on from wherever it was stopped', async (_, system, reduction) => {
    const plain = await explored(system, { reduction });
    for (const limits of [
      { states: 1 },
      { states: 2 },
      { states: Math.ceil(plain.states / 3) },
      { states: plain.states - 1 },
      { depth: 1 },
      { depth: plain.depth - 1 },
      { milliseconds: 0 },
    ]) {
      const part = await explored(system, { limits, keeping, reduction });
      expect(part.extent.kind).toBe('bounded');
      expect(essence(await explored(system, { keeping: resuming, reduction }))).toEqual(essence(plain));
    }
  });

  test('goes on many times, and ends as if it had never been stopped', async () => {
    const plain = await explored(broken);
    let found = await explored(broken, { limits: { states: 100 }, keeping });
    let parts = 1;
    for (; found.extent.kind !== 'complete'; parts++) {
      const limits = parts % 2 === 0 ? { depth: found.depth + 2 } : { states: found.states + 300 };
      found = await explored(broken, { limits, keeping: { ...keeping, resume: file } });
    }
    expect(parts).toBeGreaterThan(5);
    expect(essence(found)).toEqual(essence(plain));
    expect(files()).toHaveLength(2);
  });

  // Each run writes files and compiles code anew; disks and machines differ.
  test('of a random system goes on from a random place', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        randomSystem,
        fc.integer({ min: 1, max: 60 }),
        fc.nat({ max: 3 }),
        async (system, states, depth) => {
          const plain = await explored(system, { limits: { states: 20_000 } });
          // Some have millions of states.
          if (plain.extent.kind !== 'complete') return;
          const limits = depth === 0 ? { states } : { states, depth };
          await explored(system, { limits, keeping });
          expect(essence(await explored(system, { keeping: resuming }))).toEqual(essence(plain));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('a limit that was met before is met again', async () => {
    const limits = { depth: 5 };
    const first = await explored(sound, { limits, keeping });
    expect(essence(await explored(sound, { limits, keeping: resuming }))).toEqual(essence(first));
  });

  test('leaves its result, and its file when another one cannot be written', async () => {
    const whole = await explored(broken, { keeping });
    expect(essence(await explored(broken, { keeping: resuming }))).toEqual(essence(whole));
    const before = readFileSync(file);
    // In the way of what is written before it takes the place of the file.
    const obstacle = `${file}.${process.pid}.part`;
    mkdirSync(obstacle);
    const warnings: string[] = [];
    await explored(broken, { keeping }, { onWarning: ({ code }) => warnings.push(code) });
    rmSync(obstacle, { recursive: true });
    expect(warnings).toEqual(['THP6401']);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(files()).toHaveLength(2);
    expect(essence(await explored(broken, { keeping: resuming }))).toEqual(essence(whole));
  });

  test('is refused at once where it cannot be kept, or where something else is', async () => {
    const at = (place: string): Promise<unknown> =>
      failure(explored(broken, { keeping: { identity, checkpoint: { file: place, milliseconds: 0 } } }));
    expect(await at(join(scratch, 'nowhere', 'search'))).toMatch(/^THP6024 .*ENOENT/);
    writeFileSync(file, '{ "of": "another program" }');
    expect(await at(file)).toMatch(/^THP6024 .*no checkpoint/);
    expect(files()).toHaveLength(1);
  });

  test('what a killed process has left is cleared away', async () => {
    writeFileSync(`${file}.12345.part`, 'half');
    writeFileSync(`${file}.0123abcd.keys`, 'half');
    await explored(broken, { limits: { states: 50 }, keeping });
    expect(files()).toHaveLength(2);
    expect(existsSync(`${file}.12345.part`)).toBe(false);
  });

  test('is kept anew when its keys are taken away while it runs', async () => {
    let removed = 0;
    const hooks: Partial<SystemHooks> = {
      onProgress: () => {
        if (removed < 3 && files().length === 2) {
          rmSync(keysFile());
          removed++;
        }
      },
    };
    const found = await explored(broken, { keeping }, hooks);
    expect(removed).toBeGreaterThan(0);
    expect(essence(await explored(broken, { keeping: resuming }))).toEqual(essence(found));
  });

  test('what was written to the keys after the last checkpoint does not matter', async () => {
    await explored(broken, { limits: { states: 500 }, keeping });
    appendFileSync(keysFile(), 'written just before it was killed');
    expect(essence(await explored(broken, { keeping: { ...keeping, resume: file } }))).toEqual(
      essence(await explored(broken)),
    );
    expect(essence(await explored(broken, { keeping: resuming }))).toEqual(essence(await explored(broken)));
  });
});

describe('a file that cannot be gone on with', () => {
  const kept = async (): Promise<void> => void (await explored(broken, { limits: { states: 500 }, keeping }));
  const resumed = (options: Partial<typeof resuming> = {}): Promise<unknown> =>
    failure(explored(broken, { keeping: { ...resuming, ...options } }));

  test('is not there', async () => {
    expect(await resumed()).toMatch(/^THP6402 .*ENOENT/);
  });

  test('lacks its keys, or some of them', async () => {
    await kept();
    truncateSync(keysFile(), 1000);
    expect(await resumed()).toMatch(/^THP6402 .*\.keys is not what was written/);
    rmSync(keysFile());
    expect(await resumed()).toMatch(/^THP6402 .*ENOENT/);
  });

  test('is damaged anywhere', async () => {
    await kept();
    for (const path of [file, keysFile()]) {
      const whole = readFileSync(path);
      await fc.assert(
        fc.asyncProperty(
          fc.nat({ max: whole.length - 1 }),
          fc.integer({ min: 1, max: 255 }),
          async (at, change) => {
            const bytes = Uint8Array.from(whole);
            bytes[at]! ^= change;
            writeFileSync(path, bytes);
            expect(await resumed()).toMatch(/^THP6402/);
          },
        ),
        { numRuns: 25 },
      );
      writeFileSync(path, whole);
    }
    expect(await resumed()).toBe('none');
  });

  test('is of another version, of something else, or of another search', async () => {
    await kept();
    const { tool, subject } = identity;
    expect(await resumed({ identity: { tool: { ...tool, version: '2' }, subject } })).toMatch(/^THP6404/);
    expect(await resumed({ identity: { tool: { ...tool, code: 'b' }, subject } })).toMatch(/^THP6404/);
    expect(await resumed({ identity: { tool, subject: { model: 'another' } } })).toMatch(
      /^THP6403 .*its model is the race, not another/,
    );
    writeCheckpoint(file, { tool, subject, search: {} }, {});
    expect(await resumed()).toMatch(/^THP6403 .*not of the built-in model/);
  });
});
