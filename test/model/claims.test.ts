import { describe, expect, test } from 'vitest';
import { wholeThread } from '../../src/check/thread/run-thread.ts';
import { runThread } from '../../src/check/thread/run-thread.ts';
import type { ClaimSummary } from '../../src/check/thread/result.ts';

/**
 * What became of each claim, from sources that do not depend on the model: the later history of the kernel. A claim
 * that the model decides otherwise is a fault of the model, or a discovery that has to be explained here.
 */
const decisions: Readonly<Record<string, ClaimSummary['decision']>> = {
  C1: 'false', C2: 'false', C3: 'true only if', C4: 'true', C5: 'false', C6: 'true', C7: 'false', C8: 'true',
  C9: 'true only if', C10: 'true', C11: 'not decidable', C12: 'true', C13: 'true', C14: 'false', C15: 'false',
  C16: 'true', C17: 'true', C18: 'true', C19: 'true', C20: 'true', C21: 'true', C22: 'true only if',
  C23: 'true only if', C24: 'true', C25: 'not decidable', C26: 'true', C27: 'true', C28: 'true only if', C29: 'true',
  C30: 'false', C31: 'not decidable', C32: 'not decidable', C33: 'true',
  // x86 flushes the whole address space for a range of 512 pages unless tlb_single_page_flush_ceiling is raised.
  R1: 'true only if', R2: 'true', R3: 'true', R4: 'true', R5: 'true', R6: 'true',
  F1: 'true', F2: 'true', F3: 'true', F4: 'true', F5: 'true', F6: 'true',
}; // prettier-ignore

/** Rule of the interleaving that shows a claim, where one has to be shown. */
const witnesses: Readonly<Record<string, string>> = {
  C1: 'P8', C2: 'P20', C3: 'P8', C5: 'P20', C7: 'P2', C18: 'P12', C22: 'P13', C23: 'P2', C24: 'P2', C26: 'P20',
  C27: 'P12', C28: 'P12', R1: 'P12', R2: 'P2', R3: 'P2', R4: 'P2', R5: 'P3', R6: 'P8', F1: 'P9', F2: 'P6', F3: 'P6',
  F4: 'P16', F5: 'P12', F6: 'P3',
}; // prettier-ignore

const nothing = (): undefined => undefined;

describe('the claims of the thread', async () => {
  const decided: ClaimSummary[] = [];
  const request = { ...wholeThread, scenarios: [] };
  await runThread(request, '0', {
    onVersion: nothing,
    onRow: nothing,
    onWitness: nothing,
    onMatrix: nothing,
    onClaim: (claim) => void decided.push(claim),
    interrupted: () => false,
  });

  test('are all there', () => {
    expect(decided.map(({ id }) => id)).toEqual(Object.keys(decisions));
  });

  test.each(decided.map((claim) => [claim.id, claim] as const))('%s is decided', (id, claim) => {
    expect(claim.decision).toBe(decisions[id]);
    expect(claim.witness?.rule).toBe(witnesses[id]);
    expect(claim.because.length).toBeGreaterThan(0);
  });

  test('a false claim shows an interleaving or values', () => {
    const bare = decided.filter(({ decision, witness, values = [] }) => {
      return decision === 'false' && witness === undefined && values.length === 0;
    });
    expect(bare.map(({ id }) => id)).toEqual([]);
  });
});
