import type { RuleId, TransitionSystem } from '../../transition/form.ts';
import type { Ancestry } from './ancestry.ts';
import type { GeneratedSearch } from './generate.ts';
import type { MemoryMap } from './memory-map.ts';
import { ruleRecord } from './memory-map.ts';
import type { BrokenInSearch } from './result.ts';
import type { StateMemory } from './state-memory.ts';
import { TraceBack } from './trace-back.ts';

/** What generated code recorded of a rule. */
interface RuleEvents {
  readonly rule: RuleId;
  readonly count: number;
  /** First state that breaks the rule. */
  readonly state?: number;
  /** First state with an action that breaks it, and the action. */
  readonly source?: { readonly state: number; readonly action: number };
}

/** The broken rules of a search that has ended, each with a shortest trace. */
export function brokenRules(
  system: TransitionSystem,
  search: GeneratedSearch,
  memory: StateMemory,
  ancestry: Ancestry,
): readonly BrokenInSearch[] {
  const events = system.rules
    .map((_, rule) => eventsOf(rule, search.map, memory))
    .filter(({ count }) => count > 0);
  if (events.length === 0) return [];
  const back = new TraceBack(system, search, memory, ancestry);
  return events.map(({ rule, count, state, source }) => {
    const byState = state === undefined ? Infinity : ancestry.depthOf(state);
    const byAction = source === undefined ? Infinity : ancestry.depthOf(source.state) + 1;
    const trace = byState <= byAction ? back.traceTo(state!) : back.traceTo(source!.state, source!.action);
    return { rule, count, trace };
  });
}

function eventsOf(rule: RuleId, map: MemoryMap, memory: StateMemory): RuleEvents {
  const word = (offset: number): number =>
    memory.view()[(map.rules + rule * ruleRecord.size + offset) / 4]! >>> 0;
  const state = word(ruleRecord.firstState);
  const source = word(ruleRecord.firstSource);
  return {
    rule,
    count: word(ruleRecord.stateCount) + word(ruleRecord.actionCount),
    ...(state === 0 ? {} : { state: state - 1 }),
    ...(source === 0 ? {} : { source: { state: source - 1, action: word(ruleRecord.firstAction) } }),
  };
}

/** Runs generated code and takes back what it records of actions: that they were taken, and their failed checks. */
export function restoring(
  system: TransitionSystem,
  map: MemoryMap,
  memory: StateMemory,
  run: () => void,
): void {
  const bytes = (): Uint8Array => new Uint8Array(memory.view().buffer);
  const stretches = [
    { start: map.taken, length: system.actions.length },
    ...system.rules.map((_, rule) => {
      const start = map.rules + rule * ruleRecord.size + ruleRecord.actionCount;
      return { start, length: ruleRecord.size - ruleRecord.actionCount };
    }),
  ];
  const before = stretches.map(({ start, length }) => bytes().slice(start, start + length));
  run();
  for (const [at, { start }] of stretches.entries()) bytes().set(before[at]!, start);
}
