import { describe, expect, test } from 'vitest';
import type { ModelArchitecture, ModelVersion } from '../../src/arch/entry-helpers.ts';
import { architectureModels } from '../../src/arch/models.ts';
import { Study } from '../../src/check/thread/study.ts';
import type { Departure } from '../../src/kernel/departures.ts';
import { modelScenarios } from '../../src/kernel/scenarios.ts';
import { modelRules } from '../../src/property/model-rules.ts';

/** Scenario, architecture, kernel, departures. */
type Run = readonly [string, ModelArchitecture, ModelVersion, ...Departure[]];

/** For each rule a run that breaks it, and one close to it that must not. */
const runs: Readonly<Record<string, { readonly breaks: Run; readonly keeps: Run }>> = {
  P1: {
    breaks: ['split-vs-zap', 'arm64', 6012, 'split: clears the entry first'],
    keeps: ['split-vs-zap', 'arm64', 6012],
  },
  P2: {
    breaks: ['split-vs-zap', 'arm', 4005, 'split: set_pmd_at() stores the value unchanged'],
    keeps: ['split-vs-zap', 'arm', 4005],
  },
  P3: { breaks: ['split-vs-zap', 'arm', 6012], keeps: ['split-vs-zap', 'arm64', 6012] },
  P4: { breaks: ['zap-vs-fault', 'x86_64', 4004], keeps: ['zap-vs-fault', 'x86_64', 4005] },
  P5: {
    breaks: ['mprotect-vs-user-write', 'x86_64', 6012, 'change_protection: does not flush'],
    keeps: ['mprotect-vs-user-write', 'x86_64', 6012],
  },
  P6: { breaks: ['zero-page-vs-user', 'x86_64', 4005], keeps: ['zero-page-vs-user', 'x86_64', 6012] },
  P7: {
    breaks: ['retract-vs-gup-fast', 'arm64', 6012, 'collapse: flushes the range after the page table'],
    keeps: ['retract-vs-gup-fast', 'arm64', 6012],
  },
  P8: {
    breaks: ['collapse-vs-gup-fast', 'arm64', 4005],
    keeps: ['collapse-vs-gup-fast', 'arm64', 6012],
  },
  P9: {
    breaks: ['split-vs-user-write', 'x86_64', 4005],
    keeps: ['split-vs-user-write', 'x86_64', 6012],
  },
  P10: {
    breaks: ['split-vs-zap', 'x86_64', 6012, 'zap: no second look under the PMD lock'],
    keeps: ['split-vs-zap', 'x86_64', 6012],
  },
  P11: {
    breaks: ['exit-vs-split', 'x86_64', 6012, 'exit: does not take the anon_vma lock'],
    keeps: ['exit-vs-split', 'x86_64', 6012],
  },
  P12: {
    breaks: ['split-vs-user', 'arm64', 6012, 'split: no pmdp_invalidate()'],
    keeps: ['split-vs-user', 'arm64', 6012],
  },
  P13: { breaks: ['split-vs-gup-fast', 'arm', 4005], keeps: ['split-vs-gup-fast', 'arm', 6012] },
  P16: {
    breaks: ['gup-fast-write-protected', 's390', 4005],
    keeps: ['gup-fast-write-protected', 's390', 6012],
  },
  P18: {
    breaks: ['split-vs-zap', 's390', 4005, 'split: set_pmd_at() instead of pmdp_invalidate()'],
    keeps: ['split-vs-zap', 's390', 4005],
  },
  P19: {
    breaks: [
      'split-migration-entry-vs-gup-fast',
      'x86_64',
      6012,
      'split: pmdp_invalidate() before looking at the kind of entry',
    ],
    keeps: ['split-migration-entry-vs-gup-fast', 'x86_64', 6012],
  },
  P20: {
    breaks: ['split-wrong-address', 's390', 4005, 'split: pmdp_invalidate() with the address after the loop'],
    keeps: ['split-wrong-address', 's390', 4005],
  },
  P21: {
    breaks: ['split-vs-user', 'powerpc-hash', 4005, 'split: no pmdp_huge_split_prepare()'],
    keeps: ['split-vs-user', 'powerpc-hash', 4005],
  },
  P24: {
    breaks: ['split-vs-zap', 'x86_64', 6012, 'zap: no second look under the PMD lock'],
    keeps: ['split-vs-zap', 'x86_64', 6012],
  },
  P25: {
    breaks: ['numa-vs-migrate-vs-user', 'x86_64', 4005, 'tlb_flush_pending is not set'],
    keeps: ['numa-vs-migrate-vs-user', 'x86_64', 4005],
  },
  P26: {
    breaks: ['collapse-vs-rmap', 'x86_64', 6012, 'collapse: no anon_vma lock'],
    keeps: ['collapse-vs-rmap', 'x86_64', 6012],
  },
};

/** Rules of the catalogue that are tested elsewhere: P23 needs a system of its own. */
const elsewhere = new Set(['P23']);

const study = new Study();

function brokenBy([scenarioName, architectureName, version, ...departures]: Run): readonly string[] {
  const scenario = modelScenarios.find(({ name }) => name === scenarioName)!;
  const architecture = architectureModels.find(({ name }) => name === architectureName)!;
  const answer = study.ask({ scenario, architecture, version, departures });
  return [...new Set(answer.broken.map(({ rule }) => rule))];
}

describe('the rules of the built-in model', () => {
  test('are all tested', () => {
    const tested = [...Object.keys(runs), ...elsewhere];
    expect(modelRules.map(({ id }) => id).filter((id) => !tested.includes(id))).toEqual([]);
  });

  test.each(Object.entries(runs))('%s breaks where it has to, and only there', (id, { breaks, keeps }) => {
    expect(brokenBy(breaks)).toContain(id);
    expect(brokenBy(keeps)).not.toContain(id);
  });
});
