import { imagesOfActions } from '../../../transition/symmetry/canonical.ts';
import type { PackedLimitName, PackedLimits, PackedProgress, PackedResult } from '../../packed/result.ts';
import type { CollapsedSearch } from '../collapsed-search.ts';
import type { SearchImage, SearchPoint, SearchStage } from '../search-stage.ts';
import type { CollapsedModel } from '../model.ts';
import { brokenRules } from '../traces.ts';
import type { Crew } from './crew.ts';
import { Team, type KeptStates } from './team.ts';
import { throwTrap, Trap } from './trap.ts';

/** How a team searches. */
export interface TeamOptions {
  readonly limits: PackedLimits;
  /** See {@link TeamTask}. */
  readonly smallLayer: number;
}

/**
 * A breadth-first search that several threads work on, one layer after the other: the states of a layer are taken by
 * whoever has nothing to do. In between, when {@link advance} has returned, all threads rest, and this one, which
 * directs them, may look at everything. Which states there are in a layer does not depend on who found them, and all
 * that is reported depends on the layers alone.
 */
export class TeamSearch {
  readonly layers: number[];
  stage: SearchStage = { kind: 'running' };
  private readonly model: CollapsedModel;
  private readonly team: Team;
  private readonly options: TeamOptions;
  private layerEnd: number;
  private head: number;
  /** Where the search was when it began with the present layer. */
  private layerStart: SearchPoint;
  /** States that were stored and whose conditions could not be evaluated when the search ended. */
  private uninspected = 0;
  /** Where the search was before it went on to what ended it. */
  private before: SearchPoint | undefined;
  /** Stands for the states once those of the newest layer were dropped. */
  private cut: object | undefined;

  private constructor(
    model: CollapsedModel,
    team: Team,
    options: TeamOptions,
    { point, layerStart }: Pick<SearchImage, 'point' | 'layerStart'>,
  ) {
    this.model = model;
    this.team = team;
    this.options = options;
    this.layers = [...point.layers];
    this.layerEnd = point.layerEnd;
    this.head = point.head;
    this.layerStart = layerStart ?? point;
    team.transitions = point.transitions;
  }

  /** Takes a running search over, with the states that it has stored; undefined if there is not enough memory. */
  static async join(
    model: CollapsedModel,
    search: CollapsedSearch,
    crew: Crew,
    options: TeamOptions,
  ): Promise<TeamSearch | undefined> {
    const { point } = search.image();
    const team = await Team.gather(model, search, crew, options.limits.bytes);
    if (team === undefined) return undefined;
    return new TeamSearch(model, team, options, { point });
  }

  /**
   * Goes on with a search that was kept; undefined if there is not enough memory.
   * @param read Writes the keys of all states.
   * @throws what `read` throws
   */
  static async resume(
    model: CollapsedModel,
    { image, read }: KeptStates,
    crew: Crew,
    options: TeamOptions,
  ): Promise<TeamSearch | undefined> {
    const team = await Team.regather(model, { image, read }, crew, options.limits.bytes);
    return team === undefined ? undefined : new TeamSearch(model, team, options, image);
  }

  /** What a checkpoint calls what holds the states. */
  get holder(): object {
    return this.cut ?? this.team.states.shared.keys;
  }

  /** States stored. */
  get states(): number {
    return this.team.states.tail;
  }

  /** States whose successors are known. */
  get expanded(): number {
    return this.head;
  }

  /** Pairs of an expanded state and an action enabled in it. */
  get transitions(): number {
    return this.team.transitions;
  }

  /** Actions from the initial state to the newest layer. */
  get depth(): number {
    return this.layers.length - 1;
  }

  /** States stored whose conditions were not evaluated. */
  get unknown(): number {
    return this.stage.kind === 'halted' ? this.states - this.head : this.uninspected;
  }

  /** How far the search is at this moment, whether threads work on it or not. */
  progress(): PackedProgress {
    const { states, head: expanded, transitions, depth } = this;
    return { states, expanded, transitions, depth, ...this.team.progress() };
  }

  /** Expands about so many states, unless the search ends before. */
  async advance(states: number): Promise<void> {
    const goal = this.head + states;
    try {
      while (this.stage.kind === 'running' && this.head < goal) {
        if (this.head === this.layerEnd && !this.openLayer()) return;
        await this.expandTo(Math.min(goal, this.layerEnd));
      }
    } catch (error) {
      if (error instanceof Trap) throwTrap(this.model, error);
      throw error;
    }
  }

  /** Ends the search before it is complete; states that were not expanded are inspected. Only while all rest. */
  stop(limit: PackedLimitName): void {
    if (this.stage.kind !== 'running') return;
    this.before = this.point();
    this.beginNewest();
    this.inspectRest();
    this.stage = { kind: 'bounded', limit };
  }

