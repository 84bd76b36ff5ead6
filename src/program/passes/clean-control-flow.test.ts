import { describe, expect, test } from 'vitest';
import type { ProgramFunction } from '../form.ts';
import { FunctionBuilder } from '../function-builder.ts';
import { value } from '../operand.ts';
import { printFunction } from '../print.ts';
import { validateFunction } from '../validate.ts';
import { cleanControlFlow } from './clean-control-flow.ts';

function build(body: (b: FunctionBuilder) => void): ProgramFunction {
  const b = new FunctionBuilder('f', { parameters: [32, 32], returns: [32] }, 64);
  body(b);
  return b.build();
}

function cleaned(fn: ProgramFunction): readonly string[] {
  const clean = cleanControlFlow(fn);
  expect(validateFunction(clean, 64)).toEqual([]);
  return printFunction(clean).split('\n').slice(1, -2);
}

/** `a == 0 && b == 0` as the compiler writes it: a block that branches on a phi; `use` sees phi and both ways. */
function conjunction(
  use: (b: FunctionBuilder, phi: ReturnType<FunctionBuilder['phi']>) => void,
): ProgramFunction {
  return build((b) => {
    const [second, join, yes, no] = [b.block(), b.block(), b.block(), b.block()];
    b.branch(b.compare('eq', value(0), 0), second, join);
    const right = b.at(second).compare('eq', value(1), 0);
    b.jump(join);
    const phi = b.at(join).phi(1, [
      [0, 0],
      [second, right],
    ]);
    b.branch(phi, yes, no);
    b.at(yes).call('hit');
    b.jump(no);
    b.at(no);
    use(b, phi);
  });
}

describe('jump threading', () => {
  test('a way that brings a constant goes straight to where the branch leads', () => {
    const fn = conjunction((b) => {
      b.return(1);
    });
    expect(cleaned(fn)).toEqual(
      [
        'b0:',
        '  %2:1 = eq %0, 0:32',
        '  branch %2, b1, b3',
        'b1:',
        '  %3:1 = eq %1, 0:32',
        '  branch %4, b2, b3',
        'b2:',
        '  call @hit()',
        '  jump b3',
        'b3:',
        '  return 1:32',
      ].flatMap((line) => (line === '  branch %4, b2, b3' ? ['  %4:1 = copy %3', line] : [line])),
    );
  });

  test('a phi that is used further down stays', () => {
    const fn = conjunction((b, phi) => {
      b.return(b.convert('zext', 32, phi));
    });
    expect(cleaned(fn)).toContain('  branch %4, b3, b4');
  });
});

describe('blocks', () => {
  test('code out of reach and empty blocks vanish, their phis with them', () => {
    const fn = build((b) => {
      const [empty, dead, end] = [b.block(), b.block(), b.block()];
      b.jump(empty);
      b.at(empty).jump(end);
      b.at(dead).call('never');
      b.jump(end);
      b.at(end).return(
        b.at(end).phi(32, [
          [empty, value(0)],
          [dead, 7],
        ]),
      );
    });
    expect(cleaned(fn)).toEqual(['b0:', '  %2:32 = copy %0', '  return %2']);
  });

  test('a way past an empty block stays where the phis tell it apart', () => {
    const fn = build((b) => {
      const [empty, end] = [b.block(), b.block()];
      b.branch(b.compare('eq', value(0), 0), empty, end);
      b.at(empty).jump(end);
      b.at(end).return(
        b.at(end).phi(32, [
          [empty, 1],
          [0, 2],
        ]),
      );
    });
    expect(cleaned(fn)).toContain('  %3:32 = phi b1: 1:32, b0: 2:32');
  });

  test('a loop of empty blocks ends the sweep', () => {
    const fn = build((b) => {
      const [left, right] = [b.block(), b.block()];
      b.jump(left);
      b.at(left).jump(right);
      b.at(right).jump(left);
    });
    expect(cleaned(fn).length).toBeGreaterThan(0);
  });
});
