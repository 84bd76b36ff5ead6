import { expect, test } from 'vitest';
import type { Instruction, Operand } from '../form.ts';
import { FunctionBuilder } from '../function-builder.ts';
import { constant, value } from '../operand.ts';
import { upperBound } from './upper-bound.ts';

test.each<readonly [string, (b: FunctionBuilder) => Operand, number]>([
  ['a constant', () => constant(32, 7), 7],
  ['a parameter', () => value(0), Number.POSITIVE_INFINITY],
  ['zext of a byte', (b) => b.convert('zext', 32, value(1)), 255],
  ['sext of a byte may be negative', (b) => b.convert('sext', 32, value(1)), Number.POSITIVE_INFINITY],
  [
    'sext of 255 in a byte is negative',
    (b) => b.convert('sext', 32, b.binary('or', value(1), 255)),
    Number.POSITIVE_INFINITY,
  ],
  [
    'sext of at most 200 in a byte may be negative',
    (b) => b.convert('sext', 32, b.binary('and', value(1), 200)),
    Number.POSITIVE_INFINITY,
  ],
  ['sext of at most 100 in a byte', (b) => b.convert('sext', 32, b.binary('and', value(1), 100)), 100],
  ['x & 12', (b) => b.binary('and', value(0), 12), 12],
  ['(x & 12) | 3', (b) => b.binary('or', b.binary('and', value(0), 12), 3), 15],
  ['(x & 12) + 3', (b) => b.binary('add', b.binary('and', value(0), 12), 3), 15],
  [
    'a sum that may wrap',
    (b) => b.binary('add', b.binary('and', value(1), 200), 100),
    Number.POSITIVE_INFINITY,
  ],
  ['x >> 24', (b) => b.binary('lshr', value(0), 24), 255],
  ['x % 10', (b) => b.binary('urem', value(0), 10), 9],
  ['one of two', (b) => b.select(b.compare('eq', value(0), 0), constant(32, 4), constant(32, 9)), 9],
])('%s', (_what, make, expected) => {
  const b = new FunctionBuilder('f', { parameters: [32, 8], returns: [] }, 64);
  const operand = make(b);
  b.return();
  const definitions = new Map<number, Instruction>();
  for (const item of b.build().blocks.flatMap((block) => block.instructions)) {
    if ('result' in item) definitions.set(item.result, item);
  }
  expect(upperBound(operand, (of) => (of.kind === 'value' ? definitions.get(of.id) : undefined))).toBe(
    expected,
  );
});
