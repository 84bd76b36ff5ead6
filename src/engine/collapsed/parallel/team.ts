import { setImmediate } from 'node:timers/promises';
import type { CollapsedSearch } from '../collapsed-search.ts';
import { Kernel } from '../kernel.ts';
import type { Counts } from '../kernel-counts.ts';
import type { KeyLayout } from '../key-layout.ts';
import type { CollapsedModel } from '../model.ts';
import { roomFor } from '../rooms.ts';
import type { SearchImage } from '../search-stage.ts';
import { nextKeys } from '../widths.ts';
import type { Crew } from './crew.ts';
import { Expander, reservation } from './expander.ts';
import type { ExpandOptions, Range, Stop, StopReason } from './expander.ts';
import { Journal } from './journal.ts';
import { mergeCounts } from './merge-counts.ts';
import { after, shareOut, sizeOf, type Owned } from './queues.ts';
import { SharedStates } from './shared-states.ts';
import { StoredStates } from './stored-states.ts';

/** What a thread says that had nothing to do. */
const idle: Stop = { reason: 'done', rest: undefined, holes: [], stored: [], transitions: 0 };
/** Turns of {@link window} states, some milliseconds in all, that this thread takes before it listens to others. */
const untilPause = 16;

/** States that were kept: `read` writes the keys of all of them to where they belong. */
export interface KeptStates {
  readonly image: SearchImage;
  readonly read: (into: Uint8Array) => void;
}

/** What a team begins with. */
interface Beginning {
  readonly image: SearchImage;
  /** How keys are to be laid out. */
  readonly keys: KeyLayout;
  /** One that has numbered all values. */
  readonly kernel: Kernel;
  /** Has the states stored; false if there is no room for them. */
  readonly store: (states: SharedStates) => Promise<boolean>;
}

/** What a team is made of. */
interface TeamParts {
  readonly model: CollapsedModel;
  readonly crew: Crew;
  readonly states: SharedStates;
  readonly expander: Expander;
}

/** Part of a layer for a team to expand. */
export interface TeamTask {
  /** Actions from the initial state to its states, plus 1. */
  readonly depth: number;
  /** Layers of so many states are expanded by the directing thread alone, as it takes longer to tell the others. */
  readonly smallLayer: number;
  /** More states than this may not be stored. */
  readonly mostStates: number;
}

/** How a team ended its task: it is done; or there is no room for it. */
export type TaskEnd = 'done' | 'states' | 'bytes' | 'values';

/**
 * The threads of a search, and the one that directs them: it gives them something to do, does its part, waits, and
 * does what nobody else may do meanwhile. Between two of its methods all threads rest.
 */
export class Team {
  readonly stored: StoredStates;
  transitions = 0;
  private readonly parts: TeamParts;
  private journal: Journal;
  private doublings = 0;
  /** What was counted by threads that do not list it any more. */
  private past: Counts;
  private ofCrew: readonly Counts[] = [];
  private crewBytes = 0;
  /** The crew has not heard yet of new keys. */
  private stale = false;
  private working = false;
  /** States expanded when the crew began to work. */
  private expanded = 0;
  /** Who has stored the states of the newest layers. */
  private owned: Owned[] = [];
  private sincePause = 0;

  private constructor(parts: TeamParts, journal: Journal, past: Counts) {
    this.parts = parts;
    this.journal = journal;
    this.past = past;
    this.stored = new StoredStates(parts.states, parts.expander, () => this.counts());
  }

  /**
   * A team that has the states of a search.
   * @param bytes What linear memories may have in all.
   * @returns undefined if there is not enough memory.
   */
  static async gather(
    model: CollapsedModel,
    search: CollapsedSearch,
    crew: Crew,
    bytes: number | undefined,
  ): Promise<Team | undefined> {
    const { kernel } = search;
    const image = search.image();
    const keys = nextKeys(model, kernel.sizes()) ?? image.keys;
    const store = (states: SharedStates): Promise<boolean> =>
      Promise.resolve(states.take(kernel.log(image.states), image.keys));
    const team = await Team.begin(model, { image, keys, kernel, store }, crew, bytes);
    team?.represent();
    return team;
  }

