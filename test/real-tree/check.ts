import type { CheckRequest } from '../../src/check/check-request.ts';
import type { CheckResult } from '../../src/check/result.ts';
import { runCheck } from '../../src/check/run-check.ts';
import type { SourceTree } from '../../src/tree/source-tree.ts';

/** Milliseconds one test on real code may take: it may have to compile a dozen files on a loaded machine. */
export const compileTimeout = 600_000;

/** Checks one scenario on a tree; warnings are failures. */
export async function check(
  tree: SourceTree,
  request: Pick<CheckRequest, 'architecture' | 'scenario' | 'entries' | 'engine'> & Partial<CheckRequest>,
): Promise<CheckResult> {
  const { result } = await runCheck(
    { tree: tree.root, profile: 'source', overlays: [], limits: {}, ...request },
    { progress: () => undefined, warn: () => undefined, interrupted: () => false },
  );
  return result;
}

/** Rules broken, sorted. */
export function brokenRules(result: CheckResult): readonly string[] {
  return result.rules
    .filter((rule) => rule.outcome === 'violated')
    .map((rule) => rule.id)
    .toSorted();
}
