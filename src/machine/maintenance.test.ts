import { describe, expect, it } from 'vitest';
import { ProgramBuilder } from '../program/builder.ts';
import { tlbFunction } from '../program/form.ts';
import type { FunctionBuilder } from '../program/function-builder.ts';
import { constantOf } from '../program/operand.ts';
import { flatMachine, readWord, runCpu, violationsOf } from './testing/flat-program.ts';

const flush = (b: FunctionBuilder, ...operands: readonly number[]): void => {
  const [kind, ...words] = operands;
  const args =
    kind === undefined ? [] : [constantOf(32, kind, 0), ...words.map((word) => constantOf(64, word, 0))];
  b.intrinsic('tlb.flush', 64, args);
};

describe('TLB maintenance', () => {
  it.each([
    ['with operands calls the function of the program with them', [17, 0x5000, 3], [17, 0x5000, 3]],
    ['without operands calls nobody', [], [0, 0, 0]],
  ] as const)('%s, and is counted', (_, operands, expected) => {
    const builder = new ProgramBuilder().global('told', 16);
    builder.function(tlbFunction, { parameters: [32, 64, 64] }, (b, kind, operand, second) => {
      b.store(32, 'told', kind);
      b.store(32, b.symbol('told', 4), b.convert('trunc', 32, operand));
      b.store(32, b.symbol('told', 8), b.convert('trunc', 32, second));
      b.return();
    });
    builder.function('path', {}, (b) => {
      flush(b, ...operands);
      b.return();
    });
    const machine = flatMachine(builder.build(), ['path']);
    machine.reset();
    expect([0, 4, 8].map((at) => readWord(machine, 'told', at))).toEqual(expected);
    expect([...machine.maintained]).toEqual([['tlb.flush', 1]]);
  });

  it('of a program without that function has no effect', () => {
    const builder = new ProgramBuilder();
    builder.function('path', {}, (b) => {
      flush(b, 1, 0, 0);
      b.return();
    });
    const machine = flatMachine(builder.build(), ['path']);
    machine.reset();
    expect([machine.unfinished(), machine.maintained.get('tlb.flush')]).toEqual([0, 1]);
  });
});

describe('freed memory', () => {
  it.each([
    ['thpcheck_hardware_read', []],
    ['read', ['freed']],
  ])('that is read in %s()', (name, rules) => {
    const builder = new ProgramBuilder().global('table', 8).global('seen', 8);
    builder.function(name, { inlining: 'never' }, (b) => {
      b.store(32, 'seen', b.load(32, 'table'));
      b.return();
    });
    builder.function('free', {}, (b) => {
      b.call('thpcheck_free', [b.symbol('table', 0), constantOf(64, 8, 0)]);
      b.return();
    });
    builder.function('walk', {}, (b) => {
      b.call(name, []);
      b.return();
    });
    const machine = flatMachine(builder.build(), ['free', 'walk']);
    machine.reset();
    machine.reset();
    runCpu(machine, 0);
    machine.step(1);
    expect(violationsOf(machine).map((text) => text.split(':')[0])).toEqual(rules);
  });
});

it('a program can ask where a CPU starts', () => {
  const builder = new ProgramBuilder().global('answers', 16).global('name', 8, {
    image: new TextEncoder().encode('other'),
  });
  builder.function('setup', {}, (b) => {
    for (const cpu of [0, 1, 2]) {
      const [starts] = b.call('thpcheck_starts_in', [constantOf(32, cpu, 0), b.symbol('name', 0)], [32]);
      b.store(32, b.symbol('answers', cpu * 4), starts!);
    }
    b.return();
  });
  builder.function('path', {}, (b) => b.return()).function('other', {}, (b) => b.return());
  const machine = flatMachine(builder.build(), ['path', 'other']);
  machine.reset();
  expect([0, 4, 8].map((at) => readWord(machine, 'answers', at))).toEqual([0, 1, 0]);
});
