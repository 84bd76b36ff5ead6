import type { RawStressOptions } from './stress-options.ts';

/** Options that say how long to run and what to print: they have no part in what one attempt does. */
const aboutTheRun = new Set<keyof RawStressOptions>([
  'attempts', 'attempt', 'widenedBy', 'stopAtFirst', 'exact', 'limitTime', 'limitStates', 'sweep', 'trace', 'format',
]); // prettier-ignore

/** What a reader wants to see first. */
const first: readonly string[] = ['model', 'arch', 'kernel', 'with', 'overlay', 'scheduler'];

/** The command line that runs one attempt again and shows all of it. */
export function attemptCommand(
  args: readonly string[],
  options: RawStressOptions,
  attempt: number,
  widenedBy: readonly number[],
): string {
  const inOrder = Object.entries(options).toSorted(([a], [b]) => rankOf(a) - rankOf(b));
  const words = inOrder.flatMap(([name, value]): string[] => {
    if (aboutTheRun.has(name as keyof RawStressOptions) || !isSaid(name, value)) return [];
    const option = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    return (Array.isArray(value) ? (value as string[]) : [String(value)]).flatMap((each) => [
      option,
      quoted(each),
    ]);
  });
  const finer = widenedBy.length === 0 ? [] : ['--widened-by', widenedBy.join(',')];
  return ['thpcheck stress', ...args.map(quoted), ...words, ...finer, '--attempt', String(attempt)].join(' ');
}

const rankOf = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);

/** Flags such as --quiet, and options that have the value they have anyway, are left out; the seed never is. */
function isSaid(name: string, value: unknown): boolean {
  if (typeof value === 'boolean' || value === undefined) return false;
  const usual: Readonly<Record<string, string>> = {
    scheduler: 'random',
    hardware: '1',
    limitSteps: '100000',
  };
  return usual[name] !== value;
}

/** A word as a shell takes it. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
