import { describe, expect, it } from 'vitest';
import type { Access, AccessClass } from '../machine/explorable.ts';
import { accessClass } from '../machine/explorable.ts';
import { Dpor } from './dpor.ts';
import { Reference } from './reference.ts';
import { litmusCases } from './testing/litmus-cases.ts';
import { lockCases } from './testing/lock-cases.ts';
import { memoryCases } from './testing/memory-cases.ts';
import { ToyMachine } from './testing/toy-machine.ts';

const cases = [...litmusCases, ...memoryCases, ...lockCases];
const { read, write, readModifyWrite, commutingAdd, lock, unlock } = accessClass;

/** A machine that tells the search wrong things about its accesses. */
class Liar extends ToyMachine {
  lie: (access: Access) => void = () => undefined;

  override nextAccess(agent: number, access: Access): void {
    super.nextAccess(agent, access);
    this.lie(access);
  }
}

/** Names of the cases in which a search that believes the lie finds other outcomes or violations. */
function caught(lie: (access: Access) => void): readonly string[] {
  return cases
    .filter(({ program }) => {
      const reference = new Reference(new ToyMachine(program), {}, 'states');
      reference.advance(Infinity);
      const liar = new Liar(program);
      liar.lie = lie;
      const dpor = new Dpor(liar, {});
      dpor.advance(Infinity);
      const keys = (trail: typeof dpor.trail): string =>
        JSON.stringify([[...trail.outcomes].sort(), trail.violations.list().map((found) => found.violation)]);
      return keys(dpor.trail) !== keys(reference.trail);
    })
    .map(({ name }) => name);
}

const as =
  (from: AccessClass, to: AccessClass) =>
  (access: Access): void => {
    if (access.class === from) access.class = to;
  };

describe('a wrong independence relation shows in the toy programs', () => {
  it('none is caught when nothing is wrong', () => {
    expect(caught(() => undefined)).toEqual([]);
  });

  it.each([
    ['writes taken for reads', as(write, read)],
    ['writes taken for commuting adds', as(write, commutingAdd)],
    ['reads taken for commuting adds', as(read, commutingAdd)],
    ['updates taken for reads', as(readModifyWrite, read)],
    ['updates taken for commuting adds', as(readModifyWrite, commutingAdd)],
    ['commuting adds taken for reads', as(commutingAdd, read)],
    ['locks taken for reads', as(lock, read)],
    ['locks taken for releases', as(lock, unlock)],
    ['ranges cut to their first word', (access: Access): void => void (access.count = 1)],
    [
      'ranges without their first word',
      (access: Access): void => {
        if (access.count > 1) access.word += --access.count > 0 ? 1 : 0;
      },
    ],
  ])('%s', (_, lie) => {
    expect(caught(lie).length).toBeGreaterThan(0);
  });
});
