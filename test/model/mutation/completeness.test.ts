import { describe, expect, test } from 'vitest';
import { architectureModels } from '../../../src/arch/models.ts';
import { buildScenario } from '../../../src/kernel/scenario.ts';
import { modelScenarios } from '../../../src/kernel/scenarios.ts';
import type { TransitionSystem } from '../../../src/transition/form.ts';
import { validate } from '../../../src/transition/validate.ts';
import { criticalSections } from './critical-sections.ts';
import { kernelActions } from './kernel-actions.ts';
import { mutantsOf } from './kinds.ts';
import type { MutantKind } from './mutant.ts';
import { rolesOf } from './names.ts';
import { assigned, readBy } from './rewrite.ts';

const systems = (): readonly TransitionSystem[] =>
  modelScenarios.flatMap((scenario) => {
    const architecture = architectureModels.find(({ name }) =>
      (scenario.architectures ?? ['s390', 'x86_64']).includes(name),
    )!;
    const version = scenario.versions.findLast((each) => architecture.versions.includes(each))!;
    return [buildScenario(scenario, { architecture, version })];
  });

/** Labels of the actions that no mutant of these kinds changes although they should. */
function forgotten(
  system: TransitionSystem,
  kinds: readonly MutantKind[],
  concerned: (action: TransitionSystem['actions'][number]) => boolean,
): readonly string[] {
  const covered = new Set(
    mutantsOf(system)
      .filter(({ kind }) => kinds.includes(kind))
      .flatMap(({ actions }) => actions),
  );
  return kernelActions(system)
    .filter((number) => !covered.has(number) && concerned(system.actions[number]!))
    .map((number) => `${system.name}: ${system.actions[number]!.label}`);
}

describe('no step is forgotten', () => {
  const all = systems();

  test('every wait belongs to a mutant of kind wait or lock', () => {
    const found = all.flatMap((system) =>
      forgotten(system, ['wait', 'lock'], ({ process, pc, guard }) => {
        const ways = system.actions.filter((other) => other.process === process && other.pc === pc);
        return guard !== undefined && guard.kind !== 'constant' && ways.length === 1;
      }),
    );
    expect(found).toEqual([]);
  });

  test('every start of an invalidation belongs to a mutant of kind flush', () => {
    const found = all.flatMap((system) => {
      const roles = rolesOf(system);
      return forgotten(system, ['flush'], ({ body }) =>
        [...assigned(body)].some((variable) => roles[variable] === 'pending invalidation'),
      );
    });
    expect(found).toEqual([]);
  });

  test('what is waited for and taken in one step is a lock by name, or an entry', () => {
    const found = all.flatMap((system) => {
      const roles = rolesOf(system);
      return kernelActions(system).flatMap((number) => {
        const { guard, body } = system.actions[number]!;
        if (guard === undefined) return [];
        const both = [...readBy(guard)].filter((variable) => assigned(body).has(variable));
        return both
          .filter((variable) => !['lock', 'entry', 'local'].includes(roles[variable]!))
          .map((variable) => `${system.name}: ${system.variables[variable]!.name}`);
      });
    });
    expect(found).toEqual([]);
  });

  test('a lock that is taken is released', () => {
    const found = all.flatMap((system) =>
      criticalSections(system)
        .filter(({ releases }) => releases.length === 0)
        .map(({ acquires }) => `${system.name}: ${system.actions[acquires[0]!]!.label}`),
    );
    expect(found).toEqual([]);
  });

  test('mutants are systems that differ from the original', () => {
    const unchanged = all.slice(0, 6).flatMap((system) => {
      const original = JSON.stringify(system.actions);
      return mutantsOf(system)
        .filter((mutant) => {
          const changed = mutant.apply();
          validate(changed);
          return JSON.stringify(changed.actions) === original;
        })
        .map(({ id }) => id);
    });
    expect(unchanged).toEqual([]);
  });
});
