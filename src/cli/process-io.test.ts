import { expect, it } from 'vitest';
import { processIo } from './process-io.ts';

it.each(['SIGINT', 'SIGTERM'] as const)('the first %s is told, the next one ends the process', (signal) => {
  const before = process.listenerCount(signal);
  let told = 0;
  processIo().onInterrupt(() => told++);
  process.emit(signal);
  expect(told).toBe(1);
  // Nobody listens any more, so that the signal does what it does by itself.
  expect([process.listenerCount('SIGINT'), process.listenerCount('SIGTERM')]).toEqual([before, before]);
});

it('nobody listens after a command that was not interrupted', () => {
  const before = process.listenerCount('SIGTERM');
  const forget = processIo().onInterrupt(() => undefined);
  expect(process.listenerCount('SIGTERM')).toBe(before + 1);
  forget();
  expect(process.listenerCount('SIGTERM')).toBe(before);
});
