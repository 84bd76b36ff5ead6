import { describe, expect, test } from 'vitest';
import type { Instruction, ProgramFunction } from '../form.ts';
import { linkModules } from '../link.ts';
import { printFunction } from '../print.ts';
import { isConstantQuery } from '../queries.ts';
import { behaviour } from '../testing/compare-runs.ts';
import { constructModule, constructModules, constructText } from '../testing/read-data.ts';
import { validateFunction } from '../validate.ts';

const instructions = (fn: ProgramFunction | undefined): readonly Instruction[] =>
  fn?.blocks.flatMap((block) => block.instructions) ?? [];

const callees = (fn: ProgramFunction | undefined): readonly string[] =>
  instructions(fn).flatMap((item) =>
    item.op === 'call' && item.callee.kind === 'symbol' ? [item.callee.symbol] : [],
  );

describe.each(constructModules)('passes on constructs.c for %s', (target) => {
  // Questions about constants are opaque here: both sides get the same answer, whatever it is.
  const opaque = constructText(target).replaceAll('@llvm.is.constant.', '@opaque.is.constant.');
  const modules = [constructModule(target, opaque)];
  const before = linkModules(modules, { roots: [], passes: 'none' });
  const after = linkModules(modules, { roots: [] });
  const symbols = [...after.functions.keys(), ...after.globals.keys(), ...after.externals];

  test.each([...after.functions.keys()])('%s behaves as before and is valid', (name) => {
    const fn = after.functions.get(name);
    if (fn === undefined) throw new RangeError(name);
    expect(validateFunction(fn, after.pointerWidth)).toEqual([]);
    for (let seed = 0; seed < 12; seed++) {
      expect(behaviour(after, name, seed, symbols)).toEqual(behaviour(before, name, seed, symbols));
    }
  });

  test('no function keeps a question about constants or a dead assertion', () => {
    const program = linkModules([constructModule(target)], { roots: [] });
    const left = [...program.functions].flatMap(([name, fn]) =>
      callees(fn).filter(
        (callee) =>
          callee === isConstantQuery || (callee.startsWith('__compiletime') && !name.startsWith('mask_of')),
      ),
    );
    expect(left).toEqual([]);
  });
});

describe('what the passes leave', () => {
  const riscv64 = linkModules([constructModule('riscv64.source')], { roots: [] });
  const arm = linkModules([constructModule('arm.source')], { roots: [] });

  test.each([
    ['arm', 'entry'],
    ['riscv64', 'entry'],
    ['arm', 'copy_pmd'],
    ['riscv64', 'mask'],
    ['riscv64', 'asked'],
    ['riscv64', 'jumps'],
    ['riscv64', 'sum'],
    ['arm', 'pass_both'],
  ])('%s %s', (target, name) => {
    const fn = (target === 'arm' ? arm : riscv64).resolve(name);
    expect(fn && printFunction(fn)).toMatchSnapshot();
  });

  test('inlined instructions name the call', () => {
    const [load] = instructions(riscv64.resolve('entry'));
    const location = riscv64.locations[load?.location ?? -1];
    expect(location?.function).toBe('read_pmd');
    expect(riscv64.locations[location?.inlinedAt ?? -1]?.function).toBe('entry');
  });
});
