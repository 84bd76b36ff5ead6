import * as wide from './wide.ts';
import type { AddressSpace } from './address-space.ts';
import { accessClass, type AccessClass } from './explorable.ts';
import { verb } from './access-verb.ts';
import { hexadecimal } from './hexadecimal.ts';
import { RecordedMemory } from './recorded-memory.ts';
import { pause, register } from './registers.ts';
import type { Sharing } from './sharing.ts';
import type { TouchedWords } from './touched-words.ts';

/** What ended or marked a path, before it is dressed as a violation with its stack. */
export interface Incident {
  readonly rule: string;
  readonly message: string;
}

/** What the harness tells the machine while it runs (harness/thpcheck.h). */
export interface Listener {
  tell(name: string, location: number, words: readonly number[]): void;
  /** A WARN at this location. */
  warn(location: number): void;
  /** Cache or TLB maintenance was executed. */
  maintenance(kind: string): void;
  /** Whether a CPU runs a path that starts in the function of this name. */
  startsIn(cpu: number, name: string): boolean;
  /** Number of the function at an address that is called through, or undefined. */
  functionAt(lo: number, hi: number): number | undefined;
}

/** Wide arithmetic and bit counts, called by generated code as `W`. */
export const wideOperations = { ...wide };

/** Flat byte offset that no memory has. */
const outside = -4;

/** Local steps a CPU may take between two visible accesses: more is a loop that nothing can end. */
const fuel = 20_000_000;

/**
 * What generated code calls when the quick way does not do: accesses that need attention, locks, stacks, stops.
 * One instance a machine, known as `R` in generated code.
 */
export class Runtime extends RecordedMemory {
  quietRead: Uint8Array;
  quietWrite: Uint8Array;
  /** Set while set-up, final checks and predicates run: nothing is visible then. */
  alone = true;
  /** The access before which the CPU parked. */
  parkedClass: AccessClass = accessClass.read;
  parkedWord = 0;
  parkedCount = 1;
  /** First of one lock word a CPU: held by the CPU itself while its interrupts are disabled. */
  interruptWords = 0;
  /** A word turned out to be shared during this action. */
  widened = false;
  incident: Incident | undefined;
  /** Set while a function that runs alone is to note what it touches. */
  touched: TouchedWords | undefined;
  /** The last address that no window held, for messages. */
  #outsideAddress = { lo: 0, hi: 0 };
  /** Strings read before that cannot change, by byte offset. */
  readonly #constantTexts = new Map<number, string>();
  readonly #space: AddressSpace;
  readonly #sharing: Sharing;
  readonly #listener: Listener;

  constructor(space: AddressSpace, sharing: Sharing, listener: Listener) {
    super(space.memory);
    this.#space = space;
    this.#sharing = sharing;
    this.#listener = listener;
    this.quietRead = sharing.alone;
    this.quietWrite = sharing.alone;
  }

  /** Prepares the registers for an action of a CPU. */
  begin(cpu: number, stack: number, stackEnd: number): void {
    const registers = this.registers;
    this.reserveUndo();
    registers[register.pause] = pause.none;
    registers[register.fuel] = fuel;
    registers[register.cpu] = cpu;
    registers[register.stack] = stack;
    registers[register.stackEnd] = stackEnd;
    this.widened = false;
    if (this.alone) {
      const map = this.touched === undefined ? this.#sharing.alone : this.#sharing.attended;
      this.quietRead = map;
      this.quietWrite = map;
    } else {
      this.quietRead = this.#sharing.quietRead[cpu] as Uint8Array;
      this.quietWrite = this.#sharing.quietWrite[cpu] as Uint8Array;
    }
  }

  /** Flat byte offset of an address outside the main window; {@link outside} when no window holds it. */
  translate(lo: number, hi: number): number {
    const offset = this.#space.translate(lo, hi);
    if (offset >= 0) return offset;
    this.#outsideAddress = { lo, hi };
    return outside;
  }

