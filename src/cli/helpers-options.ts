import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { HelpersRequest } from '../check/helpers/helpers-request.ts';
import type { HelpersResult } from '../check/helpers/result.ts';
import type { Catalogue } from './catalogue.ts';
import { choose } from './check-options.ts';
import { closest } from './closest.ts';
import { unknownArchitecture, unknownHelper } from './diagnostics.ts';

/** Options of `helpers` as the option parser leaves them: text, or true for a flag. */
export interface RawHelpersOptions {
  readonly arch?: string;
  readonly helper?: string;
  readonly format: string;
  readonly out?: string;
  readonly overlay?: readonly string[];
  readonly rules?: boolean;
  readonly scenarios?: boolean;
  readonly strict?: boolean;
  readonly clang?: string;
  readonly cache?: string;
}

const formats = ['text', 'json', 'html'] as const;

/** A format of the report on helpers. */
export type HelpersFormat = (typeof formats)[number];

/** What `helpers` was asked for, validated. */
export interface HelpersPlan {
  readonly request: HelpersRequest;
  /** Whether the user named the architectures, or gets all of them. */
  readonly architectures: 'named' | 'all';
  /** Only these helpers are shown; all of them if there are none. */
  readonly helpers: readonly string[];
  readonly format: HelpersFormat;
  readonly out: string | undefined;
  readonly rules: 'counted' | 'named';
  /** Findings that make the exit status 1. */
  readonly counted: 'reachable' | 'all';
}

/** The words of a comma-separated list, each once. */
export function wordsOf(list: string): readonly string[] {
  return [...new Set(list.split(',').map((word) => word.trim()))];
}

/** Architectures of a comma-separated list, in the order of the catalogue; all without one. @throws ThpcheckError THP1003. */
export function architecturesNamed(list: string | undefined, catalogue: Catalogue): readonly string[] {
  const known = catalogue.helperArchitectures.map(({ name }) => name);
  if (list === undefined) return known;
  const names = wordsOf(list);
  for (const name of names) {
    if (!known.includes(name))
      throw new ThpcheckError(unknownArchitecture(name, known, closest(name, known)));
  }
  return known.filter((name) => names.includes(name));
}

/**
 * Validates the options of `helpers` before anything is done. Architectures are evaluated in the order of the
 * catalogue, whatever order they are named in.
 *
 * @throws ThpcheckError THP1003, THP1005 or THP1013.
 */
export function helpersPlanOf(tree: string, options: RawHelpersOptions, catalogue: Catalogue): HelpersPlan {
  const helpers = options.helper === undefined ? [] : wordsOf(options.helper);
  if (helpers.includes('')) throw new ThpcheckError(unknownHelper('', undefined));
  return {
    request: {
      tree,
      architectures: architecturesNamed(options.arch, catalogue),
      overlays: options.overlay ?? [],
      scenarios: options.scenarios === true ? 'run' : 'left out',
      ...(options.clang === undefined ? {} : { clang: options.clang }),
      ...(options.cache === undefined ? {} : { cacheDirectory: options.cache }),
    },
    architectures: options.arch === undefined ? 'all' : 'named',
    helpers,
    format: choose('--format', options.format, formats),
    out: options.out,
    rules: options.rules === true ? 'named' : 'counted',
    counted: options.strict === true ? 'all' : 'reachable',
  };
}

/**
 * Checks that each helper that was named is one of some architecture, evaluated or not. Which helpers there are depends
 * on the tree, so this can be said only afterwards.
 *
 * @throws ThpcheckError THP1013.
 */
export function requireHelpers(names: readonly string[], { architectures }: HelpersResult): void {
  if (architectures.length === 0) return;
  const known = new Set(
    architectures.flatMap(({ rows, notEvaluated }) => [
      ...rows.flatMap(({ name, helper }) => [helper, name]),
      ...notEvaluated.map(({ helper }) => helper),
    ]),
  );
  for (const name of names) {
    if (!known.has(name)) throw new ThpcheckError(unknownHelper(name, closest(name, [...known])));
  }
}