  /** Ends the search at once: states that were not expanded are not inspected. Only while all rest. */
  halt(): void {
    if (this.stage.kind !== 'running') return;
    this.before = this.point();
    this.beginNewest();
    this.stage = { kind: 'halted' };
  }

  /** What a search that goes on from here needs beside {@link log}; valid until this one goes on. */
  image(): SearchImage {
    const { states, expander } = this.team;
    expander.catchUp();
    return {
      point: this.before ?? this.point(),
      states: states.tail,
      keys: states.shared.keys,
      size: expander.roomSize,
      values: expander.kernel.values(),
      storage: { kind: 'exact' },
      traces: [],
      layerStart: this.layerStart,
    };
  }

  /** The keys of all states; not to be kept. */
  log(): Uint8Array {
    return this.team.states.shared.log(0, this.states);
  }

  /** What was found so far; if the search has not ended, it is as if a limit had stopped it. */
  result(): PackedResult {
    const { model, team, stage, states } = this;
    team.expander.catchUp();
    const counts = team.counts();
    const taken = [...model.system.actions.keys()].filter((action) => counts.taken[action] !== 0);
    const { symmetry } = model;
    const all = symmetry === undefined ? new Set(taken) : imagesOfActions(symmetry, taken);
    return {
      outcome: stage.kind === 'bounded' ? stage : { kind: 'complete' },
      states,
      transitions: this.transitions,
      depth: this.depth,
      bytesPerState: team.usedBytes / states,
      wordsPerState: model.layout.words,
      broken: brokenRules(
        model,
        () => team.stored,
        this.layers,
        () => team.fill(),
      ),
      reached: Array.from(counts.reached, (flag) => flag !== 0),
      neverTaken: [...model.system.actions.keys()].filter((action) => !all.has(action)),
    };
  }

  /** Turns to the next layer; false if the search has ended. */
  private openLayer(): boolean {
    const { limits } = this.options;
    if (this.head === this.states) {
      this.stage = { kind: 'complete' };
      return false;
    }
    const before = this.point();
    if (this.head > 0) this.layers.push(this.head);
    this.layerEnd = this.states;
    this.layerStart = this.point();
    if (limits.depth === undefined || this.depth < limits.depth) return true;
    const more = this.inspectRest();
    // Whoever goes on expands what was only inspected now.
    this.before = before;
    const complete = more === 0 && this.uninspected === 0;
    this.stage = complete ? { kind: 'complete' } : { kind: 'bounded', limit: 'depth' };
    return false;
  }

  /** Expands the states of the present layer up to one. */
  private async expandTo(goal: number): Promise<void> {
    const { limits, smallLayer } = this.options;
    const mostStates = limits.states ?? Infinity;
    const end = await this.team.expand(this.head, goal, { depth: this.depth + 1, smallLayer, mostStates });
    if (end === 'done') this.head = goal;
    else if (end === 'values' && limits.bytes === undefined) this.stage = { kind: 'unfit' };
    else this.rollBack(end === 'states' ? end : 'bytes');
  }

  /**
   * Ends the search as it was when it began with the present layer, whose states are inspected: which states of the
   * next layer were found by now is a matter of chance.
   */
  private rollBack(limit: PackedLimitName): void {
    const { head, transitions, counts } = this.layerStart;
    this.team.states.tail = this.layerEnd;
    this.team.restoreCounts(counts, transitions);
    this.head = head;
    this.before = this.layerStart;
    this.cut = {};
    this.inspectRest();
    this.stage = { kind: 'bounded', limit };
  }

  private point(): SearchPoint {
    const { layers, layerEnd, transitions, head } = this;
    return { head, layers: [...layers], layerEnd, transitions, counts: this.team.counts() };
  }

  /** Lists the layer that is being found, if some of it was. */
  private beginNewest(): void {
    if (this.states > this.layerEnd && this.layers.at(-1) !== this.layerEnd) this.layers.push(this.layerEnd);
  }

  /** Evaluates the conditions on states that were stored and not expanded; returns how many successors they have. */
  private inspectRest(): number {
    const { expander, stored } = this.team;
    expander.catchUp();
    const before = expander.kernel.counts();
    let successors = 0;
    // The states may be of two layers: the one that is being expanded and the next one.
    for (const layer of [this.depth - 1, this.depth]) {
      const from = Math.max(this.head, this.layers[layer] ?? 0);
      const to = layer === this.depth ? this.states : this.layers[this.depth]!;
      if (layer < 0) continue;
      for (let start = from; start < to;) {
        expander.kernel.write('depth', layer + 1);
        expander.kernel.write('transitions', 0);
        start = stored.inspect(start, to);
        successors += expander.kernel.read('transitions');
        if (start === to || this.team.fill()) continue;
        this.uninspected++;
        start++;
      }
    }
    expander.kernel.restoreBrokenSteps(before.brokenSteps);
    expander.kernel.flags().taken.set(before.taken);
    return successors;
  }
}
