/** What is known about who touches which words. Plain data. */
export interface SharingSnapshot {
  readonly shared: readonly number[];
  /** Triples: word, mask of the CPUs that read it, mask of those that wrote it. */
  readonly touched: readonly number[];
}

/**
 * Which words more than one CPU touches. Found while running: a CPU may access a word without stopping as long
 * as nobody else's accesses can conflict with it; the first access that breaks this makes the word shared for good,
 * and the search starts again with it known. Words are 32 bits.
 *
 * Generated code asks one byte a word: `quietRead[cpu][word]` or `quietWrite[cpu][word]` is 0 when the access
 * needs no attention. Everything else comes here.
 */
export class Sharing {
  readonly quietRead: Uint8Array[];
  readonly quietWrite: Uint8Array[];
  /** For set-up and final checks, which run alone: only validity counts. */
  readonly alone: Uint8Array;
  /** For runs alone in which every access is looked at. */
  readonly attended: Uint8Array;
  readonly shared: Uint8Array;
  /** Words that were freed on some path: their accesses are always looked at. */
  readonly everFreed: Uint8Array;
  readonly #readers: Uint8Array;
  readonly #writers: Uint8Array;
  #count = 0;

  constructor(words: number, cpus: number) {
    this.quietRead = Array.from({ length: cpus }, () => new Uint8Array(words).fill(1));
    this.quietWrite = Array.from({ length: cpus }, () => new Uint8Array(words).fill(1));
    this.alone = new Uint8Array(words).fill(1);
    this.attended = new Uint8Array(words).fill(1);
    this.shared = new Uint8Array(words);
    this.everFreed = new Uint8Array(words);
    this.#readers = new Uint8Array(words);
    this.#writers = new Uint8Array(words);
  }

  /** Number of shared words. */
  get count(): number {
    return this.#count;
  }

  /** What has to be kept: the shared words in no order, and for each word touched the CPUs that read and wrote it. */
  snapshot(): SharingSnapshot {
    const shared: number[] = [];
    const touched: number[] = [];
    for (let word = 0; word < this.shared.length; word++) {
      if (this.shared[word] === 1) shared.push(word);
      const [readers, writers] = [this.#readers[word] as number, this.#writers[word] as number];
      if ((readers | writers) !== 0) touched.push(word, readers, writers);
    }
    return { shared, touched };
  }

  /** Takes over what another process has learnt. What is quiet is found out again. */
  restore({ shared, touched }: SharingSnapshot): void {
    for (const map of [...this.quietRead, ...this.quietWrite]) map.fill(1);
    for (const word of shared) this.share(word);
    for (let i = 0; i < touched.length; i += 3) {
      const word = touched[i] as number;
      this.#readers[word] = (this.#readers[word] as number) | (touched[i + 1] as number);
      this.#writers[word] = (this.#writers[word] as number) | (touched[i + 2] as number);
    }
  }

  /** Makes a word shared: every access of it is visible from now on. */
  share(word: number): void {
    if (this.shared[word] === 1) return;
    this.shared[word] = 1;
    this.#count++;
    this.#attend(word);
  }

  /** The word is freed on some path: its accesses must always be checked. */
  noteFreed(word: number): void {
    this.everFreed[word] = 1;
    this.alone[word] = 1;
    this.#attend(word);
  }

  #attend(word: number): void {
    for (const map of this.quietRead) map[word] = 1;
    for (const map of this.quietWrite) map[word] = 1;
  }

  /** Notes a read by `cpu`; true when the word is, or now became, shared. */
  noteRead(cpu: number, word: number): 'private' | 'shared' | 'widened' {
    if (this.shared[word] === 1) return 'shared';
    const mine = 1 << cpu;
    this.#readers[word] = (this.#readers[word] as number) | mine;
    if (((this.#writers[word] as number) & ~mine) !== 0) {
      this.share(word);
      return 'widened';
    }
    if (this.everFreed[word] === 0) (this.quietRead[cpu] as Uint8Array)[word] = 0;
    return 'private';
  }

  /**
   * Notes a lock operation, which is always visible. Accesses of the word that were quiet before, also this CPU's
   * own, are visible from now on: traces divide into other actions, so the search must start again.
   */
  noteLock(word: number): 'shared' | 'widened' {
    if (this.shared[word] === 1) return 'shared';
    const touched = this.#readers[word] !== 0 || this.#writers[word] !== 0;
    this.share(word);
    return touched ? 'widened' : 'shared';
  }

  /** Notes a write (or an atomic update) by `cpu`. */
  noteWrite(cpu: number, word: number): 'private' | 'shared' | 'widened' {
    if (this.shared[word] === 1) return 'shared';
    const mine = 1 << cpu;
    this.#writers[word] = (this.#writers[word] as number) | mine;
    this.#readers[word] = (this.#readers[word] as number) | mine;
    if (((this.#writers[word] | this.#readers[word]) & ~mine) !== 0) {
      this.share(word);
      return 'widened';
    }
    if (this.everFreed[word] === 0) {
      (this.quietRead[cpu] as Uint8Array)[word] = 0;
      (this.quietWrite[cpu] as Uint8Array)[word] = 0;
    }
    return 'private';
  }
}