  /**
   * Looks at an access that is not known to be quiet. 0: perform it. Otherwise the CPU stops: before a visible
   * access, or for good.
   */
  attend(kind: AccessClass, offset: number, bytes: number, frame: number): number {
    const first = offset >>> 2;
    const count = (offset & 3) + bytes > 4 ? 2 : 1;
    for (let word = first; word < first + count; word++) {
      if (this.#space.valid[word] !== 1) return this.#badAccess(kind, offset, frame);
    }
    if ((offset & (Math.min(bytes, 4) - 1)) !== 0)
      return this.refuse(frame, `misaligned access ${this.#where(offset)}`);
    return this.#noteAccess(kind, first, count, frame);
  }

  /** Notes who accesses the words. Parks the CPU if others see them, otherwise checks them at once. */
  #noteAccess(kind: AccessClass, first: number, count: number, frame: number): number {
    let visible = false;
    this.touched?.touchAll(first, count);
    if (!this.alone) {
      const cpu = this.registers[register.cpu] as number;
      for (let word = first; word < first + count; word++) {
        const note =
          kind === accessClass.read ? this.#sharing.noteRead(cpu, word) : this.#sharing.noteWrite(cpu, word);
        if (note !== 'private') visible = true;
        if (note === 'widened') this.widened = true;
      }
    }
    return visible ? this.#park(kind, first, count, frame) : this.checkFreed(kind, first, count, frame);
  }

  /** Ends the path if a word that is now accessed has been freed; asked when the access is performed, not before. */
  checkFreed(kind: AccessClass, first: number, count: number, frame: number): number {
    for (let word = first; word < first + count; word++) {
      if (this.freed[word] !== 1) continue;
      return this.stop(frame, 'freed', `${verb(kind)} of freed memory ${this.#where(word << 2)}`);
    }
    return 0;
  }