  /**
   * A team that has states that were kept.
   * @param bytes What linear memories may have in all.
   * @returns undefined if there is not enough memory.
   * @throws what `read` throws
   */
  static async regather(
    model: CollapsedModel,
    { image, read }: KeptStates,
    crew: Crew,
    bytes: number | undefined,
  ): Promise<Team | undefined> {
    const { keys, size, values, states: count } = image;
    // It is there for the values only.
    const kernel = new Kernel(model, keys, roomFor(size, bytes));
    if (!kernel.enterValues(values)) return undefined;
    const store = (states: SharedStates): Promise<boolean> => states.receive(count, read);
    return await Team.begin(model, { image, keys, kernel, store }, crew, bytes);
  }

  private static async begin(
    model: CollapsedModel,
    { image, keys, kernel, store }: Beginning,
    crew: Crew,
    bytes: number | undefined,
  ): Promise<Team | undefined> {
    const threads = crew.size + 1;
    // With a limit each thread has a small share for itself, and the states have the rest.
    const share = bytes === undefined ? undefined : bytes / (4 * threads);
    const states = new SharedStates({ threads, bufferStates: kernel.map.bufferStates, keys });
    const { shared } = states;
    const journal = Journal.empty(model);
    journal.publish(
      kernel,
      image.values.map(() => 0),
    );
    const expander = new Expander({ model, shared, journal, thread: 0, bytes: share });
    expander.catchUp();
    if (bytes !== undefined) states.mostBytes = bytes - threads * expander.kernel.reservedBytes;
    if (!(await store(states))) return undefined;
    await crew.order((member) => ({
      kind: 'join',
      memory: shared.memory,
      map: shared.map,
      journal: journal.words,
      keys,
      thread: member + 1,
      bytes: share,
    }));
    return new Team({ model, crew, states, expander }, journal, image.point.counts);
  }

  /** The states that it has stored. */
  get states(): SharedStates {
    return this.parts.states;
  }

  /** What the directing thread expands with. */
  get expander(): Expander {
    return this.parts.expander;
  }

  /** Bytes in use, of all linear memories. */
  get usedBytes(): number {
    const { states, expander } = this.parts;
    return states.usedBytes + expander.kernel.usedBytes + this.crewBytes;
  }

  /** What all threads have counted, and what was counted before they joined. */
  counts(): Counts {
    return mergeCounts([this.past, this.parts.expander.kernel.counts(), ...this.ofCrew]);
  }

  /** Counts on from what was counted at another time. */
  restoreCounts(counts: Counts, transitions: number): void {
    this.past = counts;
    this.ofCrew = [];
    this.transitions = transitions;
    this.parts.expander.kernel.restoreCounts(noCounts(counts));
  }

  /** What is being done at this moment; undefined while all rest. */
  progress():
    { readonly states: number; readonly expanded: number; readonly transitions: number } | undefined {
    if (!this.working) return undefined;
    const { shared } = this.parts.states;
    return {
      states: shared.load('reserved'),
      expanded: this.expanded + shared.map.areas.reduce((sum, _, thread) => sum + shared.taken(thread), 0),
      transitions: this.transitions + shared.transitions(),
    };
  }

  /** Expands the states from one up to another one. */
  async expand(from: number, to: number, task: TeamTask): Promise<TaskEnd> {
    const { states, crew } = this.parts;
    const { shared } = states;
    shared.store('reserved', states.tail);
    this.owned = this.owned.filter(({ end }) => end > from);
    let queues = shareOut(from, to, crew.size + 1, this.owned);
    do {
      if (!(await states.makeRoom(reservation * (crew.size + 1), (slots) => this.spread(slots))))
        return 'bytes';
      this.expanded = to - sizeOf(queues.flat());
      if (to - from <= task.smallLayer)
        queues = queues.map((_, thread) => (thread === 0 ? queues.flat() : []));
      shared.store('pause', 0);
      shared.beginQueues();
      const stops = await this.run({ depth: task.depth, queues });
      states.closeHoles(stops.flatMap(({ holes }) => holes));
      this.transitions += stops.reduce((sum, { transitions }) => sum + transitions, 0);
      this.owned.push(
        ...stops.flatMap(({ stored }, thread) => stored.map((range) => ({ ...range, thread }))),
      );
      queues = queues.map((queue, thread) => {
        const rest = stops[thread]!.rest;
        return [...(rest === undefined ? [] : [rest]), ...after(queue, shared.taken(thread))];
      });
      if (states.tail > task.mostStates) return 'states';
      const reasons = new Set<StopReason>(stops.map(({ reason }) => reason));
      if (reasons.has('values') || (reasons.has('narrow') && !this.changeKeys())) return 'values';
    } while (queues.flat().length > 0);
    return 'done';
  }

