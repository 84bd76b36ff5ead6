import type { Location, LocationId } from '../program/form.ts';
import { AddressSpace, type WindowRequest } from './address-space.ts';
import { Executor, frameRegion, type CodeSource, type FramePosition } from './executor.ts';
import {
  accessClass,
  type Access,
  type AccessClass,
  type ExplorableMachine,
  type FinalState,
  type StepOutcome,
  type Violation,
} from './explorable.ts';
import { pause, register } from './registers.ts';
import { hexadecimal, mix, mixHigh, Runtime } from './runtime.ts';
import { Sharing } from './sharing.ts';
import { StepLog } from './step-log.ts';
import { NameTable, type WatchedEntry, type WatchRule } from './watch.ts';

/** What a machine is made of. */
export interface MachineOptions {
  readonly code: CodeSource;
  /** Functions the CPUs run, without arguments. */
  readonly entries: readonly string[];
  /** Called once, alone, before the CPUs run. */
  readonly setup: string;
  /** Called in final states, alone; undone. */
  readonly finish: string;
  /** The first window shows flat memory as a whole. */
  readonly windows: readonly WindowRequest[];
  /** Array of pointers: what the thread pointer of each CPU holds. */
  readonly threadPointers?: string;
  /** Array of pointer-wide words that holds the per-CPU offset of each CPU, if the program has one. */
  readonly perCpuOffsets?: string;
  /** Prefix of the functions that classify values of a watched entry by its name. */
  readonly classifyPrefix: string;
  readonly watchRules: readonly WatchRule[];
  /** Fingerprints are needed (stateful engines). */
  readonly hashing: boolean;
}

const noViolations: readonly Violation[] = [];
const status = { parked: 0, finished: 1, dead: 2 } as const;

/** What an agent is about to do, for people. */
export interface PendingAccess {
  readonly class: AccessClass;
  /** Flat byte offset and size. */
  readonly offset: number;
  readonly bytes: number;
  readonly object: string;
  /** Innermost first. */
  readonly stack: readonly FramePosition[];
}

/** The machine that runs programs in flat memory: the executor of kernel C. */
export class FlatMachine implements ExplorableMachine {
  readonly agents: number;
  readonly words: number;
  hashLo = 0;
  hashHi = 0;
  readonly names = new NameTable();
  readonly watched: WatchedEntry[] = [];
  readonly reached = new Set<string>();
  readonly space: AddressSpace;
  readonly sharing: Sharing;
  readonly #options: MachineOptions;
  readonly #runtime: Runtime;
  readonly #executor: Executor;
  readonly #log = new StepLog();
  readonly #watchOf: Uint8Array;
  readonly #top: Int32Array;
  readonly #status: Int32Array;
  readonly #class: Int32Array;
  readonly #word: Int32Array;
  readonly #count: Int32Array;
  readonly #stack: Int32Array;
  readonly #frameHashLo: Int32Array;
  readonly #frameHashHi: Int32Array;
  readonly #lanes = new Int32Array(2);
  readonly #maintained = new Map<string, number>();
  #violations: Violation[] = [];
  #outcome: string[] = [];
  #scratch = 0;
  #setUp = false;
  #current = 0;
  /** First word of the array of thread pointers, or -1. */
  #threadPointers = -1;

