import type { ModelArchitecture } from '../../../src/arch/entry-helpers.ts';
import { type Cell, exploreCell } from './cell.ts';
import { judge } from './judge.ts';
import type { MutantKind } from './mutant.ts';
import type { Step } from './step.ts';

/** A kill that one run shows. */
export interface Kill {
  readonly cell: Cell;
  /** Identifiers of the rules that are broken because of the mutant. */
  readonly rules: readonly string[];
}

/** What became of a mutant in all cells that have it. */
export interface Fate {
  readonly id: string;
  readonly kind: MutantKind;
  readonly step: Step;
  /** Architectures in which the step is taken by some scenario. */
  readonly architectures: Set<ModelArchitecture>;
  /** By architecture, the kill that was found first; one by more than the lock rule is preferred. */
  readonly kills: Map<ModelArchitecture, Kill>;
  /** Cells in which the step is taken, as far as they were tried. */
  readonly tried: Cell[];
  /** Whether the states of some cell differ. */
  effect: boolean;
  readonly stillborn: Set<string>;
  readonly unbounded: Cell[];
}

/** Steps that no scenario takes: identifier of the mutant, and a cell whose paths have it. */
export type NotTaken = ReadonlyMap<string, Cell>;

/** Tries all mutants in all cells; a mutant that was killed on an architecture is not tried there again. */
export class Campaign {
  readonly fates = new Map<string, Fate>();
  private readonly untaken = new Map<string, Cell>();

  /** Goes through one cell; `wanted`: which mutants, all where missing. */
  run(cell: Cell, wanted: (id: string) => boolean = () => true): void {
    const explored = exploreCell(cell);
    for (const id of explored.notTaken) if (!this.untaken.has(id)) this.untaken.set(id, cell);
    for (const mutant of explored.mutants) {
      const fate = this.fateOf(mutant.id, mutant.kind, mutant.step);
      fate.architectures.add(cell.architecture);
      if (!wanted(mutant.id)) continue;
      const known = fate.kills.get(cell.architecture);
      if (known !== undefined && !isByLockRuleAlone(known)) continue;
      fate.tried.push(cell);
      const verdict = judge(mutant, explored);
      if (verdict.kind !== 'no effect') fate.effect = true;
      if (verdict.kind === 'stillborn') fate.stillborn.add(verdict.message);
      if (verdict.kind === 'unbounded') fate.unbounded.push(cell);
      if (verdict.kind !== 'killed') continue;
      const kill: Kill = { cell, rules: verdict.rules };
      if (known === undefined || !isByLockRuleAlone(kill)) fate.kills.set(cell.architecture, kill);
    }
  }

  /** Mutants of steps that no cell so far has taken. */
  notTaken(): NotTaken {
    return new Map([...this.untaken].filter(([id]) => !this.fates.has(id)));
  }

  private fateOf(id: string, kind: MutantKind, step: Step): Fate {
    let fate = this.fates.get(id);
    if (fate === undefined) {
      fate = {
        id,
        kind,
        step,
        architectures: new Set(),
        kills: new Map(),
        tried: [],
        effect: false,
        stillborn: new Set(),
        unbounded: [],
      };
      this.fates.set(id, fate);
    }
    return fate;
  }
}

/** Whether only P11, which asks for the lock and nothing else, noticed. */
export function isByLockRuleAlone({ rules }: Kill): boolean {
  return rules.every((rule) => rule === 'P11');
}
