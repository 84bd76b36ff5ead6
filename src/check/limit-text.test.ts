import { expect, it } from 'vitest';
import type { LimitName } from '../engine/limits.ts';
import { limitText } from './limit-text.ts';

it.each<[LimitName, number | undefined, string]>([
  ['executions', 100_000, '100000 executions (--limit-executions)'],
  ['states', 5, '5 states (--limit-states)'],
  ['transitions', 7, '7 transitions (--limit-transitions)'],
  ['depth', 9, '9 actions a trace (--limit-depth)'],
  ['milliseconds', 2000, '2 s (--limit-time)'],
  ['memoryBytes', 512e6, '512 MB of memory (--memory)'],
  ['memoryBytes', undefined, 'memory'],
])('%s of %s', (name, value, text) => {
  expect(limitText(name, { [name]: value })).toBe(text);
});
