import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { RepairRequest } from '../check/repair/repair-request.ts';
import type { Catalogue } from './catalogue.ts';
import { choose } from './check-options.ts';
import { oneArchitecture } from './diagnostics.ts';
import { architecturesNamed, wordsOf } from './helpers-options.ts';

/** Options of `repair` as the option parser leaves them. */
export interface RawRepairOptions {
  readonly arch?: string;
  readonly helper?: string;
  readonly overlay: readonly string[];
  /** False with --no-scenarios. */
  readonly scenarios: boolean;
  readonly format: string;
  readonly out?: string;
  readonly clang?: string;
  readonly cache?: string;
}

/** What `repair` was asked for, validated. */
export interface RepairPlan {
  readonly request: RepairRequest;
  readonly format: 'text' | 'json';
  readonly out: string | undefined;
}

/** Validates the options of `repair`. @throws ThpcheckError THP1003, THP1005, THP1015 */
export function repairPlanOf(tree: string, options: RawRepairOptions, catalogue: Catalogue): RepairPlan {
  const [architecture, ...others] =
    options.arch === undefined ? [] : architecturesNamed(options.arch, catalogue);
  if (architecture === undefined || others.length > 0)
    throw new ThpcheckError(oneArchitecture(catalogue.helperArchitectures.map(({ name }) => name)));
  return {
    request: {
      tree,
      architecture,
      helpers: options.helper === undefined ? [] : wordsOf(options.helper).filter((name) => name !== ''),
      overlays: options.overlay,
      scenarios: options.scenarios ? catalogue.scenarios.map(({ name }) => name) : [],
      ...(options.clang === undefined ? {} : { clang: options.clang }),
      ...(options.cache === undefined ? {} : { cacheDirectory: options.cache }),
    },
    format: choose('--format', options.format, ['text', 'json'] as const),
    out: options.out,
  };
}
