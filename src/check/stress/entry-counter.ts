import type { EntryCoverage } from './result.ts';

/** A page-table entry whose values are numbers from 0 on. */
export interface CountedEntry {
  /** `pmd[0]`. */
  readonly name: string;
  /** Number of its present value. */
  readonly read: () => number;
  /** Class of a value, `huge, invalid`. */
  readonly classOf: (value: number) => string;
}

/** Most classes of one entry. */
const mostClasses = 1024;

/** Counts what entries are in attempts, and how they change, by class of value. */
export class EntryCounter {
  private readonly entries: readonly CountedEntry[];
  private readonly last: Int32Array;
  private attempt = 0;
  /** By entry: names of classes, and the class of each value that was seen. */
  private readonly classes: readonly string[][];
  private readonly classOfValue: readonly Map<number, number>[];
  /** By entry and class: the last attempt that saw it, and in how many it was seen. */
  private seenLast: readonly Float64Array[] = [];
  private seenIn: readonly Float64Array[] = [];
  /** By entry: `from * mostClasses + to` to the count of changes. */
  private changes: readonly Map<number, number>[] = [];

  constructor(entries: readonly CountedEntry[]) {
    this.entries = entries;
    this.last = new Int32Array(entries.length);
    this.classes = entries.map(() => []);
    this.classOfValue = entries.map(() => new Map());
    this.forget();
  }

  /** Starts to count again. */
  forget(): void {
    this.attempt = 0;
    this.seenLast = this.entries.map(() => new Float64Array(mostClasses));
    this.seenIn = this.entries.map(() => new Float64Array(mostClasses));
    this.changes = this.entries.map(() => new Map());
  }

  /** An attempt begins; the next {@link step} sees the initial values. */
  begin(): void {
    this.attempt++;
    this.last.fill(-1);
  }

  /** Looks at all entries. */
  step(): void {
    for (let at = 0; at < this.entries.length; at++) {
      const value = this.entries[at]!.read();
      const before = this.last[at]!;
      if (value === before) continue;
      this.last[at] = value;
      const now = this.numberOf(at, value);
      if (this.seenLast[at]![now] !== this.attempt) {
        this.seenLast[at]![now] = this.attempt;
        this.seenIn[at]![now]!++;
      }
      if (before < 0) continue;
      const pair = this.numberOf(at, before) * mostClasses + now;
      const changes = this.changes[at]!;
      changes.set(pair, (changes.get(pair) ?? 0) + 1);
    }
  }

  /** The counts. */
  coverage(): readonly EntryCoverage[] {
    return this.entries.map(({ name }, at) => {
      const names = this.classes[at]!;
      return {
        entry: name,
        classes: names
          .map((label, number) => ({ name: label, attempts: this.seenIn[at]![number]! }))
          .filter(({ attempts }) => attempts > 0)
          .toSorted((a, b) => b.attempts - a.attempts || (a.name < b.name ? -1 : 1)),
        changes: [...this.changes[at]!]
          .map(([pair, count]) => ({
            from: names[Math.floor(pair / mostClasses)]!,
            to: names[pair % mostClasses]!,
            count,
          }))
          .toSorted((a, b) => b.count - a.count || (a.from + a.to < b.from + b.to ? -1 : 1)),
      };
    });
  }

  private numberOf(entry: number, value: number): number {
    let number = this.classOfValue[entry]!.get(value);
    if (number === undefined) {
      const name = this.entries[entry]!.classOf(value);
      const names = this.classes[entry]!;
      const known = names.indexOf(name);
      number = known >= 0 ? known : Math.min(names.length, mostClasses - 1);
      names[number] = name;
      this.classOfValue[entry]!.set(value, number);
    }
    return number;
  }
}
