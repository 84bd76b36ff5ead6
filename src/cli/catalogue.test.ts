import { expect, it } from 'vitest';
import { architectureNames } from '../arch/architectures.ts';
import { loadScenario, scenarioNames } from '../tree/harness/scenario.ts';
import { catalogue } from './catalogue.ts';

it('lists the scenarios that are installed, with their titles', () => {
  expect(catalogue.scenarios.toSorted((a, b) => (a.name < b.name ? -1 : 1))).toEqual(
    scenarioNames().map((name) => ({ name, title: loadScenario(name).title })),
  );
});

it('lists the architectures that are modelled', () => {
  expect(catalogue.architectures.map(({ name }) => name)).toEqual(architectureNames);
});
