import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { ne } from '../../../transition/expression.ts';
import type { TransitionSystem } from '../../../transition/form.ts';
import { read } from '../../../transition/testing/small-systems.ts';
import { raceModel } from '../../packed/testing/race-model.ts';
import type { PackedLimits, PackedResult } from '../../packed/result.ts';
import type { ResumeOptions } from '../checkpoint/resume-search.ts';
import { SearchCheckpoints } from '../checkpoint/search-checkpoints.ts';
import type { SearchIdentity } from '../checkpoint/search-file.ts';
import { collapsedModel, exploreCollapsed } from '../explore-collapsed.ts';
import { reduced, type Reduction } from '../reduction.ts';
import { ParallelSearch, type ParallelOptions } from './parallel-search.ts';
import { late } from '../testing/late-systems.ts';
import { resumeTogether } from './resume-together.ts';

const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-together-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const file = join(scratch, 'kept');
beforeEach(() => {
  for (const name of readdirSync(scratch)) rmSync(join(scratch, name));
});

const identity: SearchIdentity = { tool: { version: '1', code: 'a' }, subject: {} };
const resuming: ResumeOptions = { file, identity, storage: 'exact', mode: 'append' };
const system = raceModel({ cpus: 1, pmds: 2, ptes: 2, pages: 2, zappers: 1, faults: 1 }, 'clears PMD');
const threads: ParallelOptions = { workers: 2, worthThreads: 500, smallLayer: 16, beginning: 'together' };

const essence = (result: PackedResult | undefined): unknown => ({ ...result, bytesPerState: 0 });

/** One of the parts in which a search is done. */
interface Part {
  readonly workers: number;
  /** States that it expands at least; absent: all. */
  readonly states?: number;
  readonly limits?: PackedLimits;
}

/** A search in parts, each of which keeps what it has and is gone on with by the next one; what the last one found. */
async function inParts(
  parts: readonly Part[],
  reduction: Reduction,
  subject: TransitionSystem = system,
): Promise<{ readonly result: PackedResult; readonly shared: readonly boolean[] }> {
  const searched = reduced(subject, reduction);
  const shared: boolean[] = [];
  let result: PackedResult | undefined;
  for (const [at, { workers, states = Infinity, limits = {} }] of parts.entries()) {
    const options = { ...threads, workers, limits };
    const { search, open } =
      at === 0
        ? { search: ParallelSearch.begin(searched, limits, options)!, open: undefined }
        : await resumeTogether(searched, collapsedModel(searched)!, resuming, options);
    try {
      const checkpoints = new SearchCheckpoints(file, identity, open);
      const goal = search.current.expanded + states;
      while (search.stage.kind === 'running' && search.current.expanded < goal) {
        await search.advance(Math.min(subject === system ? 700 : 20_000, goal - search.current.expanded));
        expect(await checkpoints.keep(search.current)).toEqual({ kind: 'written' });
      }
      if (search.stage.kind === 'running') search.halt();
      shared.push(search.isShared);
      expect(await checkpoints.keep(search.current)).toEqual({ kind: 'written' });
      checkpoints.close();
      expect(readdirSync(scratch)).toHaveLength(2);
      result = search.result();
    } finally {
      await search.close();
    }
  }
  return { result: result!, shared };
}

describe('a search that several threads go on with', () => {
  const alone = { workers: 1 };
  const together = { workers: 2 };
  test.each<[string, readonly Part[]]>([
    ['threads after threads', [{ ...together, states: 3000 }, { ...together, states: 2500 }, together]],
    ['threads after one', [{ ...alone, states: 4000 }, together]],
    ['one after threads', [{ ...together, states: 4000 }, alone]],
    ['after it has ended', [together, together]],
    ['after a limit of states', [{ ...together, limits: { states: 5000 } }, together]],
    ['after a limit of depth', [{ ...together, limits: { depth: 20 } }, together]],
    ['one after a limit of threads', [{ ...together, limits: { depth: 20 } }, alone]],
  ])('%s: finds what is found at once', async (_, parts) => {
    for (const reduction of ['none', 'symmetry'] as const) {
      const { result, shared } = await inParts(parts, reduction);
      expect(essence(result)).toEqual(essence(exploreCollapsed(system, { reduction })));
      expect(shared).toEqual(parts.map(({ workers }) => workers > 1));
    }
  });

  test('ends at a limit as if it had never been stopped: with whole layers', async () => {
    const end = { workers: 2, limits: { states: 7000 } };
    const whole = await inParts([end], 'none');
    expect(whole.result.outcome).toEqual({ kind: 'bounded', limit: 'states' });
    // It stops within the layer that the limit takes it back from.
    for (const states of [2000, whole.result.states - 100]) {
      const { result } = await inParts([{ workers: 2, states }, end], 'none');
      expect(essence(result)).toEqual(essence(whole.result));
    }
  });

  test('a depth at which it ends anyway is no limit to go on from', async () => {
    // Its last layer, from which nothing leads on, breaks the rule too.
    const ending = { ...late, invariants: [{ rule: 1, condition: ne(read(2), 299) }] };
    const depth = 15 + 15 + 299;
    const plain = exploreCollapsed(ending)!;
    expect(plain).toMatchObject({ depth, broken: [{ count: 16 * 16 }] });
    for (const workers of [1, 2]) {
      const parts = [{ workers, limits: { depth } }, { workers }];
      const { result } = await inParts(parts, 'none', ending);
      expect(essence(result)).toEqual(essence(plain));
    }
  });

  test('is refused when its keys are damaged', async () => {
    await inParts([{ workers: 2, states: 3000 }], 'none');
    const keys = join(
      scratch,
      readdirSync(scratch).find((name) => name.endsWith('.keys'))!,
    );
    const bytes = readFileSync(keys);
    bytes[bytes.length - 1]! ^= 1;
    writeFileSync(keys, bytes);
    const searched = reduced(system, 'none');
    const resumed = resumeTogether(searched, collapsedModel(searched)!, resuming, { ...threads, limits: {} });
    await expect(resumed).rejects.toMatchObject({ diagnostic: { code: 'THP6402' } });
  });
});
