import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { DiffRequest, TreeSource } from '../check/diff/diff-request.ts';
import type { Catalogue } from './catalogue.ts';
import { choose } from './check-options.ts';
import { closest } from './closest.ts';
import { unknownScenario } from './diagnostics.ts';
import { architecturesNamed, wordsOf } from './helpers-options.ts';

/** Options of `diff` as the option parser leaves them: text, or true for a flag. */
export interface RawDiffOptions {
  readonly git?: string;
  readonly arch?: string;
  /** True where no names follow: all of them. */
  readonly scenarios?: string | true;
  readonly format: string;
  readonly out?: string;
  readonly clang?: string;
  readonly cache?: string;
}

/** What `diff` was asked for, validated. */
export interface DiffPlan {
  readonly request: DiffRequest;
  readonly format: 'text' | 'json';
  readonly out: string | undefined;
}

function scenariosOf(named: string | true | undefined, catalogue: Catalogue): readonly string[] {
  const known = catalogue.scenarios.map(({ name }) => name);
  if (named === undefined) return [];
  if (named === true) return known;
  const names = wordsOf(named);
  for (const name of names) {
    if (!known.includes(name)) throw new ThpcheckError(unknownScenario(name, known, closest(name, known)));
  }
  return names;
}

/**
 * Validates arguments and options of `diff` before anything is done.
 *
 * @param old directory of a tree; with --git a revision
 * @throws ThpcheckError THP1003, THP1004 or THP1005.
 */
export function diffPlanOf(
  old: string,
  fresh: string,
  options: RawDiffOptions,
  catalogue: Catalogue,
): DiffPlan {
  const { git, clang, cache } = options;
  const source = (named: string): TreeSource =>
    git === undefined
      ? { kind: 'directory', path: named }
      : { kind: 'git', repository: git, revision: named };
  return {
    request: {
      old: source(old),
      new: source(fresh),
      architectures: architecturesNamed(options.arch, catalogue),
      scenarios: scenariosOf(options.scenarios, catalogue),
      ...(clang === undefined ? {} : { clang }),
      ...(cache === undefined ? {} : { cacheDirectory: cache }),
    },
    format: choose('--format', options.format, ['text', 'json'] as const),
    out: options.out,
  };
}
