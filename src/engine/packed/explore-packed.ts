import type { TransitionSystem } from '../../transition/form.ts';
import { Interpreter } from '../../transition/interpret.ts';
import { pack, unpack } from '../../transition/pack.ts';
import { validate } from '../../transition/validate.ts';
import { Ancestry } from './ancestry.ts';
import { brokenRules, restoring } from './broken-rules.ts';
import type { GeneratedSearch } from './generate.ts';
import { generateSearch, pageBytes, pagesFor } from './generate.ts';
import type { PackedLimits, PackedLimitName, PackedOptions, PackedProgress, PackedResult } from './result.ts';
import { firstBytes, StateMemory } from './state-memory.ts';
import { isTrap } from './web-assembly.ts';

/** States that one call of generated code expands: long calls are never optimized by V8. */
const chunk = 1024;
const progressEvery = 2 ** 16;

/**
 * Searches all states of a system breadth first, with code generated for it.
 * @throws ModelError if the system breaks the rules of its form.
 */
export function explorePacked(
  system: TransitionSystem,
  { limits, onProgress }: PackedOptions = {},
): PackedResult {
  const slices = packedSlices(system, limits);
  let reported = 0;
  for (;;) {
    const { done, value } = slices.next();
    if (done === true) return value;
    if (onProgress === undefined || value.expanded < reported + progressEvery) continue;
    reported = value.expanded;
    onProgress(value);
  }
}

/**
 * The same search a slice at a time, for callers that have something else to do. When it is given `stop` it ends as if
 * a limit of states had stopped it.
 * @throws ModelError if the system breaks the rules of its form.
 */
export function packedSlices(
  system: TransitionSystem,
  limits: PackedLimits = {},
): Generator<PackedProgress, PackedResult, 'stop' | undefined> {
  validate(system);
  const search = generateSearch(system, 2 * firstBytes);
  const leastBytes = pagesFor(search.map, 2 * firstBytes) * pageBytes;
  const memory = new StateMemory(search, Math.max(limits.bytes ?? Infinity, leastBytes));
  return new PackedSearch(system, search, memory).run(limits);
}

class PackedSearch {
  private readonly system: TransitionSystem;
  private readonly search: GeneratedSearch;
  private readonly memory: StateMemory;
  private readonly ancestry = new Ancestry();
  private transitions = 0;

  constructor(system: TransitionSystem, search: GeneratedSearch, memory: StateMemory) {
    this.system = system;
    this.search = search;
    this.memory = memory;
  }

  *run(limits: PackedLimits): Generator<PackedProgress, PackedResult, 'stop' | undefined> {
    this.begin(limits);
    const limit = yield* this.layers(limits);
    return this.result(limit);
  }

  private begin(limits: PackedLimits): void {
    const { memory, system, search } = this;
    memory.write('mostStates', Math.min(limits.states ?? 2 ** 32 - 1, 2 ** 32 - 1));
    pack(search.layout, new Interpreter(system).initial(), memory.state(0));
    memory.write('tail', 1);
    memory.code.rehash(0, 1);
  }

  /** Expands layer by layer; returns the limit that bound. */
  private *layers(
    limits: PackedLimits,
  ): Generator<PackedProgress, PackedLimitName | undefined, 'stop' | undefined> {
    const { memory, ancestry } = this;
    for (;;) {
      const end = memory.read('tail');
      if (memory.read('head') === end) return undefined;
      if (ancestry.depth === limits.depth) return this.inspectRest() > 0 ? 'depth' : undefined;
      while (memory.read('head') < end) {
        const head = memory.read('head');
        if (memory.read('tail') > memory.read('room') && !memory.makeRoom()) return this.stop('bytes', end);
        memory.write('transitions', 0);
        this.guarded(() => memory.code.step(Math.min(head + chunk, end)));
        this.transitions += memory.read('transitions');
        ancestry.noteChunk(head, memory.read('tail'));
        const wish = yield this.progress();
        if (memory.read('full') !== 0 || wish === 'stop') return this.stop('states', end);
      }
      if (memory.read('tail') > end) ancestry.beginLayer(end);
    }
  }

  private progress(): PackedProgress {
    const { memory, transitions, ancestry } = this;
    return { states: memory.read('tail'), expanded: memory.read('head'), transitions, depth: ancestry.depth };
  }

  /** Ends the search in the layer that ends at state `end`. */
  private stop(limit: PackedLimitName, end: number): PackedLimitName {
    if (this.memory.read('tail') > end) this.ancestry.beginLayer(end);
    this.inspectRest();
    return limit;
  }

  /** Evaluates the conditions on states that were stored and not expanded; returns how many bytes of successors they have. */
  private inspectRest(): number {
    const { memory } = this;
    let successors = 0;
    restoring(this.system, this.search.map, memory, () => {
      const tail = memory.read('tail');
      for (let from = memory.read('head'); from < tail; from += chunk) {
        this.guarded(() => {
          successors += memory.code.inspect(from, Math.min(from + chunk, tail));
        });
      }
    });
    return successors;
  }

  /** Runs generated code; if it traps, throws what the interpreter says of the state that it was expanding. */
  private guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      if (!isTrap(error)) throw error;
      const interpreter = new Interpreter(this.system);
      const state = unpack(this.search.layout, this.memory.state(this.memory.read('current')));
      interpreter.inspect(state);
      for (const action of interpreter.enabled(state)) interpreter.step(state, action);
      throw error;
    }
  }

  private result(limit: PackedLimitName | undefined): PackedResult {
    const { memory, system, search, ancestry } = this;
    const states = memory.read('tail');
    const bytes = new Uint8Array(memory.view().buffer);
    const flags = (address: number, count: number): readonly boolean[] =>
      Array.from(bytes.subarray(address, address + count), (byte) => byte !== 0);
    const reached = flags(search.map.reached, system.sometimes.length);
    const taken = flags(search.map.taken, system.actions.length);
    return {
      outcome: limit === undefined ? { kind: 'complete' } : { kind: 'bounded', limit },
      states,
      transitions: this.transitions,
      depth: ancestry.depth,
      bytesPerState: memory.bytes / states,
      wordsPerState: search.layout.words,
      broken: brokenRules(system, search, memory, ancestry),
      reached,
      neverTaken: taken.flatMap((was, action) => (was ? [] : [action])),
    };
  }
}
