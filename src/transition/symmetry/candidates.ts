import type { TransitionSystem, VariableId } from '../form.ts';
import { mix } from './colours.ts';
import type { ValueMap } from './permutation.ts';
import { placeholderCounters } from './placeholders.ts';
import { refine } from './refine.ts';
import { simplified } from './renaming.ts';
import { Sorts } from './sorts.ts';
import { stillVariables } from './still.ts';
import type { Individual } from './structure.ts';
import { Structure } from './structure.ts';
import type { Candidate } from './verify.ts';

/** Two individuals that may be each other's image, as numbers of {@link CandidateSearch.individuals}. */
export interface Seed {
  readonly from: number;
  readonly to: number;
}

/** What a seed led to: for each individual its image, and the permutation that does it. */
interface Guess {
  readonly images: readonly number[];
  readonly candidate: Candidate;
}

const mostRounds = 64;
/** Variables of more values are not renamed. */
const mostValues = 2 ** 16;
const rank = { process: 0, value: 1, member: 2, variable: 3 } as const;

/** Looks for permutations that may be symmetries: individuals that the system uses alike. */
export class CandidateSearch {
  readonly individuals: readonly Individual[];
  /** Sets of two and more individuals that are used alike, processes first. */
  readonly classes: readonly (readonly number[])[];
  private readonly system: TransitionSystem;
  private readonly structure: Structure;
  private readonly sorts: Sorts;
  private readonly colours: Int32Array;
  /** Variables that change, and sorts of such. */
  private readonly changing = new Set<VariableId>();
  private readonly placeholders = new Map<VariableId, readonly number[]>();

  constructor(system: TransitionSystem) {
    this.system = system;
    this.sorts = new Sorts(system);
    for (const [variable, { process }] of system.variables.entries()) {
      if (process === undefined || this.sorts.kind(this.sorts.of(variable)) !== 'names') continue;
      this.placeholders.set(variable, placeholderCounters(system, variable));
    }
    const still = stillVariables(system);
    for (const variable of system.variables.keys()) {
      if (!still.has(variable)) this.changing.add(variable).add(this.sorts.of(variable));
    }
    this.structure = new Structure(system, this.sorts, this.placeholders);
    this.individuals = this.structure.individuals;
    this.colours = refine(this.structure, new Int32Array(this.individuals.length)).colours;
    this.classes = [...groupedBy(this.colours).values()]
      .filter((members) => members.length > 1 && this.moves(members[0]!))
      .toSorted((a, b) => rank[this.individuals[a[0]!]!.kind] - rank[this.individuals[b[0]!]!.kind]);
  }

  /** A permutation that exchanges the two of a seed or, failing that, moves one to the other; undefined: there is none. */
  candidate({ from, to }: Seed): Guess | undefined {
    const images = this.images({ from, to }, 'exchange') ?? this.images({ from, to }, 'move');
    return images === undefined ? undefined : { images, candidate: this.permutation(images) };
  }

  /** Whether it makes a difference to some state where an individual is moved to. */
  private moves(individual: number): boolean {
    const each = this.individuals[individual]!;
    if (each.kind === 'process') return true;
    return this.changing.has(each.kind === 'variable' ? each.variable : each.sort);
  }

  private images({ from, to }: Seed, how: 'exchange' | 'move'): readonly number[] | undefined {
    const one = this.colours.slice();
    const other = this.colours.slice();
    const mark = (inOne: number, inOther: number, colour: number): void => {
      one[inOne] = mix(one[inOne]!, colour);
      other[inOther] = mix(other[inOther]!, colour);
    };
    if (how === 'exchange') {
      for (const [member, colour] of this.colours.entries()) {
        if (colour === this.colours[from] && member !== from && member !== to) mark(member, member, member);
      }
      mark(to, from, -1);
    }
    mark(from, to, -2);
    return this.match(one, other, mark);
  }

  private match(
    one: Int32Array,
    other: Int32Array,
    mark: (inOne: number, inOther: number, colour: number) => void,
  ): readonly number[] | undefined {
    for (let round = 0; round < mostRounds; round++) {
      const refined = refine(this.structure, one);
      one.set(refined.colours);
      other.set(refine(this.structure, other, refined.rounds).colours);
      const classes = groupedBy(one);
      const images = groupedBy(other);
      if (classes.size !== images.size) return undefined;
      const result = new Int32Array(one.length);
      let open: { readonly members: readonly number[]; readonly images: readonly number[] } | undefined;
      let kept = false;
      for (const [colour, members] of classes) {
        const others = images.get(colour);
        if (others?.length !== members.length) return undefined;
        if (members.length === 1) result[members[0]!] = others[0]!;
        else if (members.every((member, at) => member === others[at])) {
          // Nothing tells these apart, and nothing says that they move.
          for (const member of members) mark(member, member, member);
          kept = true;
        } else open ??= { members, images: others };
      }
      if (open !== undefined) {
        const member = open.members[0]!;
        mark(member, open.images.includes(member) ? member : open.images[0]!, -3);
      } else if (!kept) return [...result];
    }
    return undefined;
  }

  private permutation(images: readonly number[]): Candidate {
    const variables = [...this.system.variables.keys()];
    const processes = [...this.system.processes.keys()];
    const renamings = new Map<VariableId, { kind: 'values' | 'bits'; moves: Map<number, number> }>();
    const move = (sort: VariableId, kind: 'values' | 'bits', from: number, to: number): void => {
      const known = renamings.get(sort) ?? { kind, moves: new Map<number, number>() };
      renamings.set(sort, known);
      known.moves.set(from, to);
    };
    for (const [number, each] of this.individuals.entries()) {
      const image = this.individuals[images[number]!]!;
      if (each.kind === 'process' && image.kind === 'process') processes[each.process] = image.process;
      if (each.kind === 'variable' && image.kind === 'variable') variables[each.variable] = image.variable;
      if (each.kind === 'value' && image.kind === 'value') move(each.sort, 'values', each.value, image.value);
      if (each.kind === 'member' && image.kind === 'member') move(each.sort, 'bits', each.bit, image.bit);
    }
    const values = this.system.variables.map(({ values: count }, variable): ValueMap | undefined => {
      const found = renamings.get(this.sorts.of(variable));
      if (found === undefined || count > mostValues) return undefined;
      const length = found.kind === 'values' ? count : 32 - Math.clz32(count - 1);
      const renaming = simplified({ kind: found.kind, to: completed(found.moves, length) });
      if (renaming === undefined) return undefined;
      const movesZero = renaming.kind === 'values' && renaming.to[0] !== 0;
      return { renaming, unnamedAt: movesZero ? (this.placeholders.get(variable) ?? []) : [] };
    });
    return { variables, processes, values };
  }
}

/** Individuals by colour, ascending. */
function groupedBy(colours: Int32Array): ReadonlyMap<number, readonly number[]> {
  const groups = new Map<number, number[]>();
  for (const [member, colour] of colours.entries()) {
    const group = groups.get(colour);
    if (group === undefined) groups.set(colour, [member]);
    else group.push(member);
  }
  return groups;
}

/** A list of images: those that are known, and the others in place if possible. */
function completed(moves: ReadonlyMap<number, number>, length: number): readonly number[] {
  const taken = new Set(moves.values());
  const places = Array.from({ length }, (_, place) => place);
  const free = places.filter((place) => !taken.has(place));
  const open = places.filter((place) => !moves.has(place));
  const stay = new Set(open.filter((place) => free.includes(place)));
  const rest = free.filter((place) => !stay.has(place));
  return places.map((place) => moves.get(place) ?? (stay.has(place) ? place : rest.shift()!));
}
