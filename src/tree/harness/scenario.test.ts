import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { harnessFiles } from './harness-files.ts';
import { entryOf, pathNames } from './paths.ts';
import { initialStates, installedScenarios, loadScenario, mostCpus, scenarioNames } from './scenario.ts';
import { harnessDirectory } from './units.ts';

const scratch = mkdtempSync(join(tmpdir(), 'thpcheck-test-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    if (error instanceof ThpcheckError) return error.diagnostic.code;
    throw error;
  }
  return 'no error';
};

describe('the installed scenarios', () => {
  test.each(scenarioNames())('%s is well-formed', (name) => {
    expect(loadScenario(name).name).toBe(name);
  });

  test('what the harness is to reach is something that it reports for a path of the scenario', () => {
    for (const name of scenarioNames()) {
      const { cpus, sometimes } = loadScenario(name);
      const texts = cpus.map((path) => harnessFiles().get(`${harnessDirectory}/paths/${path}.c`) ?? '');
      for (const goal of sometimes.filter(({ reads }) => reads === undefined)) {
        expect(texts.some((text) => text.includes(`thpcheck_sometimes("${goal.name}")`)), `${name}: ${goal.name}`).toBe(true);
      }
      for (const { reads } of sometimes) {
        if (reads !== undefined) expect(cpus).toEqual(expect.arrayContaining([reads.by, reads.after]));
      }
    }
  });
});

describe('a scenario that is not of the form', () => {
  const good: unknown = JSON.parse(readFileSync(join(installedScenarios, 'split-vs-zap', 'scenario.json'), 'utf8'));
  const load = (name: string, change: object): unknown => {
    mkdirSync(join(scratch, name), { recursive: true });
    writeFileSync(join(scratch, name, 'scenario.json'), JSON.stringify({ ...(good as object), name, ...change }));
    return loadScenario(name, scratch);
  };

  test.each<[string, object, string]>([
    ['unchanged', {}, 'no error'],
    ['unknown-path', { cpus: ['split', 'khugepaged'] }, 'THP2202'],
    ['too-many-cpus', { cpus: Array.from({ length: mostCpus + 1 }, () => 'zap') }, 'THP2202'],
    ['zap-rule-without-zap', { cpus: ['split'] }, 'THP2202'],
    ['gup-rule-without-gup', { rules: ['P8'] }, 'THP2202'],
    ['violated-without-rule', { expect: [{ verdict: 'violated' }] }, 'THP2202'],
    ['unknown-state', { begins: 'swapped' }, 'THP2202'],
    ['member-too-many', { engine: 'dpor' }, 'THP2202'],
    ['misnamed', { name: 'split-vs-zap' }, 'THP2203'],
  ])('%s', (name, change, code) => {
    expect(codeOf(() => load(name, change))).toBe(code);
  });

  test('an unknown name lists the known ones', () => {
    expect(codeOf(() => loadScenario('split-vs-nothing'))).toBe('THP2200');
  });
});

test('every state that a scenario can begin in has a set-up function', () => {
  const setup = harnessFiles().get(`${harnessDirectory}/setup.c`);
  for (const name of initialStates) expect(setup).toContain(`void thpcheck_setup_${name}(void)`);
});

test('every path has a function in the harness and an entry in every version', () => {
  for (const path of pathNames) {
    expect(harnessFiles().get(`${harnessDirectory}/paths/${path}.c`)).toContain(`void thpcheck_path_${path}(void)`);
    for (const version of [4005, 6001, 6012]) expect(entryOf(path, version)).not.toBe('');
  }
});

test('the C and the scenarios agree on how many CPUs there can be', () => {
  const model = harnessFiles().get(`${harnessDirectory}/model.h`);
  expect(model).toMatch(new RegExp(`#define THPCHECK_CPUS ${mostCpus}\\n`));
});
