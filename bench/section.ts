import type { BenchOptions } from './options.ts';

/** A bound that a figure should keep. */
export interface Goal {
  /** What is measured, with the unit: `whole command, wall s`. */
  readonly what: string;
  readonly figure: number;
  readonly sense: 'below' | 'at most' | 'at least';
  readonly bound: number;
  /** Said after the verdict, such as the CPU time beside a wall time. */
  readonly remark?: string;
}

/** Figures in rows; the first column names the row. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What one section measured. */
export interface Measured {
  readonly tables: readonly Table[];
  /** Sentences under the tables: what the figures are, what was left out and why. */
  readonly notes: readonly string[];
  readonly goals: readonly Goal[];
  /** Things that are wrong, whatever the speed: a command that failed, counts that differ. */
  readonly failures: readonly string[];
}

/** One subject of the benchmark. */
export interface Section {
  /** For `--only`. */
  readonly name: string;
  readonly title: string;
  /** Measures; tells `progress` what goes on. */
  measure(options: BenchOptions, progress: (line: string) => void): Promise<Measured>;
}

/** A section that could not be measured, and why. */
export function leftOut(why: string): Measured {
  return { tables: [], notes: [`Not measured: ${why}.`], goals: [], failures: [] };
}

/** Whether the figure keeps its bound. */
export function isMet({ figure, sense, bound }: Goal): boolean {
  switch (sense) {
    case 'below':
      return figure < bound;
    case 'at most':
      return figure <= bound;
    case 'at least':
      return figure >= bound;
  }
}
