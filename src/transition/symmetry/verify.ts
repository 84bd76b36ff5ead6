import type { Action, Condition, TransitionSystem, VariableId } from '../form.ts';
import { sameEffect } from './match-statements.ts';
import type { Permutation } from './permutation.ts';
import { isInspected, placeholderUse } from './placeholder-use.ts';
import { isPrivate } from './placeholders.ts';
import { Prover } from './prove.ts';
import { renamed } from './renaming.ts';
import type { Renaming } from './renaming.ts';

/** A permutation of which nobody knows yet whether it maps steps onto steps. */
export type Candidate = Omit<Permutation, 'actions'>;

/** What came of a candidate. */
export type Verification =
  | { readonly kind: 'symmetry'; readonly permutation: Permutation }
  /** `why`: the first thing that is not mapped onto its like, in words of the system. */
  | { readonly kind: 'refused'; readonly why: string };

/** Variables of more values are not renamed: too many to look at one by one. */
const mostRenamed = 2 ** 16;

/** Proves that a candidate maps every step of a system onto a step, and every condition on states onto itself. */
export function verify(system: TransitionSystem, candidate: Candidate): Verification {
  return new Verifier(system, candidate).run();
}

class Verifier {
  private readonly system: TransitionSystem;
  private readonly candidate: Candidate;
  private readonly provers = new Map<string, Prover>();

  constructor(system: TransitionSystem, candidate: Candidate) {
    this.system = system;
    this.candidate = candidate;
  }

  run(): Verification {
    const why = this.variables() ?? this.processes() ?? this.conditions();
    if (why !== undefined) return { kind: 'refused', why };
    const actions = this.actions();
    if (typeof actions === 'string') return { kind: 'refused', why: actions };
    return { kind: 'symmetry', permutation: { ...this.candidate, actions } };
  }

  private variables(): string | undefined {
    const { system, candidate } = this;
    if (!isBijection(candidate.variables, system.variables.length)) return 'variables are not permuted';
    for (const [number, { name, values, process }] of system.variables.entries()) {
      const image = system.variables[candidate.variables[number]!]!;
      if (image.values !== values) return `${name} and ${image.name} differ in range`;
      if (process !== undefined && image.process !== candidate.processes[process]) {
        return `${name} and ${image.name} are locals of processes that do not correspond`;
      }
      const map = candidate.values[number];
      if (map === undefined) continue;
      if (!permutes(map.renaming, values)) return `values of ${name} are not permuted`;
      if (map.unnamedAt.length === 0) continue;
      const pc = process === undefined ? undefined : system.processes[process]!.pc;
      if (process === undefined || pc === undefined) return `${name} is no local`;
      if (!isPrivate(system, process, [number, pc]) || isInspected(system, number)) {
        return `${name} is not only its process's own`;
      }
    }
    return undefined;
  }

  private processes(): string | undefined {
    const { system, candidate } = this;
    if (!isBijection(candidate.processes, system.processes.length)) return 'processes are not permuted';
    for (const [number, process] of system.processes.entries()) {
      const to = candidate.processes[number]!;
      const image = system.processes[to]!;
      const alike =
        process.kind === image.kind &&
        process.end === image.end &&
        system.progress.includes(number) === system.progress.includes(to);
      if (!alike) return `${process.name} and ${image.name} are of different kinds`;
      if ((process.pc === undefined ? undefined : candidate.variables[process.pc]) !== image.pc) {
        return `the program counter of ${process.name} does not become that of ${image.name}`;
      }
      if (process.pc !== undefined && candidate.values[process.pc] !== undefined) {
        return `the program counter of ${process.name} is renamed`;
      }
    }
    return undefined;
  }

  private conditions(): string | undefined {
    const { system } = this;
    const prover = this.prover((variable) => this.candidate.values[variable]?.renaming, 'conditions');
    for (const { name, condition } of system.sometimes) {
      if (!prover.proves(condition, condition, 'truth')) return `'${name}' does not stay what it is`;
    }
    const lists = [
      { conditions: system.invariants, what: 'an invariant' },
      { conditions: system.finals, what: 'a final condition' },
    ];
    for (const { conditions, what } of lists) {
      const open: Condition[] = [...conditions];
      for (const { rule, condition } of conditions) {
        const { id } = system.rules[rule]!;
        const at = open.findIndex(
          (image) =>
            system.rules[image.rule]!.id === id && prover.proves(condition, image.condition, 'truth'),
        );
        if (at < 0) return `${what} of ${id} has no counterpart`;
        open.splice(at, 1);
      }
    }
    return undefined;
  }

  /** The image of each action; a text that says why there is none. */
  private actions(): readonly number[] | string {
    const { system, candidate } = this;
    const open = new Map<string, number[]>();
    const placeOf = (process: number, pc: number | undefined): string => `${process} ${pc}`;
    for (const [number, { process, pc }] of system.actions.entries()) {
      const place = placeOf(process, pc);
      const others = open.get(place);
      if (others === undefined) open.set(place, [number]);
      else others.push(number);
    }
    const images: number[] = [];
    for (const action of system.actions) {
      const others = open.get(placeOf(candidate.processes[action.process]!, action.pc)) ?? [];
      const at = others.findIndex((number) => this.sameAction(action, system.actions[number]!));
      const { name } = system.processes[action.process]!;
      if (at < 0) return `'${action.label}' of ${name} (${action.source.function}) has no counterpart`;
      images.push(others.splice(at, 1)[0]!);
    }
    return images;
  }

  private sameAction(action: Action, image: Action): boolean {
    const { system, candidate } = this;
    if ((action.guard === undefined) !== (image.guard === undefined)) return false;
    const before = new Map<VariableId, Renaming | undefined>();
    const after = new Map<VariableId, Renaming | undefined>();
    for (const [variable, map] of candidate.values.entries()) {
      if (map === undefined || map.unnamedAt.length === 0) continue;
      if (system.variables[variable]!.process !== action.process) continue;
      const use = placeholderUse(system, action, variable, map.unnamedAt);
      if (use.kind === 'unclear') return false;
      before.set(variable, use.before ? map.renaming : undefined);
      after.set(variable, use.after ? map.renaming : undefined);
    }
    const renaming = (at: typeof before, variable: VariableId): Renaming | undefined =>
      at.has(variable) ? at.get(variable) : candidate.values[variable]?.renaming;
    const unnamed = [...before].flatMap(([variable, is]) => (is === undefined ? [variable] : []));
    const prover = this.prover((variable) => renaming(before, variable), `without ${unnamed.join()}`);
    if (action.guard !== undefined && !prover.proves(action.guard, image.guard!, 'truth')) return false;
    return sameEffect(action.body, image.body, {
      system,
      prover,
      variables: candidate.variables,
      assigned: (variable) => renaming(after, variable),
    });
  }

  private prover(renaming: (variable: VariableId) => Renaming | undefined, key: string): Prover {
    let prover = this.provers.get(key);
    if (prover === undefined) {
      prover = new Prover(this.system, { variables: this.candidate.variables, renaming });
      this.provers.set(key, prover);
    }
    return prover;
  }
}

function isBijection(list: readonly number[], length: number): boolean {
  return list.length === length && list.toSorted((a, b) => a - b).every((each, at) => each === at);
}

function permutes(renaming: Renaming, values: number): boolean {
  if (values > mostRenamed) return false;
  const images = Array.from({ length: values }, (_, value) => renamed(renaming, value));
  return isBijection(images, values);
}
