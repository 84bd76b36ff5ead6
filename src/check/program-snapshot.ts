import { deserialize, serialize } from 'node:v8';
import type { Block, Global, Location, LocationId, Program, ProgramFunction } from '../program/form.ts';

/** What another name of a function or variable stands for. */
export type Alias = Program['aliases'] extends ReadonlyMap<string, infer A> ? A : never;

/** What a run has asked of a linked program, with the answers; `undefined` for what nothing defines. */
export interface ProgramSnapshot {
  readonly pointerWidth: Program['pointerWidth'];
  readonly endian: Program['endian'];
  /** By the name that was asked for, a linked name or an alias; optimised and prepared. */
  readonly functions: ReadonlyMap<string, ProgramFunction | undefined>;
  readonly globals: ReadonlyMap<string, Global | undefined>;
  readonly aliases: ReadonlyMap<string, Alias | undefined>;
  /** What the location ids of the functions mean. */
  readonly locations: readonly Location[];
}

/** Encodes a snapshot. Positions that no function has are left out, so location ids are others afterwards. */
export function encodeSnapshot(snapshot: ProgramSnapshot): Uint8Array {
  const kept = new LocationSieve(snapshot.locations);
  const made = new Map<ProgramFunction, ProgramFunction>();
  const functions = new Map<string, ProgramFunction | undefined>();
  for (const [name, fn] of snapshot.functions) {
    if (fn !== undefined && !made.has(fn)) made.set(fn, relocated(fn, kept));
    functions.set(name, fn && made.get(fn));
  }
  const { pointerWidth, endian, globals, aliases } = snapshot;
  const encoded: ProgramSnapshot = {
    pointerWidth,
    endian,
    functions,
    globals,
    aliases,
    locations: kept.list,
  };
  return serialize(encoded);
}

/** The snapshot of {@link encodeSnapshot}, which the bytes must be of: they are not checked. */
export function decodeSnapshot(bytes: Uint8Array): ProgramSnapshot {
  return deserialize(bytes) as ProgramSnapshot;
}

function relocated(fn: ProgramFunction, kept: LocationSieve): ProgramFunction {
  const blocks = fn.blocks.map((block): Block => ({
    phis: block.phis,
    instructions: block.instructions.map((item) => ({ ...item, location: kept.id(item.location) })),
    terminator: { ...block.terminator, location: kept.id(block.terminator.location) },
  }));
  return { ...fn, blocks };
}

/** Takes over the positions that are asked for, and those they were inlined at. */
class LocationSieve {
  readonly list: Location[] = [];
  readonly #all: readonly Location[];
  readonly #ids = new Map<LocationId, LocationId>();

  constructor(all: readonly Location[]) {
    this.#all = all;
  }

  id(old: LocationId): LocationId {
    const known = this.#ids.get(old);
    if (known !== undefined) return known;
    const location = this.#all[old];
    if (location === undefined) return -1;
    const inlinedAt = this.id(location.inlinedAt);
    const id = this.list.push({ ...location, inlinedAt }) - 1;
    this.#ids.set(old, id);
    return id;
  }
}
