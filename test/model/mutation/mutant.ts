import type { Action, TransitionSystem } from '../../../src/transition/form.ts';
import type { Step } from './step.ts';

/** What is taken away. */
export type MutantKind = 'flush' | 'wait' | 'lock' | 'recheck' | 'interrupts' | 'reference' | 'order';

/** One change of the kernel's text, made in a system; the same change in other systems has the same identifier. */
export interface Mutant {
  /** `flush: __split_huge_pmd_locked > pmdp_invalidate: flush_pmd_tlb_range()`. */
  readonly id: string;
  readonly kind: MutantKind;
  readonly step: Step;
  /** Numbers of the actions that differ. */
  readonly actions: readonly number[];
  apply(): TransitionSystem;
}

/** A change of one action. */
export interface Edit {
  readonly action: number;
  readonly change: (action: Action) => Action;
}

/** Collects changes of actions; those with the same identifier make one mutant. */
export class Mutants {
  private readonly system: TransitionSystem;
  private readonly kind: MutantKind;
  private readonly found = new Map<string, { step: Step; edits: Edit[] }>();

  constructor(system: TransitionSystem, kind: MutantKind) {
    this.system = system;
    this.kind = kind;
  }

  /** Adds changes to the mutant of that step; `detail`: what is changed, if a step has several. */
  add(step: Step, detail: string, edits: readonly Edit[]): void {
    const id = `${this.kind}: ${step.place}: ${step.label}${detail}`;
    const known = this.found.get(id) ?? { step, edits: [] };
    known.edits.push(...edits);
    this.found.set(id, known);
  }

  /** All mutants, in the order in which their first change was found. */
  list(): readonly Mutant[] {
    return [...this.found].map(([id, { step, edits }]): Mutant => ({
      id,
      kind: this.kind,
      step,
      actions: [...new Set(edits.map(({ action }) => action))],
      apply: () => {
        const actions = [...this.system.actions];
        for (const { action, change } of edits) actions[action] = change(actions[action]!);
        return { ...this.system, actions };
      },
    }));
  }
}