  /** Fills the directing thread's cache with what it lacked last; false if there is no room for it. */
  fill(): boolean {
    for (;;) {
      const outcome = this.stored.fill();
      if (outcome === 'filled') return true;
      if (outcome === 'values' || !this.changeKeys()) return false;
    }
  }

  /** Has threads expand states until one has to stop, or there are none left. */
  private async run(options: ExpandOptions): Promise<readonly Stop[]> {
    const { crew } = this.parts;
    const isAlone = options.queues.every((queue, thread) => thread === 0 || queue.length === 0);
    if (isAlone) return [await this.work(options), ...Array.from({ length: crew.size }, () => idle)];
    if (this.stale) await this.tellKeys();
    this.working = true;
    const answers = crew.order(() => ({ kind: 'expand', options }));
    // Whoever fails first is heard of; nobody else need be.
    answers.catch(() => undefined);
    const own = await this.work(options);
    const states = await answers;
    this.working = false;
    this.ofCrew = states.map(({ counts }) => counts!);
    this.crewBytes = states.reduce((sum, { usedBytes }) => sum + usedBytes, 0);
    return [own, ...states.map(({ stop }) => stop!)];
  }

  /** The part of this thread, which listens to signals and to the others now and then. */
  private async work(options: ExpandOptions): Promise<Stop> {
    const running = this.parts.expander.running(options);
    for (;;) {
      const { done, value } = running.next();
      if (done === true) return value;
      if (++this.sincePause < untilPause) continue;
      this.sincePause = 0;
      await setImmediate();
    }
  }

  /** Lays keys out for the values that there are; false if that is not possible. */
  private changeKeys(): boolean {
    const { model, states, expander } = this.parts;
    expander.catchUp();
    const sizes = expander.kernel.sizes();
    const keys = nextKeys(model, sizes);
    if (keys === undefined || !states.changeKeys(keys)) return false;
    if (!this.journal.hasRoom) {
      this.journal = Journal.empty(model, ++this.doublings);
      this.journal.publish(
        expander.kernel,
        sizes.map(() => 0),
      );
    }
    expander.changeKeys(keys, this.journal);
    this.represent();
    this.stale = true;
    return true;
  }

  private async tellKeys(): Promise<void> {
    const { crew, states } = this.parts;
    this.stale = false;
    const { keys } = states.shared;
    await crew.order(() => ({ kind: 'change keys', keys, journal: this.journal.words }));
  }

  /** Has all threads move what is in some slots of the table of states. */
  private async spread({ start, end }: Range): Promise<void> {
    const { crew, expander } = this.parts;
    if (this.stale) await this.tellKeys();
    const part = Math.ceil((end - start) / (crew.size + 1));
    const slots = (thread: number): Range => {
      const from = start + thread * part;
      return { start: from, end: Math.min(end, from + part) };
    };
    const answers = crew.order((member) => ({ kind: 'spread', slots: slots(member + 1) }));
    answers.catch(() => undefined);
    expander.spread(slots(0));
    await answers;
  }

  /** Of states that symmetry makes one the one with the least key is stored: another one under other keys. */
  private represent(): void {
    const { model, states } = this.parts;
    if (model.symmetry !== undefined) states.replaceAll((from, to) => this.stored.represent(from, to));
  }
}

/** Counts of nothing, of as many things. */
function noCounts({ ruleCounts, taken, reached }: Counts): Counts {
  return {
    ruleCounts: ruleCounts.map(() => 0),
    brokenSteps: [],
    taken: taken.map(() => 0),
    reached: reached.map(() => 0),
  };
}
