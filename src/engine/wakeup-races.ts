import { grown } from './growth.ts';
import type { SnapshotTable } from './snapshot.ts';

/**
 * The races of a trace that may have to be reversed, sorted by the event that ends them. They are looked at when an
 * execution is complete, as only then it is known what can be run together with the reversal.
 */
export class WakeupRaces {
  length = 0;
  /** Depth of the first event of each race. */
  from = new Int32Array(256);
  /** Depth of the second event. */
  to = new Int32Array(256);
  /** Agents one of which must be run at depth `from`: one bit each. */
  candidates = new Int32Array(256);

  add(from: number, to: number, candidates: number): void {
    const at = this.length;
    if (at === this.from.length) {
      this.from = grown(this.from, at + 1);
      this.to = grown(this.to, at + 1);
      this.candidates = grown(this.candidates, at + 1);
    }
    this.from[at] = from;
    this.to[at] = to;
    this.candidates[at] = candidates;
    this.length = at + 1;
  }

  /** Forgets the races that end at the depth or behind it. */
  retreat(depth: number): void {
    while (this.length > 0 && this.to[this.length - 1]! >= depth) this.length--;
  }

  /** Keeps only the races for which `open` is true, in their order. */
  keep(open: (index: number) => boolean): void {
    let kept = 0;
    for (let i = 0; i < this.length; i++) {
      if (!open(i)) continue;
      this.from[kept] = this.from[i]!;
      this.to[kept] = this.to[i]!;
      this.candidates[kept] = this.candidates[i]!;
      kept++;
    }
    this.length = kept;
  }

  /** The tables, for {@link adopt}. */
  tables(): Readonly<Record<string, SnapshotTable>> {
    const { length } = this;
    return {
      racesFrom: this.from.slice(0, length),
      racesTo: this.to.slice(0, length),
      racesCandidates: this.candidates.slice(0, length),
    };
  }

  /** Takes over the tables of another search; false if one is missing. */
  adopt(tables: Readonly<Record<string, SnapshotTable>>): boolean {
    const { racesFrom, racesTo, racesCandidates } = tables;
    if (!racesFrom || !racesTo || !racesCandidates) return false;
    this.length = 0;
    for (let i = 0; i < racesFrom.length; i++) this.add(racesFrom[i]!, racesTo[i]!, racesCandidates[i]!);
    return true;
  }

  bytes(): number {
    return this.from.byteLength * 3;
  }
}
