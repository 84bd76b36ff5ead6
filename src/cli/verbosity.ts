import type { ProgressMode } from './progress.ts';

/** How much is said besides results. */
export interface Verbosity {
  readonly progress: ProgressMode;
  /** `brief`: verdict lines and first lines of findings only. */
  readonly detail: 'full' | 'brief';
  /** Whether times and memory are printed on stderr. */
  readonly stats: boolean;
  readonly debug: boolean;
}

/** `--quiet`, `--verbose` and `--stats`, and `V=1` and `THPCHECK_DEBUG=1` of the environment. */
export function verbosityOf(
  options: { readonly quiet?: boolean; readonly verbose?: boolean; readonly stats?: boolean },
  variables: Readonly<Record<string, string | undefined>>,
): Verbosity {
  const quiet = options.quiet === true;
  const verbose = !quiet && (options.verbose === true || variables['V'] === '1');
  return {
    progress: quiet ? 'quiet' : verbose ? 'all' : 'line',
    detail: quiet ? 'brief' : 'full',
    stats: options.stats === true || verbose,
    debug: variables['THPCHECK_DEBUG'] === '1',
  };
}
