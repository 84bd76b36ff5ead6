import { describe, expect, it } from 'vitest';
import { validateFunction } from '../../program/validate.ts';
import type { Architecture } from '../architecture.ts';
import { lowerAsmWithReport } from '../lower-asm.ts';
import { type AsmCase, caseFunction, caseLocation, caseParameters, wordAddress } from './asm-case.ts';
import { readWord, runFunction, writeWord } from './run-function.ts';

/** Declares the tests of an architecture's rules: each case does what it must, each rule has a case. */
export function checkCases(
  architecture: Architecture,
  pointerWidth: 32 | 64,
  cases: readonly AsmCase[],
): void {
  const address = Number(wordAddress);
  describe(`inline assembly of ${architecture.name}`, () => {
    it.each(cases.map((one): [string, AsmCase] => [`${one.rule}: ${one.kernel}`, one]))(
      '%s',
      (_name, one) => {
        const fn = caseFunction(one, pointerWidth);
        const before = structuredClone(fn);
        const lowered = lowerAsmWithReport(fn, architecture);
        expect(lowered.unknown).toEqual([]);
        expect(lowered.rules).toEqual([one.rule]);
        expect(fn).toEqual(before);
        expect(validateFunction(lowered.function, pointerWidth)).toEqual([]);
        expect(lowerAsmWithReport(lowered.function, architecture).function).toBe(lowered.function);
        for (const block of lowered.function.blocks) {
          for (const item of block.instructions) expect(item.location).toBe(caseLocation);
        }
        const memory = new Map<number, number>();
        const width = one.wordWidth ?? 32;
        if (one.word !== undefined) writeWord(memory, address, width, one.word);
        const run = runFunction(lowered.function, {
          args: caseParameters(one),
          memory,
          ...(one.interrupts === undefined ? {} : { interrupts: one.interrupts }),
          symbols: new Map(Object.entries(one.symbols ?? {})),
        });
        const wanted = one.expect.results ?? [];
        expect(run.returned.length).toBe(wanted.length);
        wanted.forEach((result, index) => {
          if (result !== undefined) expect(run.returned[index]).toBe(result);
        });
        if (one.word !== undefined)
          expect(readWord(memory, address, width)).toBe(one.expect.word ?? one.word);
        if (one.expect.effects !== undefined) expect(run.effects).toEqual(one.expect.effects);
      },
    );

    it('has a case for every rule', () => {
      const tested = new Set(cases.map((one) => one.rule));
      expect(architecture.asm.map((rule) => rule.name).filter((name) => !tested.has(name))).toEqual([]);
    });

    it('names each rule once and cites a source for it', () => {
      const names = architecture.asm.map((rule) => rule.name);
      expect(new Set(names).size).toBe(names.length);
      for (const rule of [...architecture.asm, ...architecture.asmGoto]) expect(rule.source).toMatch(/\w{3}/);
    });
  });
}
