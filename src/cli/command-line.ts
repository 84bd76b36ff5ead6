import { shellWord } from '../report/shell-word.ts';

/** Which options of a command are said again, and in which order. */
export interface SaidAgain {
  /** Options that are left out, by the names that the parser gives them. */
  readonly without: ReadonlySet<string>;
  /** Values that options have anyway, by name: those are left out. */
  readonly usual?: Readonly<Record<string, string>>;
  /** What a reader wants to see first. */
  readonly first?: readonly string[];
}

/**
 * A command with its arguments and options, as a shell takes it: `thpcheck explore split-vs-zap --arch arm`. Flags such
 * as --quiet are left out.
 */
export function commandLine(
  command: string,
  args: readonly string[],
  options: object,
  { without, usual = {}, first = [] }: SaidAgain,
): string {
  const rankOf = (name: string): number => (first.includes(name) ? first.indexOf(name) : first.length);
  const words = Object.entries(options)
    .toSorted(([a], [b]) => rankOf(a) - rankOf(b))
    .flatMap(([name, value]: [string, unknown]): readonly string[] => {
      if (without.has(name) || typeof value === 'boolean' || value === undefined || usual[name] === value)
        return [];
      const option = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
      const values = Array.isArray(value) ? (value as readonly unknown[]) : [value];
      return values.flatMap((each) => [option, shellWord(String(each))]);
    });
  return [command, ...args.map(shellWord), ...words].join(' ');
}
