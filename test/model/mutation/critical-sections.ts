import type { Action, ProcessId, TransitionSystem, VariableId } from '../../../src/transition/form.ts';
import { visitStatements } from '../../../src/transition/traverse.ts';
import { kernelActions } from './kernel-actions.ts';
import { plainName, rolesOf } from './names.ts';
import { readBy, successors, targets } from './rewrite.ts';

/** What one CPU does between taking a lock and releasing it. */
export interface CriticalSection {
  /** The lock; several where it is chosen by a number that is computed. */
  readonly locks: ReadonlySet<VariableId>;
  /** Actions that take it, and those that release it, that belong together. */
  readonly acquires: readonly number[];
  readonly releases: readonly number[];
  /** What comes first after it was taken. */
  readonly first: string;
}

/** Critical sections of all CPUs: acquisitions and the releases that are reached from them, taken together. */
export function criticalSections(system: TransitionSystem): readonly CriticalSection[] {
  const roles = rolesOf(system);
  const families = new Map<string, Set<VariableId>>();
  system.variables.forEach(({ name }, variable) => {
    if (roles[variable] !== 'lock') return;
    const family = families.get(plainName(name)) ?? new Set();
    families.set(plainName(name), family.add(variable));
  });
  const sections: CriticalSection[] = [];
  for (const locks of families.values()) {
    system.processes.forEach(({ kind }, process) => {
      if (kind === 'cpu') sections.push(...sectionsOf(system, process, locks));
    });
  }
  return sections;
}

function sectionsOf(
  system: TransitionSystem,
  process: ProcessId,
  locks: ReadonlySet<VariableId>,
): readonly CriticalSection[] {
  const pc = system.processes[process]!.pc!;
  const own = kernelActions(system).filter((number) => system.actions[number]!.process === process);
  const roleOf = new Map(own.map((number) => [number, effectOn(system.actions[number]!, locks)]));
  const next = (number: number): readonly number[] => {
    const counters = successors(system.actions[number]!, pc);
    return own.filter((each) => counters.includes(system.actions[each]!.pc!));
  };
  const sections: { acquires: Set<number>; releases: Set<number> }[] = [];
  for (const acquire of own.filter((number) => roleOf.get(number) === 'acquire')) {
    const merged = { acquires: new Set([acquire]), releases: reached(acquire, next, roleOf) };
    for (const other of sections.splice(0)) {
      if ([...other.releases].some((release) => merged.releases.has(release))) {
        other.acquires.forEach((each) => merged.acquires.add(each));
        other.releases.forEach((each) => merged.releases.add(each));
      } else sections.push(other);
    }
    sections.push(merged);
  }
  return sections.map(({ acquires, releases }) => {
    const taken = [...acquires].sort((a, b) => a - b);
    const labels = taken.flatMap(next).map((number) => plainName(system.actions[number]!.label));
    return { locks, acquires: taken, releases: [...releases], first: [...labels].sort()[0] ?? 'the end' };
  });
}

/** Releases that are reached from an acquisition without another acquisition in between. */
function reached(
  acquire: number,
  next: (number: number) => readonly number[],
  roleOf: ReadonlyMap<number, 'acquire' | 'release' | undefined>,
): Set<number> {
  const releases = new Set<number>();
  const seen = new Set<number>();
  const queue = [...next(acquire)];
  while (queue.length > 0) {
    const number = queue.pop()!;
    if (seen.has(number)) continue;
    seen.add(number);
    if (roleOf.get(number) === 'acquire') continue;
    if (roleOf.get(number) === 'release') releases.add(number);
    else queue.push(...next(number));
  }
  return releases;
}

/** What an action does to a lock: it waits for it or sets it, or it clears it or counts it down. */
function effectOn({ guard, body }: Action, locks: ReadonlySet<VariableId>): 'acquire' | 'release' | undefined {
  let effect: 'acquire' | 'release' | undefined;
  visitStatements(body, (statement) => {
    if (!targets(statement).some((variable) => locks.has(variable))) return;
    if (statement.kind !== 'assign' && statement.kind !== 'assign-element') return;
    const { value } = statement;
    const frees =
      value.kind === 'constant' ? value.value === 0 : value.kind === 'binary' && value.operator === 'sub';
    effect ??= frees ? 'release' : 'acquire';
  });
  if (effect === undefined && guard !== undefined && [...readBy(guard)].some((each) => locks.has(each)))
    return 'acquire';
  return effect;
}
