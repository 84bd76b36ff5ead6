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
  for (const family of families.values()) {
    system.processes.forEach(({ kind }, process) => {
      if (kind === 'cpu') sections.push(...sectionsOf(system, process, family));
    });
  }
  return sections;
}

/** What an action does to locks of one family: it waits for them or sets them, or it clears them or counts them down. */
interface Effect {
  readonly kind: 'acquire' | 'release';
  /** Which of them: one, or all where the lock is chosen by a number that is computed. */
  readonly locks: ReadonlySet<VariableId>;
}

function sectionsOf(
  system: TransitionSystem,
  process: ProcessId,
  family: ReadonlySet<VariableId>,
): readonly CriticalSection[] {
  const pc = system.processes[process]!.pc!;
  const own = kernelActions(system).filter((number) => system.actions[number]!.process === process);
  const effects = new Map(own.map((number) => [number, effectOn(system.actions[number]!, family)]));
  const next = (number: number): readonly number[] => {
    const counters = successors(system.actions[number]!, pc);
    return own.filter((each) => counters.includes(system.actions[each]!.pc!));
  };
  const sections: { locks: ReadonlySet<VariableId>; acquires: Set<number>; releases: Set<number> }[] = [];
  for (const acquire of own) {
    const effect = effects.get(acquire);
    if (effect?.kind !== 'acquire') continue;
    const { locks } = effect;
    const merged = { locks, acquires: new Set([acquire]), releases: reached(acquire, locks, next, effects) };
    for (const other of sections.splice(0)) {
      if ([...other.releases].some((release) => merged.releases.has(release))) {
        merged.locks = new Set([...merged.locks, ...other.locks]);
        other.acquires.forEach((each) => merged.acquires.add(each));
        other.releases.forEach((each) => merged.releases.add(each));
      } else sections.push(other);
    }
    sections.push(merged);
  }
  return sections.map(({ locks, acquires, releases }) => {
    const taken = [...acquires].sort((a, b) => a - b);
    const labels = taken.flatMap(next).map((number) => plainName(system.actions[number]!.label));
    return { locks, acquires: taken, releases: [...releases], first: [...labels].sort()[0] ?? 'the end' };
  });
}

/** Releases of locks that are reached from an acquisition without another acquisition of them in between. */
function reached(
  acquire: number,
  locks: ReadonlySet<VariableId>,
  next: (number: number) => readonly number[],
  effects: ReadonlyMap<number, Effect | undefined>,
): Set<number> {
  const releases = new Set<number>();
  const seen = new Set<number>();
  const queue = [...next(acquire)];
  while (queue.length > 0) {
    const number = queue.pop()!;
    if (seen.has(number)) continue;
    seen.add(number);
    const effect = effects.get(number);
    const same = effect !== undefined && [...effect.locks].some((lock) => locks.has(lock));
    if (same && effect.kind === 'release') releases.add(number);
    if (!same) queue.push(...next(number));
  }
  return releases;
}

function effectOn({ guard, body }: Action, family: ReadonlySet<VariableId>): Effect | undefined {
  const locks = new Set<VariableId>();
  let kind: Effect['kind'] | undefined;
  visitStatements(body, (statement) => {
    if (statement.kind !== 'assign' && statement.kind !== 'assign-element') return;
    const touched = targets(statement).filter((variable) => family.has(variable));
    if (touched.length === 0) return;
    touched.forEach((variable) => locks.add(variable));
    const { value } = statement;
    const frees =
      value.kind === 'constant' ? value.value === 0 : value.kind === 'binary' && value.operator === 'sub';
    kind ??= frees ? 'release' : 'acquire';
  });
  if (kind !== undefined) return { kind, locks };
  const awaited = guard === undefined ? [] : [...readBy(guard)].filter((variable) => family.has(variable));
  return awaited.length === 0 ? undefined : { kind: 'acquire', locks: new Set(awaited) };
}
