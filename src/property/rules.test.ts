import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { machineRules, rules } from './rules.ts';

it('each rule is filed under its identifier', () => {
  expect(Object.entries(rules).filter(([id, rule]) => id !== rule.id)).toEqual([]);
});

it('names and findings tell rules apart', () => {
  const all = [...Object.values(rules), ...Object.values(machineRules)];
  for (const key of ['name', 'finding', 'consequence'] as const) {
    expect(new Set(all.map((rule) => rule[key])).size).toBe(all.length);
  }
  expect(all.every(({ finding }) => /^[a-z]+(-[a-z]+)*$/.test(finding))).toBe(true);
});

it('each rule that the machine finds by itself has an entry', () => {
  const found = ['BUG', 'WARN', 'null', 'bounds', 'freed', 'lock', 'deadlock', 'unreachable'];
  expect(Object.keys(machineRules).sort()).toEqual([...found].sort());
});

it('each rule is demanded by a scenario, and broken by a change of kernel code', () => {
  const folder = (name: string): string => fileURLToPath(new URL(`../../${name}/`, import.meta.url));
  const read = (name: string, file: string): string =>
    readdirSync(folder(name))
      .map((one) => readFileSync(`${folder(name)}${one}/${file}`, 'utf8'))
      .join('\n');
  const scenarios = read('scenarios', 'scenario.json');
  const overlays = read('test-overlays', 'overlay.json');
  const named = (text: string, id: string): boolean => text.includes(`"${id}"`);
  for (const id of Object.keys(rules)) {
    expect({ id, demanded: named(scenarios, id), broken: named(overlays, id) }).toEqual({
      id,
      demanded: true,
      broken: true,
    });
  }
});
