import { MemoryFingerprint } from './memory-fingerprint.ts';
import { register } from './registers.ts';

/** int32 of undo log that one action may use; the log is grown before the action when less is left. */
const undoReserve = 1 << 20;

/**
 * Flat memory whose stores can be undone; the log of them also gives the fingerprint. Generated code logs in line
 * (src/machine/emit/accesses.ts): the layout of the log is a contract between the two.
 */
export class RecordedMemory {
  /** Pairs of word number and old value; `registers[undo]` int32 are in use. */
  undoLog: Int32Array = new Int32Array(1 << 21);
  readonly registers = new Int32Array(register.count);
  /** 1 for each word that was freed. */
  readonly freed: Uint8Array;
  readonly fingerprint: MemoryFingerprint;
  protected readonly memory: Int32Array;

  constructor(memory: Int32Array) {
    this.memory = memory;
    this.freed = new Uint8Array(memory.length);
    this.fingerprint = new MemoryFingerprint(memory, this.freed);
  }

  /** Makes room in the undo log for one action. */
  reserveUndo(): void {
    if ((this.registers[register.undo] as number) <= this.undoLog.length - undoReserve) return;
    const grown = new Int32Array(this.undoLog.length * 2);
    grown.set(this.undoLog);
    this.undoLog = grown;
  }

  /** Restores memory to what it was when the undo log had `length` int32. */
  undoTo(length: number): void {
    const log = this.undoLog;
    const memory = this.memory;
    let index = this.registers[register.undo] as number;
    while (index > length) {
      index -= 2;
      const word = log[index] as number;
      if (word >= 0) memory[word] = log[index + 1] as number;
      else this.freed[~word] = log[index + 1] as number;
    }
    this.registers[register.undo] = index;
  }

  /** Stores a word of the machine's own (a note beside memory), undone like any other. */
  storeWord(word: number, value: number): void {
    this.log(word, this.memory[word] as number);
    this.memory[word] = value;
  }

  /** Notes what a word was; a word below zero is `~word` of the map of freed words. */
  protected log(word: number, old: number): void {
    const index = this.registers[register.undo] as number;
    this.undoLog[index] = word;
    this.undoLog[index + 1] = old;
    this.registers[register.undo] = index + 2;
  }
}
