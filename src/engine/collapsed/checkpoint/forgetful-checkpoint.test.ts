import {
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
import { ThpcheckError } from '../../../diagnostic/diagnostic.ts';
import type { TransitionSystem } from '../../../transition/form.ts';
import { randomSystem } from '../../../transition/testing/random-system.ts';
import type { PackedLimits, PackedResult } from '../../packed/result.ts';
import { raceModel } from '../../packed/testing/race-model.ts';
import { CollapsedSearch } from '../collapsed-search.ts';
import { collapsedModel } from '../explore-collapsed.ts';
import { ForgetfulKernel } from '../forgetful-kernel.ts';
import type { CollapsedModel } from '../model.ts';
import { reduced, type Reduction } from '../reduction.ts';
import type { Omission, Storage } from '../storage.ts';
import { late, turning } from '../testing/late-systems.ts';
import { resumeSearch } from './resume-search.ts';
import { SearchCheckpoints } from './search-checkpoints.ts';
import { readSearch, type SearchIdentity } from './search-file.ts';
import { readStates } from './states-file.ts';

const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-forgetful-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const file = join(scratch, 'kept');
beforeEach(() => {
  for (const name of readdirSync(scratch)) rmSync(join(scratch, name), { recursive: true });
});
const statesFile = (): string =>
  join(
    scratch,
    readdirSync(scratch).find((name) => name.endsWith('.states'))!,
  );

const identity: SearchIdentity = { tool: { version: '1', code: 'a' }, subject: { model: 'a system' } };
const sizes = { cpus: 1, pmds: 2, ptes: 2, pages: 2, zappers: 1, faults: 1 };
/** 18,473 states. */
const race = raceModel(sizes);
const broken = raceModel(sizes, 'clears PMD');

const storages: Readonly<Record<string, Storage>> = {
  'whole keys as fingerprints': { kind: 'compact', logStates: 64 },
  'parts of hashes': { kind: 'compact', logStates: 64, fingerprintBits: 30 },
  'a field of bits': { kind: 'bitstate', logStates: 64, fieldBits: 22 },
  'a crowded field of bits': { kind: 'bitstate', logStates: 64, fieldBits: 16 },
};

const modelOf = (system: TransitionSystem, reduction: Reduction = 'none'): CollapsedModel =>
  collapsedModel(reduced(system, reduction))!;

type Outcome = Omit<PackedResult, 'bytesPerState'> & { readonly omission: Omission };

/** Ends a search and says what it found. */
function outcome(search: CollapsedSearch): Outcome {
  while (search.stage.kind === 'running') search.advance(4096);
  const traces = search.beginTraces();
  if (traces !== undefined) {
    while (traces.stage.kind === 'running') traces.advance(4096);
    search.takeTraces(traces);
  }
  const { bytesPerState: _, ...found } = search.result();
  return { ...found, omission: search.omission };
}

async function resumed(
  model: CollapsedModel,
  storage: Storage,
  limits: PackedLimits = {},
): Promise<CollapsedSearch> {
  const options = { file, identity, storage: storage.kind, mode: 'append' } as const;
  const { search, open } = await resumeSearch(model, limits, options);
  open?.log.close();
  return search;
}

/** Keeps a search and forgets all but the file. */
async function keep(search: CollapsedSearch): Promise<void> {
  const checkpoints = new SearchCheckpoints(file, identity);
  expect(await checkpoints.keep(search)).toEqual({ kind: 'written' });
  checkpoints.close();
  expect(readdirSync(scratch)).toHaveLength(2);
}

/**
 * What is found if the search is kept and resumed after each so many states, 0: after a moment, maybe while states are
 * moved; and how often keys were gone when it was kept.
 */
async function inParts(
  model: CollapsedModel,
  storage: Storage,
  steps: readonly number[],
): Promise<{ readonly found: Outcome; readonly forgetful: number }> {
  let search = CollapsedSearch.begin(model, {}, storage)!;
  let forgetful = 0;
  for (const step of steps) {
    const goal = search.expanded + step;
    do search.advance(Math.max(1, goal - search.expanded));
    while (search.stage.kind === 'running' && search.expanded < goal);
    if (search.kernel instanceof ForgetfulKernel && !search.kernel.complete) forgetful++;
    await keep(search);
    search = await resumed(model, storage);
  }
  return { found: outcome(search), forgetful };
}

const failure = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof ThpcheckError) return `${error.diagnostic.code} ${error.diagnostic.what}`;
    throw error;
  }
  return 'none';
};