  #park(kind: AccessClass, word: number, count: number, frame: number): number {
    this.parkedClass = kind;
    this.parkedWord = word;
    this.parkedCount = count;
    this.registers[register.top] = frame;
    this.registers[register.pause] = pause.parked;
    return 1;
  }

  #badAccess(kind: AccessClass, offset: number, frame: number): number {
    const address = offset === outside ? this.#outsideAddress : this.#space.address(offset);
    const symbol = this.#space.symbolWithoutMemory(address.lo, address.hi);
    if (symbol !== undefined) {
      if (symbol.kind === 'undefined')
        return this.refuse(frame, `external variable ${symbol.name} is accessed`);
      return this.stop(frame, 'bounds', `${verb(kind)} of the code of ${symbol.name}()`);
    }
    const nearNull = address.hi === 0 && address.lo >>> 0 < 4096;
    const text = `${verb(kind)} of ${hexadecimal(address.lo, address.hi)}`;
    return this.stop(frame, nearNull ? 'null' : 'bounds', text);
  }

  #where(offset: number): string {
    const owner = this.#space.owner(offset);
    return owner === undefined ? `at flat offset ${offset}` : `in ${owner.symbol}+${owner.offset}`;
  }

  /** Lock operations are always visible. */
  attendLock(kind: AccessClass, offset: number, frame: number): number {
    const word = offset >>> 2;
    if (this.#space.valid[word] !== 1) return this.#badAccess(kind, offset, frame);
    this.touched?.touch(word);
    if (this.alone) return this.checkFreed(kind, word, 1, frame);
    if (this.#sharing.noteLock(word) === 'widened') this.widened = true;
    return this.#park(kind, word, 1, frame);
  }

  /**
   * Taking or releasing a lock by which a CPU holds others back, such as its interrupt lock: visible only once
   * another CPU has used the word.
   */
  attendSection(kind: AccessClass, offset: number, frame: number): number {
    const word = offset >>> 2;
    if (this.#space.valid[word] !== 1) return this.#badAccess(kind, offset, frame);
    return this.#noteAccess(kind, word, 1, frame);
  }

  /** Takes a free lock word. */
  lock(word: number, frame: number): number {
    if (this.memory[word] !== 0) return this.stop(frame, 'lock', 'a lock is taken that is held already');
    this.storeWord(word, (this.registers[register.cpu] as number) + 1);
    return 0;
  }

  /** Releases a lock word this CPU holds. */
  unlock(word: number, frame: number): number {
    const owner = this.memory[word] as number;
    if (owner !== (this.registers[register.cpu] as number) + 1) {
      return this.stop(
        frame,
        'lock',
        owner === 0
          ? 'a lock is released that nobody holds'
          : `a lock is released that CPU${owner - 1} holds`,
      );
    }
    this.storeWord(word, 0);
    return 0;
  }

  /** Takes a lock word if it is free: 1, otherwise 0. */
  trylock(word: number): number {
    if (this.memory[word] !== 0) return 0;
    this.storeWord(word, (this.registers[register.cpu] as number) + 1);
    return 1;
  }

  /** Freeing is visible like a write of the whole range once any of its words is shared. */
  attendFree(offset: number, bytes: number, frame: number): number {
    const first = offset >>> 2;
    const count = bytes >>> 2;
    for (let word = first; word < first + count; word++) {
      if (this.#space.valid[word] !== 1) return this.#badAccess(accessClass.write, word << 2, frame);
    }
    return this.#noteAccess(accessClass.write, first, count, frame);
  }

  /** Marks a range as freed. */
  free(offset: number, bytes: number): void {
    const first = offset >>> 2;
    for (let word = first; word < first + (bytes >>> 2); word++) {
      this.#sharing.noteFreed(word);
      this.log(~word, 0);
      this.freed[word] = 1;
    }
  }

  /** Zeroes a stack frame that is left, so that equal states have equal memory. */
  releaseStack(offset: number, bytes: number): void {
    for (let word = offset >>> 2; word < (offset + bytes) >>> 2; word++) {
      if (this.memory[word] !== 0) this.storeWord(word, 0);
    }
  }

  /** memset: private memory only. */
  fill(offset: number, value: number, bytes: number, frame: number): void {
    if (!this.#privateRange(accessClass.write, offset, bytes, frame)) return;
    for (let byte = offset; byte < offset + bytes; byte++) this.#storeByte(byte, value & 255);
  }

  /** memcpy and memmove: private memory only. */
  copy(to: number, from: number, bytes: number, frame: number): void {
    if (
      !this.#privateRange(accessClass.write, to, bytes, frame) ||
      !this.#privateRange(accessClass.read, from, bytes, frame)
    )
      return;
    const values = Array.from({ length: bytes }, (_, i) => this.#loadByte(from + i));
    values.forEach((value, i) => this.#storeByte(to + i, value));
  }

  #privateRange(kind: AccessClass, offset: number, bytes: number, frame: number): boolean {
    for (let at = offset & ~3; at < offset + bytes; at += 4) {
      const quiet = kind === accessClass.read ? this.quietRead : this.quietWrite;
      if (quiet[at >>> 2] === 0) continue;
      if (this.attend(kind, at, 4, frame) === 0) continue;
      if (this.registers[register.pause] === pause.parked) {
        this.refuse(
          frame,
          `a block of memory that several CPUs access is copied or filled ${this.#where(at)}`,
        );
      }
      return false;
    }
    return true;
  }

  #loadByte(offset: number): number {
    this.touched?.touch(offset >>> 2);
    return ((this.memory[offset >>> 2] as number) >>> ((offset & 3) << 3)) & 255;
  }

  #storeByte(offset: number, value: number): void {
    const shift = (offset & 3) << 3;
    const old = this.memory[offset >>> 2] as number;
    this.storeWord(offset >>> 2, (old & ~(255 << shift)) | (value << shift));
  }

  /** Ends the path with a violation. */
  stop(frame: number, rule: string, message: string): number {
    this.incident = { rule, message };
    this.registers[register.top] = frame;
    this.registers[register.pause] = pause.violated;
    return 1;
  }

  /** Stops the run: something that is not modelled was reached. */
  refuse(frame: number, what: string): number {
    this.incident = { rule: 'unmodelled', message: what };
    this.registers[register.top] = frame;
    this.registers[register.pause] = pause.unmodelled;
    return 1;
  }

  bug(frame: number): void {
    this.stop(frame, 'BUG', 'BUG()');
  }

  warn(_frame: number, location: number): void {
    this.#listener.warn(location);
  }

  reachedUnreachable(frame: number): void {
    this.stop(frame, 'unreachable', 'code that the compiler was told cannot be reached');
  }

  outOfFuel(frame: number): void {
    this.refuse(frame, `a loop without visible access runs for more than ${fuel} rounds`);
  }

  stackOverflow(frame: number): void {
    this.refuse(frame, 'the stack of the CPU is full');
  }

  badPoint(frame: number): void {
    this.refuse(frame, 'generated code was entered at a point it does not have');
  }

  tell(name: string, location: number, frame: number, words: readonly number[]): void {
    if (name === 'thpcheck_unmodelled') {
      this.refuse(frame, this.text(words[0] ?? 0, words[1] ?? 0));
      return;
    }
    this.#listener.tell(name, location, words);
  }

  functionAt(lo: number, hi: number, frame: number): number {
    const number = this.#listener.functionAt(lo, hi);
    if (number !== undefined) return number;
    if (lo === 0 && hi === 0) this.stop(frame, 'null', 'call through a null pointer');
    else this.refuse(frame, `call through a pointer to no known function, ${hexadecimal(lo, hi)}`);
    return 0;
  }

  /** Whether interrupts of the running CPU are enabled: 1 or 0. While they are disabled it holds its own lock word. */
  interruptsEnabled(): number {
    this.touched?.touch(this.#interruptWord());
    return this.memory[this.#interruptWord()] === (this.registers[register.cpu] as number) + 1 ? 0 : 1;
  }

  /** Stops the CPU where it must wait, or others can see it, before interrupts are enabled (1) or disabled (0). */
  attendInterrupts(enabled: number, frame: number): number {
    if (this.interruptsEnabled() === enabled) return 0;
    const kind = enabled === 1 ? accessClass.unlock : accessClass.lock;
    return this.attendSection(kind, this.#interruptWord() << 2, frame);
  }

  /** Enables (1) or disables (0) interrupts of the running CPU. */
  setInterrupts(enabled: number): void {
    if (this.interruptsEnabled() === enabled) return;
    this.storeWord(this.#interruptWord(), enabled === 1 ? 0 : (this.registers[register.cpu] as number) + 1);
  }

  #interruptWord(): number {
    return this.interruptWords + (this.registers[register.cpu] as number);
  }

  /** Whether a CPU starts in the function whose name lies at the address: 1 or 0. */
  startsIn(cpu: number, lo: number, hi: number): number {
    return this.#listener.startsIn(cpu, this.text(lo, hi)) ? 1 : 0;
  }

  maintenance(kind: string): void {
    this.#listener.maintenance(kind);
  }

  /** The C string at an address. */
  text(lo: number, hi: number): string {
    const first = this.#space.translate(lo, hi);
    const known = this.#constantTexts.get(first);
    if (known !== undefined) return known;
    let text = '';
    for (let offset = first; offset > 0 && text.length < 200; offset++) {
      const byte = this.#loadByte(offset);
      if (byte === 0) break;
      text += String.fromCharCode(byte);
    }
    if (this.#space.isConstant(first)) this.#constantTexts.set(first, text);
    return text;
  }
}
