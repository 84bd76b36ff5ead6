import type { Access, AccessClass } from '../machine/explorable.ts';
import { accessClass } from '../machine/explorable.ts';
import { ConflictIndex } from './conflict-index.ts';
import { grown } from './growth.ts';

/**
 * The events of one trace under happens-before: program order, and the order of conflicting accesses.
 *
 * Every event has a vector clock, a row of one stamp an agent: the latest event of that agent that happens before
 * it (itself included). A stamp is depth + 1; 0 is none. So the event at depth j of agent q happens before the
 * event at depth i exactly if `clocks[i * agents + q] > j`.
 */
export class EventOrder {
  readonly agents: number;
  /** Events in the trace. */
  length = 0;
  /** Access of each event. */
  kinds = new Uint8Array(1024);
  words = new Int32Array(1024);
  counts = new Int32Array(1024);
  agentOf = new Uint8Array(1024);
  /** One row a depth. */
  clocks: Int32Array;
  /** Stamp of the latest event of each agent. */
  readonly lastOf: Int32Array;
  /** Depths of the races that the last {@link push} found, {@link raceCount} of them. */
  readonly races: Int32Array;
  raceCount = 0;
  /** Stamp of the last write of the lock word before the acquisition pushed last, or 0. */
  lockWrite = 0;

  private readonly index: ConflictIndex;
  private readonly latest: Int32Array;
  /** Depths of the events of each agent, ascending, and how many there are. */
  private readonly positions: Int32Array[];
  private readonly eventsOf: Int32Array;
  private indexMarks = new Float64Array(1024);
  /** Stamp of the event before of the same agent. */
  private before = new Int32Array(1024);

  constructor(words: number, agents: number) {
    this.agents = agents;
    this.index = new ConflictIndex(words, agents);
    this.clocks = new Int32Array(1024 * agents);
    this.lastOf = new Int32Array(agents);
    this.latest = new Int32Array(agents);
    this.races = new Int32Array(agents);
    this.eventsOf = new Int32Array(agents);
    this.positions = Array.from({ length: agents }, () => new Int32Array(256));
  }

  /**
   * Appends an event and finds the races it ends: the events e of other agents that conflict with it and that
   * nothing else orders before it (no event lies between them in happens-before). Of a lock acquisition only the
   * races with reads and adds since the last write of the lock word are found here, see lock-races.ts.
   */
  push(agent: number, access: Access): void {
    const { agents, latest, index } = this;
    const depth = this.length;
    if (depth === this.kinds.length) this.grow();
    const { word, count } = access;
    const kind = access.class;
    const clocks = this.clocks;
    const row = depth * agents;
    const previous = this.lastOf[agent]!;
    if (previous === 0) for (let a = 0; a < agents; a++) clocks[row + a] = 0;
    else for (let a = 0, from = (previous - 1) * agents; a < agents; a++) clocks[row + a] = clocks[from + a]!;

    index.collect(kind, word, count, latest);
    this.lockWrite = kind === accessClass.lock ? index.lastWrite(word, count) : 0;
    this.findRaces(agent, row, this.lockWrite);
    for (let a = 0; a < agents; a++) {
      const stamp = latest[a]!;
      if (stamp <= clocks[row + a]!) continue;
      const from = (stamp - 1) * agents;
      for (let b = 0; b < agents; b++)
        if (clocks[from + b]! > clocks[row + b]!) clocks[row + b] = clocks[from + b]!;
    }
    clocks[row + agent] = depth + 1;

    this.kinds[depth] = kind;
    this.words[depth] = word;
    this.counts[depth] = count;
    this.agentOf[depth] = agent;
    this.before[depth] = previous;
    this.lastOf[agent] = depth + 1;
    this.indexMarks[depth] = index.mark();
    index.note(agent, kind, word, count, depth + 1);
    const events = this.eventsOf[agent]!++;
    let positions = this.positions[agent]!;
    if (events === positions.length) this.positions[agent] = positions = grown(positions, events + 1);
    positions[events] = depth;
    this.length = depth + 1;
  }

  /** Takes back the last event. */
  pop(): void {
    const depth = --this.length;
    const agent = this.agentOf[depth]!;
    this.index.undo(this.indexMarks[depth]!);
    this.lastOf[agent] = this.before[depth]!;
    this.eventsOf[agent]!--;
  }

