import type { Chains } from './chains.ts';
import type { TransitionSystem } from '../../transition/form.ts';
import type { SelectionPlan } from '../../transition/independence/plan.ts';
import { planSelection } from '../../transition/independence/plan.ts';
import type { Symmetry } from '../../transition/symmetry/find.ts';
import { findSymmetry } from '../../transition/symmetry/find.ts';

/**
 * What a search leaves out because something else that it explores stands for it: nothing; interleavings of steps
 * that commute, those of hardware above all; states that differ in the numbers of CPUs or pages alone; both.
 */
export type Reduction = 'none' | 'walkers' | 'symmetry' | 'all';

/** A system to be searched, and which of its actions and states are looked at. */
export interface SearchedSystem {
  readonly system: TransitionSystem;
  readonly selection?: Pick<SelectionPlan, 'fillFirst' | 'alone'>;
  readonly symmetry?: Symmetry;
  /** `stored` if absent. */
  readonly chains?: Chains;
  /** What is left out, one sentence each. */
  readonly reduced: readonly string[];
}

/** Finds what a search of a system may leave out. @throws ModelError if the system breaks the rules of its form. */
export function reduced(system: TransitionSystem, reduction: Reduction): SearchedSystem {
  const selection = reduction === 'walkers' || reduction === 'all' ? planSelection(system) : undefined;
  const selected = selection?.system ?? system;
  const found = reduction === 'symmetry' || reduction === 'all' ? findSymmetry(selected) : undefined;
  const symmetry = found !== undefined && found.permutations.length > 0 ? found : undefined;
  return {
    system: selected,
    ...(selection === undefined ? {} : { selection, chains: 'merged' }),
    ...(symmetry === undefined ? {} : { symmetry }),
    reduced: [
      ...(selection === undefined
        ? []
        : [
            'partial order: steps of hardware and of CPUs that commute with all others are taken in one order',
            'chains: of states with a single step only the last is stored; depths count steps between stored states',
          ]),
      ...(symmetry?.found.map((text) => `symmetry: ${text}`) ?? []),
    ],
  };
}
