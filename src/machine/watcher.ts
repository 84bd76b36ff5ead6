import type { Location } from '../program/form.ts';
import type { FramePosition } from './executor.ts';
import { accessClass } from './explorable.ts';
import type { WatchedEntry, WatchedValue, WatchRule } from './watch.ts';

/** What the watcher needs of the machine. */
export interface WatchHost {
  readonly memory: Int32Array;
  readonly agents: number;
  /** Stores a word of the machine's own, undone and hashed like any other. */
  storeNote(word: number, value: number): void;
  /** Takes words for notes; gives the number of the first. */
  reserveNotes(words: number): number;
  /** What the program's predicates say of a value. */
  classify(level: string, lo: number, hi: number): number;
  /** Where an agent stands, innermost first. */
  stackOf(agent: number): FramePosition[];
  /** Source positions of a stack. */
  placesOf(stack: readonly FramePosition[]): readonly Location[];
  violate(rule: string, message: string, stack: readonly FramePosition[]): void;
}

/** Looks at the accesses of page-table entries under watch: who wrote what, and which rules reads break. */
export class Watcher {
  readonly entries: WatchedEntry[] = [];
  /** By word: number of the watched entry, counted from 1; 0 for all other words. */
  readonly entryOf: Uint8Array;
  /** Key of the value before the access under way. */
  #valueBefore = '';
  readonly #host: WatchHost;
  readonly #rules: readonly WatchRule[];

  constructor(host: WatchHost, rules: readonly WatchRule[]) {
    this.#host = host;
    this.#rules = rules;
    this.entryOf = new Uint8Array(host.memory.length);
  }

  /** Puts an entry of 1 or 2 words under watch. */
  add(word: number, words: number, name: string): void {
    const noteWord = this.#host.reserveNotes(this.#host.agents + 1);
    this.entries.push({ name, word, words, noteWord, values: new Map() });
    this.entryOf.fill(this.entries.length, word, word + words);
  }

  /** Notes the values the entries have before any CPU runs. */
  noteInitialValues(): void {
    for (const entry of this.entries) this.#noteValue(entry, -1, []);
  }

  /** Before an access of a watched word: checks what is read. Gives the stack of whoever may write. */
  before(entry: WatchedEntry, agent: number, kind: number): readonly FramePosition[] {
    if (kind !== accessClass.write && kind !== accessClass.commutingAdd) this.#checkRead(entry, agent);
    if (kind === accessClass.read) return [];
    this.#valueBefore = this.#key(entry);
    return this.#host.stackOf(agent);
  }

  #checkRead(entry: WatchedEntry, agent: number): void {
    const { memory } = this.#host;
    const predicates = entry.values.get(this.#key(entry))?.predicates ?? 0;
    const writer = (memory[entry.noteWord] as number) - 1;
    const writesBy = (cpu: number): number => memory[entry.noteWord + 1 + cpu] as number;
    for (const rule of this.#rules) {
      const broken = rule({ entry: entry.name, reader: agent, writer, predicates, writesBy });
      if (broken !== undefined) this.#host.violate(broken.rule, broken.message, this.#host.stackOf(agent));
    }
  }

  /** After the access: notes who wrote, and the value if it is new. A failed compare-and-exchange writes nothing. */
  after(entry: WatchedEntry, agent: number, kind: number, storedBy: readonly FramePosition[]): void {
    if (kind === accessClass.readModifyWrite && this.#key(entry) === this.#valueBefore) return;
    const { memory } = this.#host;
    const count = entry.noteWord + 1 + agent;
    this.#host.storeNote(entry.noteWord, agent + 1);
    this.#host.storeNote(count, (memory[count] as number) + 1);
    this.#noteValue(entry, agent, storedBy);
  }

  #key(entry: WatchedEntry): string {
    const { memory } = this.#host;
    return `${entry.words > 1 ? memory[entry.word + 1] : 0}:${memory[entry.word]}`;
  }

  #noteValue(entry: WatchedEntry, cpu: number, storedBy: readonly FramePosition[]): void {
    const key = this.#key(entry);
    if (entry.values.has(key)) return;
    const { memory } = this.#host;
    const lo = memory[entry.word] as number;
    const hi = entry.words > 1 ? (memory[entry.word + 1] as number) : 0;
    const predicates = this.#host.classify(entry.name, lo, hi);
    entry.values.set(key, { lo, hi, cpu, storedBy: this.#host.placesOf(storedBy), predicates });
  }

  /** The values each entry has held, in the order in which they came up. */
  snapshot(): readonly (readonly WatchedValue[])[] {
    return this.entries.map((entry) => [...entry.values.values()]);
  }

  /** Takes over values from another process, which has the same entries. */
  restore(snapshot: readonly (readonly WatchedValue[])[]): void {
    for (const [index, values] of snapshot.entries()) {
      const entry = this.entries[index];
      entry?.values.clear();
      for (const value of values) entry?.values.set(`${value.hi}:${value.lo}`, value);
    }
  }
}