  /** Stamp of the event before that at the depth of the same agent, or 0. */
  previous(depth: number): number {
    return this.before[depth]!;
  }

  /** Depth of the agent's first event after depth `j`, among the first `end` events, or -1. */
  firstAfter(agent: number, j: number, end: number): number {
    const positions = this.positions[agent]!;
    let low = 0;
    let high = this.eventsOf[agent]!;
    if (high === 0 || positions[high - 1]! <= j) return -1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (positions[middle]! > j) high = middle;
      else low = middle + 1;
    }
    const depth = positions[low]!;
    return depth < end ? depth : -1;
  }

  /** Events of the agent up to the stamp. */
  countUpTo(agent: number, stamp: number): number {
    const positions = this.positions[agent]!;
    let low = 0;
    let high = this.eventsOf[agent]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (positions[middle]! < stamp) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /**
   * How far an agent can be moved alone when of each agent the events up to a stamp have been run: the stamp of the last
   * event that has nothing before it but those, or the agent's own stamp. At most `limit`.
   */
  reachAlone(agent: number, done: Int32Array, limit: number): number {
    const { agents, clocks } = this;
    const positions = this.positions[agent]!;
    let low = this.countUpTo(agent, done[agent]!);
    let high = this.countUpTo(agent, limit);
    while (low < high) {
      const middle = (low + high) >>> 1;
      const row = positions[middle]! * agents;
      let ready = true;
      for (let a = 0; a < agents; a++) if (a !== agent && clocks[row + a]! > done[a]!) ready = false;
      if (ready) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? 0 : positions[low - 1]! + 1;
  }

  /** Whether the event at depth `j` happens before the latest event of the agent, among the first `end`. */
  knows(agent: number, j: number, end: number): boolean {
    let stamp = this.lastOf[agent]!;
    if (stamp > end) stamp = this.before[stamp - 1]!;
    return stamp !== 0 && this.clocks[(stamp - 1) * this.agents + this.agentOf[j]!]! > j;
  }

  /** Whether the event at the depth accessed one of the words. */
  overlaps(depth: number, word: number, count: number): boolean {
    const first = this.words[depth]!;
    return first < word + count && word < first + this.counts[depth]!;
  }

  /** Whether the event at the depth accessed all of the words. */
  covers(depth: number, word: number, count: number): boolean {
    const first = this.words[depth]!;
    return first <= word && word + count <= first + this.counts[depth]!;
  }

  /** Stamp of the last event that writes one of the words, or 0. */
  lastWrite(word: number, count: number): number {
    return this.index.lastWrite(word, count);
  }

  kindOf(depth: number): AccessClass {
    return this.kinds[depth] as AccessClass;
  }

  /** Fills in the access of the event at the depth. */
  accessAt(depth: number, access: Access): void {
    access.class = this.kindOf(depth);
    access.word = this.words[depth]!;
    access.count = this.counts[depth]!;
  }

  bytes(): number {
    let positions = 0;
    for (const array of this.positions) positions += array.byteLength;
    return this.index.bytes() + this.clocks.byteLength + positions + this.kinds.length * 26;
  }

  /** `lockWrite` is the stamp of the last write of a lock word about to be acquired, otherwise 0. */
  private findRaces(agent: number, row: number, lockWrite: number): void {
    const { agents, latest, clocks } = this;
    let found = 0;
    for (let a = 0; a < agents; a++) {
      const stamp = latest[a]!;
      if (a === agent || stamp <= clocks[row + a]!) continue;
      if (stamp === lockWrite) continue;
      let immediate = true;
      for (let b = 0; b < agents; b++) {
        const other = latest[b]!;
        if (b !== a && b !== agent && other !== 0 && clocks[(other - 1) * agents + a]! >= stamp)
          immediate = false;
      }
      if (immediate) this.races[found++] = stamp - 1;
    }
    this.raceCount = found;
  }

  private grow(): void {
    const length = this.kinds.length + 1;
    this.kinds = grown(this.kinds, length);
    this.words = grown(this.words, length);
    this.counts = grown(this.counts, length);
    this.agentOf = grown(this.agentOf, length);
    this.indexMarks = grown(this.indexMarks, length);
    this.before = grown(this.before, length);
    this.clocks = grown(this.clocks, this.kinds.length * this.agents);
  }
}
