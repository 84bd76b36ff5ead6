import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { after, shareOut, sizeOf } from './queues.ts';

const ranges = fc.array(
  fc.record({
    start: fc.integer({ min: 0, max: 100 }),
    size: fc.integer({ min: 0, max: 30 }),
    thread: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 8 },
);

test('every state is in one queue', () => {
  fc.assert(
    fc.property(
      ranges,
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 1, max: 60 }),
      (list, from, size) => {
        const owned = list.map(({ start, size: count, thread }) => ({ start, end: start + count, thread }));
        const states = shareOut(from, from + size, 3, owned)
          .flat()
          .flatMap(({ start, end }) => Array.from({ length: end - start }, (_, each) => start + each));
        expect(states.toSorted((a, b) => a - b)).toEqual(
          Array.from({ length: size }, (_, each) => from + each),
        );
      },
    ),
  );
});

test('a thread goes on from what it has stored', () => {
  const owned = [
    { start: 30, end: 50, thread: 0 },
    { start: 10, end: 30, thread: 1 },
  ];
  expect(shareOut(20, 45, 2, owned)).toEqual([[{ start: 30, end: 45 }], [{ start: 20, end: 30 }]]);
});

test.each([0, 1, 4, 5, 6, 9])('what comes after %i states of a queue', (count) => {
  const queue = [
    { start: 10, end: 15 },
    { start: 30, end: 34 },
  ];
  const rest = after(queue, count);
  expect(sizeOf(rest)).toBe(9 - count);
  expect(rest.at(-1)?.end).toBe(count === 9 ? undefined : 34);
});
