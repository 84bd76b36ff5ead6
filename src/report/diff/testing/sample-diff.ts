import type { ArchitectureDiff, ChangedRule, DiffResult } from '../../../check/diff/result.ts';
import { arm } from '../../helpers/testing/sample-result.ts';

const [finding] = arm.findings;

const rule = (change: ChangedRule['change'], id: string, more: Partial<ChangedRule> = {}): ChangedRule => ({
  id,
  statement: 'pmd_present() is true of what pmd_mkinvalid() makes of a huge entry.',
  source: 'mm/debug_vm_pgtable.c, pmd_thp_tests()',
  change,
  old: { outcome: 'holds', detail: 'holds for 103079215104 words' },
  new: { outcome: 'violated', detail: 'broken for 42 of 103079215104 words: huge young, huge old' },
  newClasses: [],
  ...more,
});

const meaning = (formula: string, line: number) => ({
  formula: [formula],
  formulaKind: 'exact' as const,
  definition: { file: 'arch/arm/include/asm/pgtable-3level.h', line },
});

const helper = (name: string) => ({ name, helper: name, level: 'pmd' as const, kind: 'change' as const });

const worse: ArchitectureDiff = {
  architecture: 'arm',
  verdict: 'worse',
  appeared: [
    { ...helper('pmd_mkspecial'), ...meaning('entry | SPECIAL', 12) },
    { ...helper('pmd_mkdevmap'), ...meaning('entry', 13) },
  ],
  gone: [{ ...helper('pmd_mknotpresent'), ...meaning('entry & ~VALID', 14) }],
  changed: [
    {
      ...helper('pmd_mkinvalid'),
      change: 'meaning',
      old: meaning('entry & ~VALID | PRESENT_INVALID', 218),
      new: meaning('entry & ~VALID', 221),
      differing: `${2n ** 63n}`,
      values: `${2n ** 64n}`,
      witness: {
        words: [{ name: 'entry', value: '0x401', oldBits: 'VALID AF', newBits: 'VALID YOUNG' }],
        oldResult: { name: 'pmd_mkinvalid(entry)', value: '0xc00', bits: 'AF PRESENT_INVALID' },
        newResult: { name: 'pmd_mkinvalid(entry)', value: '0x400', bits: 'YOUNG' },
      },
      entries: 'some',
      classes: ['huge young', 'huge old'],
    },
    {
      ...helper('pmd_mkclean'),
      change: 'meaning',
      old: meaning('entry & ~DIRTY', 20),
      new: meaning('entry & ~(DIRTY|bit 63)', 20),
      differing: `${2n ** 63n}`,
      values: `${2n ** 64n}`,
      entries: 'none',
      classes: [],
    },
    {
      ...helper('pmd_mkyoung'),
      change: 'bits moved',
      old: meaning('entry | AF', 30),
      new: meaning('entry | AF', 30),
      entries: 'some',
      classes: ['huge old'],
    },
    {
      ...helper('pmd_modify'),
      change: 'parameters',
      old: { formula: ['no short formula; it depends on 64 bits of entry'], formulaKind: 'none' },
      new: meaning('entry & ~(AttrIndx|AP1|AP2|XN|NONE|RDONLY|VALID) | prot & (AttrIndx|AP1|AP2|XN|NONE)', 9),
      entries: 'no entry',
      classes: [],
    },
  ],
  unchanged: 200,
  knownOnOneSide: [{ helper: 'ptep_clear_flush', unknown: 'new', reason: 'inline assembly without rule' }],
  rules: [
    rule('newly checked', 'pmd-a', { new: { outcome: 'holds', detail: 'holds for 7 words' } }),
    rule('mended', 'pmd-b'),
    rule('newly broken', 'pmd-invalid-is-present', { newClasses: ['huge young'], finding: finding! }),
    rule('no longer demanded', 'pmd-c'),
  ],
  stillBroken: ['pmd-d'],
  scenarios: [
    {
      scenario: 'split-vs-zap',
      change: 'newly violated',
      old: 'holds',
      new: 'violated',
      violation: { rule: 'P2', trace: ['CPU0: split      CPU1: zap', 'pmdp_invalidate()'] },
    },
  ],
  scenariosRun: 3,
  constants: [{ name: 'page shift', old: '12', new: '13' }],
  configuration: { old: ['SWAP=n'], new: ['SWAP=y', 'USERFAULTFD=y'] },
};

const same: ArchitectureDiff = {
  architecture: 'arm64',
  verdict: 'not worse',
  appeared: [],
  gone: [],
  changed: [],
  unchanged: 222,
  knownOnOneSide: [],
  rules: [],
  stillBroken: [],
  scenarios: [],
  scenariosRun: 0,
  constants: [],
  configuration: { old: [], new: [] },
};

/** Two revisions; on one architecture something of every kind changed. */
export const sampleDiff: DiffResult = {
  format: 1,
  old: { version: '6.1.0', revision: 'v6.1', commit: '830b3c68c1fb1e9176028d02ef86f3cf76aa2476' },
  new: { version: '6.12.117' },
  verdict: 'worse',
  architectures: [worse, same],
  onlyIn: [{ architecture: 'loongarch64', side: 'new' }],
  failures: [{ architecture: 'arc', side: 'old', code: 'THP3001', reason: 'It does not compile.' }],
};
