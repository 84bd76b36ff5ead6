import type { AccessClass } from '../machine/explorable.ts';
import { accessClass } from '../machine/explorable.ts';
import { grown } from './growth.ts';

const agentBits = 5;
const agentMask = (1 << agentBits) - 1;

/**
 * For every word: the last event that writes it, and the last read and the last commuting add of every agent
 * since. From these follow the latest events an access conflicts with, without a scan of the trace.
 *
 * An event is named by its stamp: its depth + 1, so that 0 means none. Only words that were accessed take room: a
 * word gets a slot, and a slot is a row of the last write (stamp and agent in one number), then the reads, then
 * the adds by agent. Reads and adds older than the write are left in place; they are told by their stamps.
 */
export class ConflictIndex {
  private readonly agents: number;
  private readonly stride: number;
  private readonly slotOf: Int32Array;
  /** Slot 0 is that of words never accessed and stays zero. */
  private slots = 1;
  private rows: Int32Array;
  /** Pairs of an index into rows and the value before. */
  private log = new Int32Array(4096);
  private logLength = 0;

  constructor(words: number, agents: number) {
    this.agents = agents;
    this.stride = 1 + 2 * agents;
    this.slotOf = new Int32Array(words);
    this.rows = new Int32Array(256 * this.stride);
  }

  /** A mark for {@link undo}. */
  mark(): number {
    return this.logLength;
  }

  /**
   * Puts into `latest[a]` the stamp of agent a's latest event that conflicts with the access, or 0. Events that
   * come before the last write of the word, to which every access of it is ordered anyway, may be left out.
   */
  collect(kind: AccessClass, word: number, count: number, latest: Int32Array): void {
    const { agents, rows, stride } = this;
    for (let a = 0; a < agents; a++) latest[a] = 0;
    for (let w = word; w < word + count; w++) {
      const row = this.slotOf[w]! * stride;
      const write = rows[row]!;
      const writeStamp = write >>> agentBits;
      if (writeStamp > latest[write & agentMask]!) latest[write & agentMask] = writeStamp;
      if (kind !== accessClass.read) {
        for (let a = 0; a < agents; a++) {
          const read = rows[row + 1 + a]!;
          if (read > writeStamp && read > latest[a]!) latest[a] = read;
        }
      }
      if (kind !== accessClass.commutingAdd) {
        for (let a = 0; a < agents; a++) {
          const add = rows[row + 1 + agents + a]!;
          if (add > writeStamp && add > latest[a]!) latest[a] = add;
        }
      }
    }
  }

  /** Stamp of the last event that writes one of the words (write, update, lock, unlock), or 0. */
  lastWrite(word: number, count: number): number {
    let last = 0;
    for (let w = word; w < word + count; w++) {
      const stamp = this.rows[this.slotOf[w]! * this.stride]! >>> agentBits;
      if (stamp > last) last = stamp;
    }
    return last;
  }

  /** Notes the event `stamp` of the agent. */
  note(agent: number, kind: AccessClass, word: number, count: number, stamp: number): void {
    let column = 0;
    let value = stamp;
    if (kind === accessClass.read) column = 1 + agent;
    else if (kind === accessClass.commutingAdd) column = 1 + this.agents + agent;
    else value = (stamp << agentBits) | agent;
    if (this.logLength + count * 2 > this.log.length) this.log = grown(this.log, this.logLength + count * 2);
    const log = this.log;
    let at = this.logLength;
    for (let w = word; w < word + count; w++) {
      const slot = this.slotOf[w]!;
      const index = (slot === 0 ? this.newSlot(w) : slot) * this.stride + column;
      log[at] = index;
      log[at + 1] = this.rows[index]!;
      at += 2;
      this.rows[index] = value;
    }
    this.logLength = at;
  }

  /** Forgets what was noted since the mark. */
  undo(mark: number): void {
    const { log, rows } = this;
    let at = this.logLength;
    while (at > mark) {
      at -= 2;
      rows[log[at]!] = log[at + 1]!;
    }
    this.logLength = at;
  }

  bytes(): number {
    return this.slotOf.byteLength + this.rows.byteLength + this.log.byteLength;
  }

  private newSlot(word: number): number {
    const slot = this.slots++;
    if (this.slots * this.stride > this.rows.length) this.rows = grown(this.rows, this.slots * this.stride);
    this.slotOf[word] = slot;
    return slot;
  }
}
