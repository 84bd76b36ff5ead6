import { expect, it } from 'vitest';
import { tlbWords } from './tlb-words.ts';

it.each([
  [0, 0, 'empty'],
  [0x0803, 0, 'huge frame 512 W'],
  [0x0801, 1 << 31, 'huge frame 512, walking'],
  [0x0807_0000, 0x000d, 'small frame 513 W, table frame 3'],
  [0x0807_0803, 0, 'huge frame 512 W, small frame 513 W'],
])('%i %i: %s', (lo, hi, words) => {
  expect(tlbWords(lo, hi)).toBe(words);
});
