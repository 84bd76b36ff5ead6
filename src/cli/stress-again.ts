import { commandLine } from './command-line.ts';
import type { RawStressOptions } from './stress-options.ts';

/** Options that say how long to run and what to print: they have no part in what one attempt does. */
const aboutTheRun: readonly (keyof RawStressOptions)[] = [
  'attempts', 'attempt', 'widenedBy', 'stopAtFirst', 'exact', 'limitTime', 'limitStates', 'sweep', 'trace', 'format',
]; // prettier-ignore

/** The command line that runs one attempt again and shows all of it. The seed is always said. */
export function attemptCommand(
  args: readonly string[],
  options: RawStressOptions,
  attempt: number,
  widenedBy: readonly number[],
): string {
  const command = commandLine('thpcheck stress', args, options, {
    without: new Set<string>(aboutTheRun),
    usual: { scheduler: 'random', hardware: '1', limitSteps: '100000' },
    first: ['model', 'arch', 'kernel', 'with', 'overlay', 'scheduler'],
  });
  const finer = widenedBy.length === 0 ? '' : ` --widened-by ${widenedBy.join(',')}`;
  return `${command}${finer} --attempt ${attempt}`;
}
