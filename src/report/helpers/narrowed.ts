import type { HelpersResult } from '../../check/helpers/result.ts';
import { rowsNamed } from './rows-named.ts';

/** The result with the rows, findings and gaps of certain helpers only; all of it if none are named. */
export function narrowed(result: HelpersResult, names: readonly string[]): HelpersResult {
  if (names.length === 0) return result;
  const helpers = new Set(names.map((name) => name.split(/[ :]/, 1)[0]));
  return {
    ...result,
    architectures: result.architectures.map((each) => ({
      ...each,
      rows: rowsNamed(each, names),
      findings: each.findings.filter(({ helper }) => helpers.has(helper)),
      notEvaluated: each.notEvaluated.filter(({ helper }) => helpers.has(helper)),
    })),
  };
}
