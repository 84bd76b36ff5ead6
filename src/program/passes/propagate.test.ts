import { describe, expect, test } from 'vitest';
import { FunctionBuilder } from '../function-builder.ts';
import { value } from '../operand.ts';
import { printFunction } from '../print.ts';
import { isConstantQuery } from '../queries.ts';
import { cleanControlFlow } from './clean-control-flow.ts';
import { propagateConstants } from './propagate.ts';

function propagated(body: (b: FunctionBuilder) => void): readonly string[] {
  const b = new FunctionBuilder('f', { parameters: [32], returns: [32] }, 64);
  body(b);
  return printFunction(cleanControlFlow(propagateConstants(b.build())))
    .split('\n')
    .slice(1, -2);
}

describe('constants follow control flow', () => {
  test('a branch not taken does not spoil a phi', () => {
    const lines = propagated((b) => {
      const [yes, no, end] = [b.block(), b.block(), b.block()];
      b.branch(b.compare('ult', b.word(32, 3), 4), yes, no);
      b.at(yes).jump(end);
      b.at(no).call('__compiletime_assert_1');
      b.jump(end);
      const phi = b.at(end).phi(32, [
        [yes, 5],
        [no, 6],
      ]);
      b.return(b.binary('add', phi, 1));
    });
    expect(lines).toEqual(['b0:', '  return 6:32']);
  });

  test('a value that a loop never changes is constant in it', () => {
    const lines = propagated((b) => {
      const [head, other, end] = [b.block(), b.block(), b.block()];
      b.jump(head);
      const step = b.at(head).phi(32, [[0, 1]]);
      b.branch(b.compare('eq', step, 1), end, other);
      const next = b.at(other).binary('add', step, 1);
      b.incoming(step, other, next);
      b.jump(head);
      b.at(end).return(step);
    });
    expect(lines).toEqual(['b0:', '  return 1:32']);
  });

  test('a switch on a constant goes one way', () => {
    const lines = propagated((b) => {
      const [one, two] = [b.block(), b.block()];
      b.switch(
        b.word(32, -3),
        [
          [-3, one],
          [4, two],
        ],
        two,
      );
      b.at(one).return(1);
      b.at(two).return(2);
    });
    expect(lines).toEqual(['b0:', '  return 1:32']);
  });

  test('a question about a constant is answered yes, about anything else not yet', () => {
    const lines = propagated((b) => {
      const [known] = b.call(isConstantQuery, [b.word(32, 4)], [1]);
      const [open] = b.call(isConstantQuery, [value(0)], [1]);
      if (known && open) b.return(b.convert('zext', 32, b.binary('xor', known, open)));
    });
    expect(lines).toContain(`  %2:1 = call @${isConstantQuery}(%0)`);
    expect(lines.filter((line) => line.includes(isConstantQuery))).toHaveLength(1);
  });

  test('a load is never taken away', () => {
    const lines = propagated((b) => {
      b.load(32, 'x');
      b.return(0);
    });
    expect(lines).toContain('  %1:32 = load32 [@x]');
  });
});
