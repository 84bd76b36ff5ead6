import { parseArgs } from 'node:util';

/** How much is measured. */
export interface BenchOptions {
  /** Kernel tree; without one, only what needs none is measured. */
  readonly tree: string | undefined;
  /** `quick`: one run of little, to see that everything works; its figures mean nothing. */
  readonly effort: 'full' | 'quick';
  /** Whether compiling into an empty cache is measured. */
  readonly cold: 'measured' | 'left out';
  /** Whether systems of 10^7 and 10^8 states are searched, which takes long. */
  readonly large: 'measured' | 'left out';
  /** Names of the sections to be measured; empty for all. */
  readonly only: readonly string[];
  /** Whether what was measured goes into `bench/RESULTS.md`. */
  readonly results: 'written' | 'printed only';
}

/** Help text of `npm run bench`. */
export const usage = `npm run bench -- [options]
  --cold          also compile each architecture into an empty cache (minutes)
  --large         also search the largest systems (an hour, 5 GB)
  --quick         one run of little; writes no file
  --only NAMES    sections, separated by commas: thread, model, ceiling, storage, reductions,
                  parallel, growth, huge, command, three-cpus, gup-fast-three-cpus, cold,
                  helpers, rates, engine, peers
  --no-write      print only, leave bench/RESULTS.md alone
`;

/**
 * Options of the command line.
 *
 * @throws TypeError for an option that there is none of.
 */
export function optionsOf(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      tree: { type: 'string' },
      quick: { type: 'boolean', default: false },
      cold: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      'no-write': { type: 'boolean', default: false },
    },
  });
  const only = values.only.split(',').filter((name) => name !== '');
  const unwritten = values.quick || values['no-write'];
  return {
    tree: values.tree,
    effort: values.quick ? 'quick' : 'full',
    cold: values.cold ? 'measured' : 'left out',
    large: values.large ? 'measured' : 'left out',
    only,
    results: unwritten ? 'printed only' : 'written',
  };
}