/** In some of them moves of states begin and end. */
const steps = [1, 300, 0, 1000, 0, 4000, 9000];

describe('a search that forgets states, kept and resumed again and again', () => {
  const systems: readonly (readonly [string, TransitionSystem, Reduction])[] = [
    ['the race', race, 'none'],
    ['a race that is wrong', broken, 'all'],
    ['values that are met late', late, 'none'],
    ['states that are represented by others later', turning, 'symmetry'],
  ];
  test.each(
    Object.entries(storages).flatMap(([told, storage]) =>
      systems.map(([name, system, reduction]) => [told, name, system, reduction, storage] as const),
    ),
  )('%s: %s: finds what it finds at once', async (_told, _name, system, reduction, storage) => {
    const model = modelOf(system, reduction);
    const plain = outcome(CollapsedSearch.begin(model, {}, storage)!);
    const { found, forgetful } = await inParts(model, storage, steps);
    expect(found).toEqual(plain);
    if (plain.states > 10_000) expect(forgetful).toBeGreaterThan(1);
  });

  test('on random systems, at random places', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        randomSystem,
        fc.constantFrom(...Object.values(storages)),
        fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
        async (system, storage, places) => {
          const model = modelOf(system);
          const forgetting: Storage = { ...storage, logStates: 4 } as Storage;
          const plain = outcome(CollapsedSearch.begin(model, {}, forgetting)!);
          expect((await inParts(model, forgetting, places)).found).toEqual(plain);
        },
      ),
      { numRuns: 25 },
    );
  });

  const compact = storages['whole keys as fingerprints']!;
  test.each<PackedLimits>([{ states: 5000 }, { states: 18_472 }, { depth: 20 }, { bytes: 2 ** 20 }])(
    'goes on when it ended at a limit: %o',
    async (limits) => {
      const model = modelOf(race);
      const part = CollapsedSearch.begin(model, limits, compact)!;
      expect(outcome(part).outcome.kind).toBe('bounded');
      await keep(part);
      expect(outcome(await resumed(model, compact))).toEqual(
        outcome(CollapsedSearch.begin(model, {}, compact)!),
      );
    },
  );

  test('goes on when states were moved after it had ended', async () => {
    const model = modelOf(late);
    const whole = CollapsedSearch.begin(model, {}, compact)!;
    const moves: number[] = [];
    while (whole.stage.kind === 'running') {
      const { kernel, states } = whole;
      whole.advance(64);
      if (whole.kernel !== kernel && kernel instanceof ForgetfulKernel) moves.push(states);
    }
    expect(moves.length).toBeGreaterThan(0);
    // When they end shortly before, the states that are left to be looked at have the values that want a move.
    for (const states of moves.flatMap((at) => [at - 1, at - 2, at - 40])) {
      const part = CollapsedSearch.begin(model, { states }, compact)!;
      while (part.stage.kind === 'running') part.advance(4096);
      await keep(part);
      expect(outcome(await resumed(model, compact))).toEqual(outcome(whole));
    }
  });

  test('keeps traces that were found after it was kept, and its states as they are', async () => {
    const model = modelOf(late);
    const search = CollapsedSearch.begin(model, {}, compact)!;
    while (search.stage.kind === 'running') search.advance(4096);
    const checkpoints = new SearchCheckpoints(file, identity);
    await checkpoints.keep(search);
    const states = statesFile();
    expect((await resumed(model, compact)).untraced).toHaveLength(1);
    const plain = outcome(search);
    await checkpoints.keepFindings(search);
    expect(statesFile()).toBe(states);
    const again = await resumed(model, compact);
    expect(again.untraced).toEqual([]);
    expect(outcome(again)).toEqual(plain);
    rmSync(states);
    await checkpoints.keepFindings(search);
    expect(outcome(await resumed(model, compact))).toEqual(plain);
  });
});

