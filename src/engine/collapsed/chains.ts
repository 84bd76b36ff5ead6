/**
 * What a search stores of a chain. A state is a link if the search takes exactly one step from it, it breaks no rule,
 * no check fails in that step, and it is no deadlock. `merged`: the step to a link goes on from link to link, and only
 * the state that it ends at is stored; each link is evaluated like a stored state, for rules and for what has to be
 * reached. So the same states are visited, of which fewer are stored.
 *
 * A cycle of links is left after {@link longestChain} of them: where that is depends on the first alone, so that what is
 * stored does not depend on the order of the search. States that break a rule are stored, so that they are counted once
 * and have a trace. Depths count merged steps. (What of a state space has to be stored: Behrmann, Larsen, Pelánek, "To
 * Store or Not to Store", CAV 2003.)
 */
export type Chains = 'stored' | 'merged';

/** Most links that are passed at a time. */
export const longestChain = 64;
