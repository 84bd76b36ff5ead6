import { describe, expect, test } from 'vitest';
import type { RepairRequest } from '../check/repair/repair-request.ts';
import type { HelperRepair, RepairResult } from '../check/repair/repair-result.ts';
import { catalogue } from './catalogue.ts';
import { main } from './run.ts';
import { fakeWorld } from './testing/fake-dependencies.ts';
import { fakeIo, type FakeIo } from './testing/fake-io.ts';

const broken = [
  {
    rule: 'pmd-mkinvalid-is-not-none',
    statement: 'pmd_none() of pmd_mkinvalid() of every huge entry is false.',
    steps: [{ name: 'pmd_mkinvalid(entry)', value: '0x1', bits: 'VALID' }],
  },
];

const mended: HelperRepair = {
  helper: 'pmd_mkinvalid',
  place: { file: 'arch/arm/include/asm/pgtable-3level.h', line: 218 },
  formula: ['0'],
  broken,
  outcome: {
    kind: 'suggestion',
    patch: ['--- a/x.h', '+++ b/x.h', '@@ -1,1 +1,1 @@', '-old', '+new'],
    formula: ['entry & ~VALID'],
    changes: [{ field: 'VALID', before: undefined, after: 'cleared' }],
    proof: 'smallest',
    measuredFrom: 'the plainest definition',
    repairs: ['pmd-mkinvalid-is-not-none'],
    beyondReach: ['pmd-mkinvalid-is-present'],
    scenarios: [
      { scenario: 'split-vs-zap', before: 'violated', after: 'holds' },
      { scenario: 'zap-vs-walker', before: 'holds', after: 'holds' },
      { scenario: 'zap-of-prot-none', before: 'violated', after: 'violated', pristine: 'violated' },
    ],
    tried: 2,
  },
};
const hopeless: HelperRepair = { ...mended, outcome: { kind: 'none', reason: 'no masks will do', tried: 7 } };

/** A repairer that finds what it is given. */
function world(io: FakeIo, repairs: readonly HelperRepair[], requests: RepairRequest[] = []) {
  return fakeWorld(io, ['holds'], {
    repairer: {
      runRepair: async (request, hooks): Promise<RepairResult> => {
        requests.push(request);
        hooks.progress('repairing arm: pmd_mkinvalid');
        if (request.scenarios.length > 0) await hooks.runScenario('split-vs-zap', ['o']);
        return { format: 1, version: '6.12.117', architecture: 'arm', overlays: ['o'], repairs };
      },
    },
  });
}

const arm = 'repair linux --arch arm';

describe('thpcheck repair', () => {
  // prettier-ignore
  test.each<[string, string, readonly HelperRepair[], number, readonly string[], readonly string[]]>([
    ['nothing broken is 0', arm, [], 0, ['No rule of the contract is broken'], []],
    ['a suggestion is 0', arm, [mended], 0, ['SUGGESTION', '    +new', 'entry & ~VALID', 'VALID: cleared', 'Mended: pmd-mkinvalid-is-not-none.', 'Still broken, whatever the masks: pmd-mkinvalid-is-present', 'split-vs-zap: violated, then holds', '1 scenario: holds both times', 'zap-of-prot-none: violated in any case, without the overlays too', 'No smaller change of the plainest definition keeps the contract (2 definitions tried)'], []],
    ['none is 1', arm, [mended, hopeless], 1, ['No suggestion: no masks will do (7 definitions tried).'], []],
    ['json is one document', `${arm} --format json`, [mended], 0, ['"helper": "pmd_mkinvalid"'], []],
    ['no architecture', 'repair linux', [], 2, [], ['THP1015', 'exactly one']],
    ['two architectures', 'repair linux --arch arm,arm64', [], 2, [], ['THP1015']],
    ['an unknown architecture', 'repair linux --arch amr', [], 2, [], ['THP1003', 'Did you mean arm?']],
    ['an unknown format', `${arm} --format html`, [], 2, [], ['THP1005', 'text, json']],
    ['help', 'repair --help', [], 0, ['--no-scenarios', '1 there is none'], []],
  ])('%s', async (_name, argv, repairs, status, out, err) => {
    const io = fakeIo();
    expect(await main(argv.split(' '), io, world(io, repairs))).toBe(status);
    for (const text of out) expect(io.written.out).toContain(text);
    for (const text of err) expect(io.written.err).toContain(text);
    expect(io.listening()).toBe(false);
  });

  test('options reach the search, and scenarios are run with small tables', async () => {
    const io = fakeIo();
    const requests: RepairRequest[] = [];
    const fake = world(io, [mended], requests);
    const argv = [
      ...arm.split(' '),
      '--helper',
      'pmd_present,pmd_none',
      '--overlay',
      'o',
      '--clang',
      'cc',
      '--cache',
      'c',
    ];
    await main(argv, io, fake);
    expect(requests).toEqual([
      {
        tree: 'linux',
        architecture: 'arm',
        helpers: ['pmd_present', 'pmd_none'],
        overlays: ['o'],
        scenarios: catalogue.scenarios.map(({ name }) => name),
        clang: 'cc',
        cacheDirectory: 'c',
      },
    ]);
    expect(fake.requests).toMatchObject([
      { tree: 'linux', architecture: 'arm', scenario: 'split-vs-zap', overlays: ['o'], entries: 8 },
    ]);
  });

  test('--no-scenarios asks for none', async () => {
    const io = fakeIo();
    const requests: RepairRequest[] = [];
    await main([...arm.split(' '), '--no-scenarios'], io, world(io, [], requests));
    expect(requests[0]?.scenarios).toEqual([]);
  });
});
