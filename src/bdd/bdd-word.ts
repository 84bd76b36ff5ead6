import type { Bdd } from './manager.ts';

/** A word whose bits are functions of variables: bit 0 first, as many as it is wide. */
export type BddWord = readonly Bdd[];