describe('memory', () => {
  const storage = storages['whole keys as fingerprints']!;

  test('that is not enough for what was kept is told of; with enough it goes on', async () => {
    const model = modelOf(late);
    const limits = { bytes: 3 * 2 ** 20 };
    const search = CollapsedSearch.begin(model, limits, storage)!;
    for (let some = 0; some < 30_000; some += 1000) search.advance(1000);
    await keep(search);
    expect(await failure(resumed(model, storage, { bytes: 2 ** 20 }))).toMatch(/^THP6025/);
    const again = await resumed(model, storage, limits);
    expect(again.kernel.reservedBytes).toBeLessThanOrEqual(limits.bytes);
    expect(outcome(again)).toEqual(outcome(CollapsedSearch.begin(model, limits, storage)!));
  });

  test('that ended so that a table lost states leaves the former checkpoint', async () => {
    const model = modelOf(race);
    const search = CollapsedSearch.begin(model, {}, storage)!;
    for (let some = 0; some < 12_000; some += 1000) search.advance(1000);
    await keep(search);
    const before = readFileSync(file);
    search.kernel.write('crowded', 3);
    expect(await new SearchCheckpoints(file, identity).keep(search)).toEqual({ kind: 'overflowed' });
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(existsSync(statesFile())).toBe(true);
  });
});

describe('a file that cannot be gone on with', () => {
  const storage = storages['whole keys as fingerprints']!;
  const small = modelOf(raceModel({ ...sizes, pmds: 1, ptes: 1, pages: 1 }));
  const kept = async (model = small): Promise<void> => {
    const search = CollapsedSearch.begin(model, {}, storage)!;
    for (let some = 0; some < 9000; some += 1000) search.advance(1000);
    await keep(search);
  };

  test('is short, long or changed anywhere: the file of states', async () => {
    await kept(modelOf(race));
    const path = statesFile();
    const { part } = readSearch(file, identity);
    const whole = readFileSync(path);
    const into = new Uint8Array(whole.length);
    const readable = async (bytes: Uint8Array): Promise<boolean> => {
      writeFileSync(path, bytes);
      return await readStates(file, part, into);
    };
    expect(await readable(whole)).toBe(true);
    expect(Buffer.from(into).equals(whole)).toBe(true);
    expect(await readable(Buffer.concat([whole, Uint8Array.of(0)]))).toBe(false);
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: whole.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          expect(await readable(whole.subarray(0, at))).toBe(false);
          expect(await readable(whole.with(at, whole[at]! ^ by))).toBe(false);
        },
      ),
      { numRuns: 100 },
    );
    expect(await failure(resumed(modelOf(race), storage))).toMatch(
      /^THP6402 .*states is not what was written/,
    );
    truncateSync(path, 1000);
    expect(await failure(resumed(modelOf(race), storage))).toMatch(
      /^THP6402 .*states is not what was written/,
    );
    rmSync(path);
    expect(await failure(resumed(modelOf(race), storage))).toMatch(/^THP6402 .*ENOENT/);
  });

  test('is short or changed anywhere: the file that refers to it', { timeout: 60_000 }, async () => {
    await kept();
    const whole = readFileSync(file);
    const read = async (bytes: Uint8Array): Promise<string> => {
      writeFileSync(file, bytes);
      return await failure(Promise.resolve().then(() => readSearch(file, identity)));
    };
    expect(await read(whole)).toBe('none');
    for (let at = 0; at < whole.length; at++) {
      expect(await read(whole.subarray(0, at))).toMatch(/^THP6402/);
      expect(await read(whole.with(at, whole[at]! ^ (1 << (at % 8))))).toMatch(/^THP6402/);
    }
  });

  test('is of a search that tells states apart in another way', async () => {
    await kept();
    expect(await failure(resumed(small, { kind: 'exact' }))).toMatch(
      /^THP6403 .*its storage is compact, not exact/,
    );
    expect(await failure(resumed(small, { kind: 'bitstate', fieldBits: 20 }))).toMatch(/^THP6403/);
  });

  test('cannot be written: the former one stays, and nothing else is left', async () => {
    await kept(modelOf(race));
    const search = await resumed(modelOf(race), storage);
    search.advance(1);
    const names = readdirSync(scratch);
    mkdirSync(`${file}.${process.pid}.part`);
    const written = await new SearchCheckpoints(file, identity).keep(search);
    rmSync(`${file}.${process.pid}.part`, { recursive: true });
    expect(written.kind).toBe('failed');
    expect(readdirSync(scratch)).toEqual(names);
    expect(outcome(await resumed(modelOf(race), storage)).states).toBe(18_473);
  });
});
