import type { LimitName, SearchLimits } from '../engine/limits.ts';

/** What a limit counts, and the option that sets it. */
const limits: Readonly<
  Record<LimitName, { readonly of: (value: number) => string; readonly option: string }>
> = {
  executions: { of: (count) => `${count} executions`, option: '--limit-executions' },
  states: { of: (count) => `${count} states`, option: '--limit-states' },
  transitions: { of: (count) => `${count} transitions`, option: '--limit-transitions' },
  depth: { of: (count) => `${count} actions a trace`, option: '--limit-depth' },
  preemptions: { of: (count) => `${count} preemptions`, option: '--preemption-bound' },
  milliseconds: { of: (count) => `${count / 1000} s`, option: '--limit-time' },
  memoryBytes: { of: (count) => `${Math.round(count / 1e6)} MB of memory`, option: '--memory' },
};

/**
 * The limit that ended a search, as verdicts print it: `100000 executions (--limit-executions)`. A search without a limit
 * on memory can end at `memory`, where there is no more to be had.
 */
export function limitText(name: LimitName, given: SearchLimits): string {
  const { of, option } = limits[name];
  const value = given[name];
  if (value === undefined) return name === 'memoryBytes' ? 'memory' : name;
  return `${of(value)} (${option})`;
}
