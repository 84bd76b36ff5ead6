import { grown } from './growth.ts';
import type { SnapshotTable } from './snapshot.ts';
import type { Trail } from './trail.ts';

/**
 * States that a search has found, numbered in that order, each with the one it was found from and the agent that moved:
 * five bytes. The machine is brought from one to the next by undo to their last common state and replay from there.
 * If states are visited in the order of their numbers, and those found from one come before those found from the next,
 * that is one walk over the tree of their ancestors.
 */
export class StateTree {
  /** States found. */
  size = 0;
  /** Actions performed to come from one state to another, in all. */
  replayed = 0;
  /** Per state: the state it was found from, and the agent that moved. */
  private parents = new Int32Array(4096);
  private movers = new Uint8Array(4096);
  /** Number of the state at each depth of the trail. */
  private path = new Int32Array(1024);
  private readonly route: number[] = [];

  /** Adds a state; gives its number. */
  add(parent: number, mover: number): number {
    if (this.size === this.parents.length) {
      this.parents = grown(this.parents, this.size + 1);
      this.movers = grown(this.movers, this.size + 1);
    }
    this.parents[this.size] = parent;
    this.movers[this.size] = mover;
    return this.size++;
  }

  /** The state that the trail is at after so many actions, as {@link place} and {@link moveTo} were told. */
  at(depth: number): number {
    return this.path[depth]!;
  }

  /** Says which state the trail is at after so many actions. */
  place(depth: number, state: number): void {
    if (depth >= this.path.length) this.path = grown(this.path, depth + 1);
    this.path[depth] = state;
  }

  /** Moves the trail from the state it is at to another one. `widened` if it does not lead there any more. */
  moveTo(state: number, trail: Trail): 'moved' | 'widened' {
    const { parents, path, route } = this;
    // Parents are numbered lower than their children and numbers grow along the trail: climb on the side
    // with the higher number until both sides are at one state.
    route.length = 0;
    let from = trail.length;
    let at = state;
    while (path[from] !== at) {
      if (at > path[from]!) {
        route.push(at);
        at = parents[at]!;
      } else from--;
    }
    trail.rewind(from);
    for (let i = route.length - 1; i >= 0; i--) {
      const next = route[i]!;
      // A trace that was walked before divides into the same actions, or the machine says that it does not.
      if (trail.step(this.movers[next]!) === 'widened') return 'widened';
      this.place(trail.length, next);
    }
    trail.transitions -= route.length;
    this.replayed += route.length;
    return 'moved';
  }

  bytes(): number {
    return this.parents.byteLength + this.movers.byteLength + this.path.byteLength;
  }

  /** Tables to go on with where the trail has so many actions. Not copies. */
  tables(length: number): Readonly<Record<'parents' | 'movers' | 'path', SnapshotTable>> {
    return {
      parents: this.parents.subarray(0, this.size),
      movers: this.movers.subarray(0, this.size),
      path: this.path.subarray(0, length + 1),
    };
  }

  /** Takes over what {@link tables} gave; false if that is not all there. */
  adopt({ parents, movers, path }: Readonly<Record<string, SnapshotTable>>): boolean {
    if (!parents || !movers || !path) return false;
    this.size = parents.length;
    this.parents = grown(parents as Int32Array<ArrayBuffer>, parents.length + 1);
    this.movers = grown(movers as Uint8Array<ArrayBuffer>, movers.length + 1);
    this.path = grown(path as Int32Array<ArrayBuffer>, path.length + 1);
    return true;
  }
}
