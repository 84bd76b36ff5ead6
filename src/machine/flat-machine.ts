import type { LocationId } from '../program/form.ts';
import { AddressSpace, flatBytes } from './address-space.ts';
import { agentStatus, AgentTable } from './agent-table.ts';
import type { AloneOutcome } from './alone-outcome.ts';
import { Conversation } from './conversation.ts';
import { FinalMemo } from './final-memo.ts';
import { Executor, frameRegion, frameReserve, type FramePosition } from './executor.ts';
import {
  accessClass,
  type Access,
  type AccessClass,
  type ExplorableMachine,
  type FinalState,
  type StepOutcome,
  type Violation,
} from './explorable.ts';
import type { MachineOptions } from './machine-options.ts';
import type { Learning } from './machine-snapshot.ts';
import { Maintenance } from './maintenance.ts';
import { MachineStop } from './machine-stop.ts';
import type { PendingAccess } from './pending-access.ts';
import { PerCpuPointers } from './per-cpu-pointers.ts';
import { pause, register } from './registers.ts';
import { Runtime } from './runtime.ts';
import { Sharing } from './sharing.ts';
import { expandStack } from './source-stack.ts';
import { StepLog } from './step-log.ts';
import type { WatchedEntry } from './watch.ts';
import { violationAt } from './violation-at.ts';
import { ViolationList } from './violation-list.ts';
import { Watcher } from './watcher.ts';

const noFrames: readonly FramePosition[] = [];

/** The machine that runs programs in flat memory: the executor of kernel C. */
export class FlatMachine implements ExplorableMachine {
  readonly agents: number;
  readonly words: number;
  hashLo = 0;
  hashHi = 0;
  readonly space: AddressSpace;
  readonly sharing: Sharing;
  readonly #options: MachineOptions;
  readonly #runtime: Runtime;
  readonly #executor: Executor;
  readonly #log = new StepLog();
  readonly #table: AgentTable;
  readonly #watcher: Watcher;
  readonly #conversation: Conversation;
  readonly #violations = new ViolationList();
  readonly #maintained = new Maintenance();
  readonly #finals: FinalMemo;
  #scratch = 0;
  #setUp = false;
  #current = 0;
  #perCpu: PerCpuPointers | undefined;

