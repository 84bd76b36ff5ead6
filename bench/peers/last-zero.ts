import { readFileSync } from 'node:fs';
import { benchFile } from '../paths.ts';
import type { MurphiModel } from './rumur.ts';
import type { PromelaModel } from './spin.ts';

/** lastzero(n) for SPIN. */
export function lastZeroPromela(n: number): PromelaModel {
  return { text: readFileSync(benchFile('peers/last-zero.pml'), 'utf8'), defines: [`-DN=${n}`] };
}

/** lastzero(n) for rumur. */
export function lastZeroMurphi(n: number): MurphiModel {
  const text = readFileSync(benchFile('peers/last-zero.m'), 'utf8').replace(/N: \d+;/, `N: ${n};`);
  return { text, valueType: 'auto', optimisation: '-O3' };
}