  constructor(options: MachineOptions) {
    this.#options = options;
    this.agents = options.entries.length;
    // Notices of validity come while the space is built: the set of quiet words is made before it.
    let sharing: Sharing | undefined;
    this.space = new AddressSpace(options.code, this.agents + 1, options.windows, (first, count) => {
      sharing?.alone.fill(0, first, first + count);
    });
    this.words = this.space.memory.length;
    sharing = new Sharing(this.words, this.agents);
    for (let word = 0; word < this.words; word++) if (this.space.valid[word] === 1) sharing.alone[word] = 0;
    this.sharing = sharing;
    this.#runtime = new Runtime(this.space, sharing, {
      tell: (name, location, words) => this.#tell(name, location, words),
      warn: (location) => this.#add('WARN', 'WARN()', [{ location }]),
      maintenance: (kind) => this.#maintained.set(kind, (this.#maintained.get(kind) ?? 0) + 1),
      functionAt: (lo, hi) => {
        const name = this.space.functionAt(lo, hi);
        return name === undefined ? undefined : this.#executor.number(name);
      },
    });
    this.#executor = new Executor(options.code, this.space, this.#runtime, { agents: this.agents + 1, hashing: options.hashing });
    this.#watchOf = new Uint8Array(this.words);
    const perAgent = (): Int32Array => new Int32Array(this.agents + 1);
    this.#top = perAgent();
    this.#status = perAgent();
    this.#class = perAgent();
    this.#word = perAgent();
    this.#count = perAgent();
    this.#stack = perAgent();
    this.#frameHashLo = perAgent();
    this.#frameHashHi = perAgent();
    for (let agent = 0; agent <= this.agents; agent++) {
      const stack = this.space.stack(agent);
      this.space.allow(stack.offset, stack.bytes);
    }
  }

  reset(): void {
    if (!this.#setUp) this.#runSetup();
    for (;;) {
      this.#log.clear();
      this.#runtime.undoTo(0);
      const registers = this.#runtime.registers;
      registers[register.hashLo] = 0;
      registers[register.hashHi] = 0;
      this.#violations = [];
      let widened = false;
      for (let agent = 0; agent < this.agents; agent++) if (this.#startAgent(agent) === 'widened') widened = true;
      if (!widened) return;
    }
  }

  #runSetup(): void {
    this.#setUp = true;
    this.#scratch = this.space.reserve(8, 8);
    this.#fillPerCpuOffsets();
    const pointers = this.#options.threadPointers === undefined ? undefined : this.space.place(this.#options.threadPointers);
    this.#threadPointers = pointers === undefined ? -1 : pointers >>> 2;
    const outcome = this.runAlone(this.#options.setup, []);
    if (outcome.kind === 'stopped') {
      throw new MachineStop(outcome.rule, `${outcome.message} during set-up`, this.describeStack(outcome.stack));
    }
    this.#runtime.registers[register.undo] = 0;
    for (const entry of this.watched) this.#noteValue(entry, -1, []);
  }

  #fillPerCpuOffsets(): void {
    const { perCpuOffsets, code } = this.#options;
    if (perCpuOffsets === undefined) return;
    const offset = this.space.place(perCpuOffsets);
    if (offset === undefined) return;
    const stride = code.pointerWidth >>> 5;
    for (let cpu = 0; cpu < this.agents; cpu++) this.space.memory[(offset >>> 2) + cpu * stride] = cpu * this.space.perCpuStride;
  }

  #begin(agent: number, alone: boolean): void {
    this.#current = agent;
    const runtime = this.#runtime;
    runtime.alone = alone;
    const cpu = agent === this.agents ? 0 : agent;
    const area = this.space.stack(agent);
    runtime.begin(cpu, this.#stack[agent] as number, area.offset + area.bytes);
    const registers = runtime.registers;
    const pointers = this.#threadPointers;
    const stride = this.#options.code.pointerWidth >>> 5;
    const memory = this.space.memory;
    registers[register.threadPointerLo] = pointers < 0 ? 0 : (memory[pointers + cpu * stride] as number);
    registers[register.threadPointerHi] = pointers < 0 || stride === 1 ? 0 : (memory[pointers + cpu * stride + 1] as number);
    registers[register.perCpuLo] = cpu * this.space.perCpuStride;
    registers[register.perCpuHi] = 0;
  }

  #startAgent(agent: number): StepOutcome {
    this.#stack[agent] = this.space.stack(agent).offset;
    this.#begin(agent, false);
    const base = agent * frameRegion;
    this.#executor.start(this.#options.entries[agent] as string, base, []);
    return this.#settle(agent);
  }

  /** Takes over how the CPU stopped: parked, finished or dead. */
  #settle(agent: number): StepOutcome {
    const runtime = this.#runtime;
    const registers = runtime.registers;
    this.#stack[agent] = registers[register.stack] as number;
    let outcome: StepOutcome;
    switch (registers[register.pause]) {
      case pause.none:
        this.#status[agent] = status.finished;
        this.#top[agent] = -1;
        outcome = 'finished';
        break;
      case pause.parked:
        this.#status[agent] = status.parked;
        this.#top[agent] = registers[register.top] as number;
        this.#class[agent] = runtime.parkedClass;
        this.#word[agent] = runtime.parkedWord;
        this.#count[agent] = runtime.parkedCount;
        outcome = 'parked';
        break;
      case pause.violated: {
        this.#status[agent] = status.dead;
        this.#top[agent] = registers[register.top] as number;
        const { rule, message } = runtime.incident ?? { rule: 'unknown', message: '' };
        this.#add(rule, message, this.#executor.stack(this.#top[agent] as number));
        outcome = 'violated';
        break;
      }
      default:
        this.#status[agent] = status.dead;
        this.#top[agent] = registers[register.top] as number;
        outcome = 'unmodelled';
    }
    if (this.#options.hashing) this.#hashAgent(agent);
    if (runtime.widened && (outcome === 'parked' || outcome === 'finished')) return 'widened';
    return outcome;
  }

  #hashAgent(agent: number): void {
    this.#lanes[0] = agent * 3 + (this.#status[agent] as number);
    this.#lanes[1] = agent * 5 + (this.#status[agent] as number);
    if (this.#status[agent] === status.parked) {
      this.#executor.hashFrames(this.#top[agent] as number, this.#lanes, mix, mixHigh);
    }
    this.#frameHashLo[agent] = this.#lanes[0] as number;
    this.#frameHashHi[agent] = this.#lanes[1] as number;
  }

  unfinished(): number {
    let mask = 0;
    for (let agent = 0; agent < this.agents; agent++) if (this.#status[agent] !== status.finished) mask |= 1 << agent;
    return mask;
  }

  enabled(): number {
    let mask = 0;
    for (let agent = 0; agent < this.agents; agent++) {
      if (this.#status[agent] === status.dead) return 0;
      if (this.#status[agent] !== status.parked) continue;
      if (this.#class[agent] === accessClass.lock && this.space.memory[this.#word[agent] as number] !== 0) continue;
      mask |= 1 << agent;
    }
    return mask;
  }

  nextAccess(agent: number, access: Access): void {
    access.class = this.#class[agent] as AccessClass;
    access.word = this.#word[agent] as number;
    access.count = this.#count[agent] as number;
  }

  step(agent: number): StepOutcome {
    const runtime = this.#runtime;
    const registers = runtime.registers;
    const log = this.#log;
    const watch = this.#watchOf[this.#word[agent] as number] as number;
    const kind = this.#class[agent] as number;
    log.open();
    // Notes about watched entries are part of the step: the undo mark is taken before them.
    const undo = registers[register.undo] as number;
    const hashLo = registers[register.hashLo] as number;
    const hashHi = registers[register.hashHi] as number;
    const stack = this.#stack[agent] as number;
    const top = this.#top[agent] as number;
    const word = this.#word[agent] as number;
    const count = this.#count[agent] as number;
    const frameHashLo = this.#frameHashLo[agent] as number;
    const frameHashHi = this.#frameHashHi[agent] as number;
    let writer: FramePosition[] | undefined;
    if (watch !== 0) writer = this.#beforeWatched(this.watched[watch - 1] as WatchedEntry, agent, kind);
    this.#begin(agent, false);
    this.#executor.resume(top, this.#saveFrame);
    const outcome = this.#settle(agent);
    if (watch !== 0 && kind !== accessClass.read) this.#noteValue(this.watched[watch - 1] as WatchedEntry, agent, writer ?? []);
    log.close(agent, undo, hashLo, hashHi, stack, top, kind, word, count, frameHashLo, frameHashHi);
    return outcome;
  }

  readonly #saveFrame = (base: number, length: number): void => {
    this.#log.saveFrame(this.#executor.frames, base, length);
  };

  #beforeWatched(entry: WatchedEntry, agent: number, kind: number): FramePosition[] | undefined {
    const memory = this.space.memory;
    if (kind !== accessClass.write && kind !== accessClass.commutingAdd) {
      const value = this.#valueOf(entry);
      const writer = (memory[entry.noteWord] as number) - 1;
      const writesBy = (cpu: number): number => memory[entry.noteWord + 1 + cpu] as number;
      for (const rule of this.#options.watchRules) {
        const broken = rule({ entry: entry.name, reader: agent, writer, predicates: value.predicates, writesBy });
        if (broken !== undefined) this.#add(broken.rule, broken.message, this.#executor.stack(this.#top[agent] as number));
      }
    }
    if (kind === accessClass.read) return undefined;
    const count = entry.noteWord + 1 + agent;
    this.#runtime.storeWord(entry.noteWord, agent + 1);
    this.#runtime.storeWord(count, (memory[count] as number) + 1);
    return this.#executor.stack(this.#top[agent] as number);
  }

  #valueOf(entry: WatchedEntry): { readonly predicates: number } {
    const memory = this.space.memory;
    const lo = memory[entry.word] as number;
    const hi = entry.words > 1 ? (memory[entry.word + 1] as number) : 0;
    return entry.values.get(`${hi}:${lo}`) ?? { predicates: 0 };
  }

  #noteValue(entry: WatchedEntry, cpu: number, storedBy: readonly FramePosition[]): void {
    const memory = this.space.memory;
    const lo = memory[entry.word] as number;
    const hi = entry.words > 1 ? (memory[entry.word + 1] as number) : 0;
    const key = `${hi}:${lo}`;
    if (entry.values.has(key)) return;
    entry.values.set(key, { lo, hi, cpu, storedBy, predicates: this.classify(entry.name, lo, hi) });
  }

  /** What the program's own predicates say of an entry value; 0 when it has no classification for `level`. */
  classify(level: string, lo: number, hi: number): number {
    const name = `${this.#options.classifyPrefix}${level}`;
    if (this.#options.code.resolve(name) === undefined) return 0;
    const memory = this.space.memory;
    memory[this.#scratch >>> 2] = lo;
    memory[(this.#scratch >>> 2) + 1] = hi;
    const address = this.space.address(this.#scratch);
    const words = this.#options.code.pointerWidth === 64 ? [address.lo, address.hi] : [address.lo];
    const outcome = this.runAlone(name, words);
    return outcome.kind === 'returned' ? outcome.value : 0;
  }

  /** Runs a function with nobody else moving and undoes its stores, set-up apart. */
  runAlone(
    name: string,
    words: readonly number[],
  ): { readonly kind: 'returned'; readonly value: number } | { readonly kind: 'stopped'; readonly rule: string; readonly message: string; readonly stack: readonly FramePosition[] } {
    const saved = this.#runtime.registers.slice();
    const current = this.#current;
    const wasAlone = this.#runtime.alone;
    const agent = this.agents;
    this.#stack[agent] = this.space.stack(agent).offset;
    this.#begin(agent, true);
    const value = this.#executor.start(name, agent * frameRegion, words);
    const registers = this.#runtime.registers;
    const paused = registers[register.pause];
    const stack = paused === pause.none ? [] : this.#executor.stack(registers[register.top] as number);
    const incident = this.#runtime.incident;
    if (this.#setUp && name !== this.#options.setup) this.#runtime.undoTo(saved[register.undo] as number);
    else saved[register.undo] = registers[register.undo] as number;
    registers.set(saved);
    this.#current = current;
    this.#runtime.alone = wasAlone;
    if (paused === pause.none) return { kind: 'returned', value };
    return { kind: 'stopped', rule: incident?.rule ?? '', message: incident?.message ?? '', stack };
  }

  mark(): number {
    return this.#log.length;
  }

  undo(mark: number): void {
    const log = this.#log;
    const registers = this.#runtime.registers;
    while (log.length > mark) {
      const agent = log.restoreFrames(this.#executor.frames);
      this.#runtime.undoTo(log.field(0));
      registers[register.hashLo] = log.field(1);
      registers[register.hashHi] = log.field(2);
      this.#stack[agent] = log.field(3);
      this.#top[agent] = log.field(4);
      this.#class[agent] = log.field(5);
      this.#word[agent] = log.field(6);
      this.#count[agent] = log.field(7);
      this.#frameHashLo[agent] = log.field(8);
      this.#frameHashHi[agent] = log.field(9);
      this.#status[agent] = status.parked;
      log.pop();
    }
  }

  hash(): void {
    const registers = this.#runtime.registers;
    let low = registers[register.hashLo] as number;
    let high = registers[register.hashHi] as number;
    for (let agent = 0; agent < this.agents; agent++) {
      low = mix(low ^ (this.#frameHashLo[agent] as number)) + agent;
      high = mixHigh(high + (this.#frameHashHi[agent] as number)) ^ agent;
    }
    this.hashLo = low | 0;
    this.hashHi = high | 0;
  }

  takeViolations(): readonly Violation[] {
    if (this.#violations.length === 0) return noViolations;
    const taken = this.#violations;
    this.#violations = [];
    return taken;
  }

  finish(): FinalState {
    const pending = this.#violations;
    this.#violations = [];
    this.#outcome = [];
    const ended = this.runAlone(this.#options.finish, []);
    if (ended.kind === 'stopped') this.#add(ended.rule, `${ended.message} in the final check`, ended.stack);
    const violations = this.#violations;
    this.#violations = pending;
    return { outcome: this.#outcome.join(' '), violations };
  }

  unmodelled(): string {
    const message = this.#runtime.incident?.message ?? 'unknown';
    const dead = this.#status.findIndex((one, agent) => agent < this.agents && one === status.dead);
    const stack = dead < 0 ? [] : this.describeStack(this.#executor.stack(this.#top[dead] as number));
    return stack.length === 0 ? message : `${message}, in ${stack.slice(0, 4).join(' < ')}`;
  }

  /** Frames as `function file:line`, inlined calls included, innermost first. */
  describeStack(stack: readonly FramePosition[]): string[] {
    return expandStack(stack, this.#options.code.locations).map((one) => `${one.function}() ${one.file}:${one.line}`);
  }

  /** What an agent does next, for traces. */
  pending(agent: number): PendingAccess {
    const offset = (this.#word[agent] as number) << 2;
    return {
      class: this.#class[agent] as AccessClass,
      offset,
      bytes: (this.#count[agent] as number) * 4,
      object: this.describeMemory(offset),
      stack: this.#executor.stack(this.#top[agent] as number),
    };
  }

  /** Name of the object at a flat byte offset. */
  describeMemory(offset: number): string {
    const named = this.names.describe(offset);
    if (named !== undefined) return named;
    const owner = this.space.owner(offset);
    if (owner === undefined) return `memory+${hexadecimal(offset, 0)}`;
    return owner.offset === 0 ? owner.symbol : `${owner.symbol}+${owner.offset}`;
  }

  /** Functions that ran so far. */
  executedFunctions(): ReturnType<Executor['executedFunctions']> {
    return this.#executor.executedFunctions();
  }

  /** How often TLB and cache maintenance ran, by kind. */
  get maintained(): ReadonlyMap<string, number> {
    return this.#maintained;
  }

  #add(rule: string, message: string, stack: readonly { readonly location: LocationId }[]): void {
    const places = expandStack(stack, this.#options.code.locations);
    const place = places[0];
    const where = place === undefined ? '' : ` in ${place.function}() at ${place.file}:${place.line}`;
    const text = this.#setUp ? `${message}${where}` : message;
    this.#violations.push({ rule, message: text, key: `${rule}:${place?.function ?? ''}:${message}` });
  }

  #tell(name: string, location: LocationId, words: readonly number[]): void {
    const text = (index: number): string => this.#runtime.text(words[index * 2] ?? 0, words[index * 2 + 1] ?? 0);
    const value = (index: number): number => (words[index * 2] ?? 0) >>> 0;
    const offset = (index: number): number => this.space.translate(words[index * 2] ?? 0, words[index * 2 + 1] ?? 0);
    switch (name) {
      case 'thpcheck_violation':
        this.#add(text(0), text(1), this.#current === this.agents ? [] : [{ location }]);
        return;
      case 'thpcheck_outcome':
        this.#outcome.push(`${text(0)}=${value(1) | 0}`);
        return;
      case 'thpcheck_sometimes':
        this.reached.add(text(0));
        return;
      case 'thpcheck_name':
        this.names.ranges.push({ name: text(3), offset: offset(0), stride: value(1), count: value(2) });
        return;
      case 'thpcheck_field':
        this.names.fields.push({ name: text(0), offset: value(1), bytes: value(2), field: text(3) });
        return;
      case 'thpcheck_watch':
        this.#watch(offset(0), value(1), text(2));
        return;
      default:
    }
  }

  #watch(offset: number, bytes: number, name: string): void {
    const word = offset >>> 2;
    const words = bytes >>> 2;
    this.watched.push({ name, word, words, noteWord: this.space.reserve(4 * (this.agents + 1), 4) >>> 2, values: new Map() });
    for (let i = 0; i < words; i++) {
      this.#watchOf[word + i] = this.watched.length;
      this.sharing.share(word + i);
    }
  }
}

/** Set-up itself could not be run: the harness or the tree is not what thpcheck expects. */
export class MachineStop extends Error {
  readonly rule: string;
  /** `function() file:line`, innermost first. */
  readonly frames: readonly string[];

  constructor(rule: string, message: string, frames: readonly string[]) {
    super(message);
    this.rule = rule;
    this.frames = frames;
  }
}

/** Source positions of a stack, inlined calls included, innermost first. */
export function expandStack(stack: readonly { readonly location: LocationId }[], locations: readonly Location[]): Location[] {
  const places: Location[] = [];
  for (const frame of stack) {
    for (let id = frame.location; id >= 0; ) {
      const location = locations[id];
      if (location === undefined) break;
      places.push(location);
      id = location.inlinedAt;
    }
  }
  return places;
}