  constructor(options: MachineOptions) {
    this.#options = options;
    this.agents = options.entries.length;
    // The map of quiet words comes first: the space tells of words that become valid while it is built.
    this.words = flatBytes >>> 2;
    this.sharing = new Sharing(this.words, this.agents);
    this.space = new AddressSpace(options.code, this.agents + 1, options.windows, (first, count) => {
      this.sharing.alone.fill(0, first, first + count);
    });
    this.#runtime = new Runtime(this.space, this.sharing, {
      tell: (name, location, words) => this.#conversation.tell(name, location, words),
      warn: (location) => this.#add('WARN', 'WARN()', [{ location }]),
      maintenance: (kind) => this.#maintained.add(kind),
      startsIn: (cpu, name) => this.#options.entries[cpu] === name,
      functionAt: (lo, hi) => {
        const name = this.space.functionAt(lo, hi);
        return name === undefined ? undefined : this.#executor.number(name);
      },
    });
    this.#executor = new Executor(options.code, this.space, this.#runtime, {
      agents: this.agents + 1,
    });
    this.#finals = new FinalMemo(this.space.memory, this.#runtime.freed);
    this.#table = new AgentTable(this.agents + 1);
    this.#conversation = new Conversation({
      text: (lo, hi) => this.#runtime.text(lo, hi),
      offset: (lo, hi) => this.space.translate(lo, hi),
      watch: (word, words, name) => {
        this.#watcher.add(word, words, name);
        for (let i = 0; i < words; i++) this.sharing.share(word + i);
      },
      violate: (rule, message, location) =>
        this.#add(rule, message, this.#current === this.agents ? [] : [{ location }]),
    });
    this.#watcher = new Watcher(
      {
        memory: this.space.memory,
        agents: this.agents,
        storeNote: (word, value) => this.#runtime.storeWord(word, value),
        reserveNotes: (words) => this.space.reserve(4 * words, 4) >>> 2,
        classify: (level, lo, hi) => this.classify(level, lo, hi),
        stackOf: (agent) => this.#executor.stack(this.#table.top[agent] as number),
        placesOf: (stack) => expandStack(stack, this.#options.code.locations),
        violate: (rule, message, stack) => this.#add(rule, message, stack),
      },
      options.watchRules,
    );
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
      this.#runtime.fingerprint.clear();
      this.#violations.take();
      let widened = false;
      for (let agent = 0; agent < this.agents; agent++)
        if (this.#startAgent(agent) === 'widened') widened = true;
      if (!widened) return;
    }
  }

  #runSetup(): void {
    this.#setUp = true;
    this.#scratch = this.space.reserve(8, 8);
    this.#runtime.interruptWords = this.#interruptWords();
    this.#perCpu = new PerCpuPointers(this.space, this.#options, this.agents);
    const outcome = this.runAlone(this.#options.setup, []);
    if (outcome.kind === 'stopped') {
      throw new MachineStop(
        outcome.rule,
        `${outcome.message} during set-up`,
        this.describeStack(outcome.stack),
      );
    }
    this.#runtime.registers[register.undo] = 0;
    this.#watcher.noteInitialValues();
  }

  /** The interrupt locks of the CPUs: the program's own where it has them, so that it can take those of others. */
  #interruptWords(): number {
    const own = this.space.place(this.#options.interruptLocks ?? '');
    return (own ?? this.space.reserve(4 * this.agents, 4)) >>> 2;
  }

  #begin(agent: number, alone: boolean): void {
    this.#current = agent;
    const runtime = this.#runtime;
    runtime.alone = alone;
    const cpu = agent === this.agents ? 0 : agent;
    const area = this.space.stack(agent);
    runtime.begin(cpu, this.#table.stack[agent] as number, area.offset + area.bytes);
    this.#perCpu?.begin(cpu, runtime.registers);
    runtime.registers[register.frameEnd] = (agent + 1) * frameRegion - frameReserve;
  }

  #startAgent(agent: number): StepOutcome {
    this.#table.stack[agent] = this.space.stack(agent).offset;
    this.#begin(agent, false);
    const base = agent * frameRegion;
    this.#executor.start(this.#options.entries[agent] as string, base, []);
    return this.#settle(agent);
  }

  /** Takes over how the CPU stopped: parked, finished or dead. */
  #settle(agent: number): StepOutcome {
    const runtime = this.#runtime;
    const registers = runtime.registers;
    this.#table.stack[agent] = registers[register.stack] as number;
    if ((registers[register.undo] as number) > runtime.undoLog.length)
      runtime.refuse(
        registers[register.top] as number,
        'one action stores more words than the undo log holds',
      );
    let outcome: StepOutcome;
    switch (registers[register.pause]) {
      case pause.none:
        this.#table.status[agent] = agentStatus.finished;
        this.#table.top[agent] = -1;
        outcome = 'finished';
        break;
      case pause.parked:
        this.#table.status[agent] = agentStatus.parked;
        this.#table.top[agent] = registers[register.top] as number;
        this.#table.class[agent] = runtime.parkedClass;
        this.#table.word[agent] = runtime.parkedWord;
        this.#table.count[agent] = runtime.parkedCount;
        outcome = 'parked';
        break;
      case pause.violated: {
        this.#table.status[agent] = agentStatus.dead;
        this.#table.top[agent] = registers[register.top] as number;
        const { rule, message } = runtime.incident ?? { rule: 'unknown', message: '' };
        this.#add(rule, message, this.#executor.stack(this.#table.top[agent]));
        outcome = 'violated';
        break;
      }
      default:
        this.#table.status[agent] = agentStatus.dead;
        this.#table.top[agent] = registers[register.top] as number;
        outcome = 'unmodelled';
    }
    this.#table.stale[agent] = 1;
    if (runtime.widened && (outcome === 'parked' || outcome === 'finished')) return 'widened';
    return outcome;
  }

  unfinished(): number {
    return this.#table.unfinished();
  }

  enabled(): number {
    return this.#table.enabled(this.space.memory);
  }

  nextAccess(agent: number, access: Access): void {
    access.class = this.#table.class[agent] as AccessClass;
    access.word = this.#table.word[agent] as number;
    access.count = this.#table.count[agent] as number;
  }

  step(agent: number): StepOutcome {
    const runtime = this.#runtime;
    const registers = runtime.registers;
    const log = this.#log;
    const watcher = this.#watcher;
    const watch = watcher.entryOf[this.#table.word[agent] as number] as number;
    const kind = this.#table.class[agent] as number;
    log.open();
    // Notes about watched entries are part of the step: the undo mark is taken before them.
    const undo = registers[register.undo] as number;
    const { lo, hi, upTo } = runtime.fingerprint;
    const stack = this.#table.stack[agent] as number;
    const top = this.#table.top[agent] as number;
    const word = this.#table.word[agent] as number;
    const count = this.#table.count[agent] as number;
    const frameHashLo = this.#table.frameHashLo[agent] as number;
    const frameHashHi = this.#table.frameHashHi[agent] as number;
    const stale = this.#table.stale[agent] as number;
    const entry = watch === 0 ? undefined : watcher.entries[watch - 1];
    const storedBy = entry === undefined ? noFrames : watcher.before(entry, agent, kind);
    this.#begin(agent, false);
    // A page walker that was told to stop may still read: what it read is dropped (harness/hardware/walk.c).
    if (this.#executor.isHardware(top) || runtime.checkFreed(kind as AccessClass, word, count, top) === 0)
      this.#executor.resume(top, this.#saveFrame);
    const outcome = this.#settle(agent);
    if (entry !== undefined && kind !== accessClass.read) watcher.after(entry, agent, kind, storedBy);
    log.close(agent, undo, lo, hi, upTo, stack, top, kind, word, count, frameHashLo, frameHashHi, stale);
    return outcome;
  }

  readonly #saveFrame = (base: number, length: number): void => {
    this.#log.saveFrame(this.#executor.frames, base, length);
  };

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
  runAlone(name: string, words: readonly number[]): AloneOutcome {
    const saved = this.#runtime.registers.slice();
    const current = this.#current;
    const wasAlone = this.#runtime.alone;
    const agent = this.agents;
    this.#table.stack[agent] = this.space.stack(agent).offset;
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
    const runtime = this.#runtime;
    while (log.length > mark) {
      const agent = log.restoreFrames(this.#executor.frames);
      runtime.undoTo(log.field(0));
      runtime.fingerprint.set(log.field(1), log.field(2), log.field(3));
      this.#table.restore(agent, log);
      log.pop();
    }
  }

  hash(): void {
    const { fingerprint, undoLog, registers } = this.#runtime;
    fingerprint.update(undoLog, registers[register.undo] as number);
    const table = this.#table;
    table.hash(fingerprint.lo, fingerprint.hi, this.#executor);
    this.hashLo = table.lanes[0] as number;
    this.hashHi = table.lanes[1] as number;
  }

  /** What learns while the machine is explored, and is no part of its state. */
  get learning(): Learning {
    return {
      space: this.space,
      executor: this.#executor,
      sharing: this.sharing,
      watcher: this.#watcher,
      reached: this.#conversation.reached,
      maintained: this.#maintained.counts,
    };
  }

  takeViolations(): readonly Violation[] {
    return this.#violations.take();
  }

  finish(): FinalState {
    return this.#finals.look((touched) => {
      const pending = this.#violations.take();
      for (const word of this.#perCpu?.words(0) ?? []) touched?.touch(word);
      this.#runtime.touched = touched;
      this.#conversation.takeOutcome();
      const maintained = this.#maintained.total;
      const ended = this.runAlone(this.#options.finish, []);
      this.#runtime.touched = undefined;
      if (ended.kind === 'stopped') this.#add(ended.rule, `${ended.message} in the final check`, ended.stack);
      const final = { violations: this.#violations.take(), outcome: this.#conversation.takeOutcome() };
      this.#violations.add(...pending);
      // Maintenance is counted, and where a check stops depends on more than words.
      return { final, repeatable: ended.kind === 'returned' && this.#maintained.total === maintained };
    });
  }

  unmodelled(): string {
    const message = this.#runtime.incident?.message ?? 'unknown';
    const dead = this.#table.dead();
    const stack = dead < 0 ? [] : this.describeStack(this.#executor.stack(this.#table.top[dead] as number));
    return stack.length === 0 ? message : `${message}, in ${stack.slice(0, 4).join(' < ')}`;
  }

  /** Frames as `function file:line`, inlined calls included, innermost first. */
  describeStack(stack: readonly FramePosition[]): string[] {
    return expandStack(stack, this.#options.code.locations).map(
      (one) => `${one.function}() ${one.file}:${one.line}`,
    );
  }

  /** What an agent does next, for traces. */
  pending(agent: number): PendingAccess {
    const offset = (this.#table.word[agent] as number) << 2;
    const stack = this.#executor.stack(this.#table.top[agent] as number);
    return { ...this.#table.access(agent), offset, object: this.describeMemory(offset), stack };
  }

  /** Name of the object at a flat byte offset. */
  describeMemory(offset: number): string {
    return this.#conversation.names.describe(offset) ?? this.space.describe(offset);
  }

  /** Functions that ran so far. */
  executedFunctions(): ReturnType<Executor['executedFunctions']> {
    return this.#executor.executedFunctions();
  }

  /** What the program said it reached. */
  get reached(): ReadonlySet<string> {
    return this.#conversation.reached;
  }

  /** Entries under watch, with the values they took. */
  get watched(): readonly WatchedEntry[] {
    return this.#watcher.entries;
  }

  /** How often TLB and cache maintenance ran, by kind. */
  get maintained(): ReadonlyMap<string, number> {
    return this.#maintained.counts;
  }

  #add(rule: string, message: string, stack: readonly { readonly location: LocationId }[]): void {
    this.#violations.add(violationAt(rule, message, expandStack(stack, this.#options.code.locations)[0]));
  }
}
