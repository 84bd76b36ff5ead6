import { expect, test } from 'vitest';
import { inOrder } from './in-order.ts';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('begins items in their order, as many at a time as allowed', async () => {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const work = async (item: string) => {
    begun.push(item);
    await new Promise<void>((resolve) => ends.set(item, resolve));
    return item.toUpperCase();
  };
  const results = inOrder(['a', 'b', 'c', 'd'], work, { atATime: 2, stop: () => false });
  await tick();
  expect(begun).toEqual(['a', 'b']);
  ends.get('a')!();
  expect(await results('a')).toBe('A');
  await tick();
  expect(begun).toEqual(['a', 'b', 'c']);
  ends.get('b')!();
  ends.get('c')!();
  await tick();
  ends.get('d')!();
  expect(await Promise.all(['b', 'c', 'd'].map(results))).toEqual(['B', 'C', 'D']);
});

test('begins nothing further when told to stop', async () => {
  let stopped = false;
  const work = (item: number) => {
    stopped = true;
    return Promise.resolve(item);
  };
  const results = inOrder([1, 2, 3], work, { atATime: 1, stop: () => stopped });
  expect(await Promise.all([1, 2, 3].map(results))).toEqual([1, undefined, undefined]);
});
