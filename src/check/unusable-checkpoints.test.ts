import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { CheckRequest } from './check-request.ts';
import { runCheck } from './run-check.ts';

const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-unusable-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const letter = join(scratch, 'letter');
writeFileSync(letter, 'Dear maintainers');

/** What a check of a tree that does not exist ends with: what is said of the files comes first. */
async function codeOf(more: Partial<CheckRequest>): Promise<string> {
  const request: CheckRequest = {
    tree: join(scratch, 'no tree'),
    architecture: 'riscv64',
    scenario: 'split-vs-zap',
    entries: 8,
    profile: 'source',
    overlays: [],
    engine: 'dfs',
    limits: {},
    ...more,
  };
  const hooks = { progress: () => undefined, warn: () => undefined, interrupted: () => false };
  try {
    await runCheck(request, hooks);
  } catch (error) {
    if (error instanceof ThpcheckError) return error.diagnostic.code;
    throw error;
  }
  return 'none';
}

it.each<[string, Partial<CheckRequest>, string]>([
  ['a new file', { checkpoint: join(scratch, 'new') }, 'THP2000'],
  ['another file', { checkpoint: letter }, 'THP6024'],
  ['no directory', { checkpoint: join(scratch, 'nowhere', 'file') }, 'THP6024'],
  ['nothing to go on with', { resume: join(scratch, 'nothing') }, 'THP6402'],
  ['another file to go on with', { resume: letter, checkpoint: letter }, 'THP6402'],
])('%s: found out before anything is compiled', async (_, more, code) => {
  expect(await codeOf(more)).toBe(code);
  expect(readFileSync(letter, 'utf8')).toBe('Dear maintainers');
});
