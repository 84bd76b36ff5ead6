import type { TransitionSystem } from '../form.ts';
import { CandidateSearch } from './candidates.ts';
import { groupOf } from './group.ts';
import { isIdle, sampleStates } from './idle.ts';
import type { Permutation } from './permutation.ts';
import { imageOf } from './permutation.ts';
import type { Individual } from './structure.ts';
import { verify } from './verify.ts';

/** Proved symmetries of a system. */
export interface Symmetry {
  /** All elements of the group but the identity. */
  readonly permutations: readonly Permutation[];
  /**
   * Whether every element maps the initial state to itself. If not, the states that a reduced search stands for may
   * be more than those that can be reached, and its depth less; verdicts and lengths of shortest traces are the same.
   */
  readonly initial: 'fixed' | 'moved';
  /** What is symmetric, a sentence each. */
  readonly found: readonly string[];
  /** What looked symmetric and is not, or would have made the group too large, a sentence each. */
  readonly leftOut: readonly string[];
}

/** Options of {@link findSymmetry}. */
export interface SymmetryOptions {
  /** Most elements of the group: each costs an image of every successor. */
  readonly most?: number;
}

const usualMost = 48;
/** Pairs of one class that are tried in vain before the class is given up. */
const mostRefused = 3;

/**
 * Finds symmetries of a system: permutations of processes, variables and values that map its steps onto its steps,
 * its conditions onto each other, and each `sometimes` onto itself. Every one is proved; what is not found is only
 * missed.
 */
export function findSymmetry(system: TransitionSystem, { most = usualMost }: SymmetryOptions = {}): Symmetry {
  const search = new CandidateSearch(system);
  const name = (individual: number): string => nameOf(system, search.individuals[individual]!);
  const proved: { readonly permutation: Permutation; readonly text: string }[] = [];
  const leftOut: string[] = [];
  const samples = search.classes.length === 0 ? [] : sampleStates(system);
  const orbits = new Orbits(search.individuals.length);
  for (const members of search.classes) {
    const [first, ...others] = members as readonly [number, ...number[]];
    let refused = 0;
    for (const other of others) {
      if (orbits.same(first, other)) continue;
      if (refused === mostRefused) break;
      const guess = search.candidate({ from: first, to: other });
      if (guess === undefined) {
        refused++;
        continue;
      }
      const verification = verify(system, guess.candidate);
      if (verification.kind === 'refused') {
        refused++;
        leftOut.push(`${name(first)} and ${name(other)} look alike, but ${verification.why}`);
        continue;
      }
      const { permutation } = verification;
      if (isIdle(system, permutation, samples)) {
        refused++;
        leftOut.push(`${name(first)} and ${name(other)} can be exchanged: not used, few states differ by it`);
        continue;
      }
      for (const [member, image] of guess.images.entries()) orbits.join(member, image);
      proved.push({ permutation, text: describe(system, permutation) });
    }
  }
  const group = groupOf(
    system,
    proved.map(({ permutation }) => permutation),
    most,
  );
  const textOf = (permutation: Permutation): string =>
    proved.find((each) => each.permutation === permutation)!.text;
  const initial = Int32Array.from(system.variables, (variable) => variable.initial);
  const isFixed = group.generators.every((generator) =>
    imageOf(system, generator, initial).every((value, variable) => value === initial[variable]),
  );
  return {
    permutations: group.elements,
    initial: isFixed ? 'fixed' : 'moved',
    found: group.generators.map(textOf),
    leftOut: [
      ...leftOut,
      ...group.leftOut.map((each) => `${textOf(each)}: not used, the group would exceed ${most} elements`),
    ],
  };
}

/** What a permutation exchanges, by processes if it moves any. */
function describe(system: TransitionSystem, { processes, variables, values }: Permutation): string {
  const pairs = (images: readonly number[], name: (number: number) => string): readonly string[] =>
    [...images.entries()].flatMap(([from, to]) => {
      const isPair = images[to] === from;
      if (from === to || (isPair && to < from)) return [];
      return [isPair ? `${name(from)} with ${name(to)}` : `${name(from)} becomes ${name(to)}`];
    });
  const byProcess = pairs(processes, (process) => system.processes[process]!.name);
  if (byProcess.length > 0) return byProcess.join(', ');
  const nameOfVariable = (variable: number): string => system.variables[variable]!.name;
  const renamed = values.flatMap((map, variable) => (map === undefined ? [] : [nameOfVariable(variable)]));
  const byVariable = pairs(variables, nameOfVariable);
  return [...byVariable, ...(renamed.length > 0 ? [`values of ${renamed.join(', ')}`] : [])].join(', ');
}

function nameOf(system: TransitionSystem, individual: Individual): string {
  switch (individual.kind) {
    case 'process': {
      const { name, path } = system.processes[individual.process]!;
      return path === '' || path === name ? name : `${name} (${path})`;
    }
    case 'variable':
      return system.variables[individual.variable]!.name;
    case 'value': {
      const { name, labels } = system.variables[individual.sort]!;
      return `value ${labels?.[individual.value] ?? individual.value} of ${name}`;
    }
    case 'member':
      return `bit ${individual.bit} of ${system.variables[individual.sort]!.name}`;
  }
}

/** Which individuals are images of each other. */
class Orbits {
  private readonly parents: number[];

  constructor(count: number) {
    this.parents = Array.from({ length: count }, (_, at) => at);
  }

  same(a: number, b: number): boolean {
    return this.root(a) === this.root(b);
  }

  join(a: number, b: number): void {
    this.parents[this.root(a)] = this.root(b);
  }

  private root(of: number): number {
    let root = of;
    while (this.parents[root] !== root) root = this.parents[root]!;
    return root;
  }
}
