import { explorePacked } from '../../../src/engine/packed/explore-packed.ts';
import { ModelError } from '../../../src/transition/model-error.ts';
import { brokenRules, type ExploredCell } from './cell.ts';
import type { Mutant } from './mutant.ts';

/** What a mutant does to one cell. */
export type Verdict =
  /** Rules are broken that were not: the mutant is noticed. */
  | { readonly kind: 'killed'; readonly rules: readonly string[] }
  /** The same states and transitions, or fewer states and no rule broken anew. */
  | { readonly kind: 'no effect' | 'survives' }
  /** The system is none any more: a value out of its range. */
  | { readonly kind: 'stillborn'; readonly message: string }
  | { readonly kind: 'unbounded' };

/** Many times what any scenario has: a mutant that goes beyond has no end that a search would find. */
const mostStates = 8_000_000;

/** Explores a mutant of a cell. */
export function judge(mutant: Mutant, { result, broken }: ExploredCell): Verdict {
  const system = mutant.apply();
  try {
    const found = explorePacked(system, { limits: { states: mostStates } });
    const rules = [...brokenRules(system, found)].filter((rule) => !broken.has(rule));
    if (rules.length > 0) return { kind: 'killed', rules: rules.sort() };
    if (found.outcome.kind === 'bounded') return { kind: 'unbounded' };
    const same = found.states === result.states && found.transitions === result.transitions;
    return { kind: same ? 'no effect' : 'survives' };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { kind: 'stillborn', message: error.message };
  }
}
