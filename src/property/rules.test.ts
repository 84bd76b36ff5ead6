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
