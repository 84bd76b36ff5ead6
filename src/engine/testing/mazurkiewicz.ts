import type { Access, ExplorableMachine } from '../../machine/explorable.ts';
import { accessClass, conflicts } from '../../machine/explorable.ts';

/** An event of an interleaving. */
interface Event extends Access {
  readonly agent: number;
}

function dependent(a: Event, b: Event): boolean {
  if (a.agent === b.agent) return true;
  return a.word < b.word + b.count && b.word < a.word + a.count && conflicts(a.class, b.class);
}

/**
 * Canonical form of the class of an interleaving: the levels of the Foata normal form (Cartier and Foata 1969;
 * Diekert and Rozenberg, The Book of Traces, 1995). An event is one level above the highest event before it
 * that it depends on. Two interleavings are equivalent exactly if their levels hold the same events; the agents
 * of a level tell the events, as program order fixes which one of the agent it is.
 */
export function foata(events: readonly Event[]): string {
  const levels: number[][] = [];
  const heights: number[] = [];
  for (const [i, event] of events.entries()) {
    let height = 0;
    for (let j = 0; j < i; j++) if (dependent(events[j]!, event)) height = Math.max(height, heights[j]! + 1);
    heights.push(height);
    (levels[height] ??= []).push(event.agent);
  }
  return levels.map((level) => level.sort((a, b) => a - b).join(',')).join(';');
}

/**
 * Classes of equivalent complete interleavings, by running every interleaving; deadlocked ones included, those
 * that end with a violation not.
 */
export function mazurkiewiczTraces(machine: ExplorableMachine, limit = 200_000): ReadonlySet<string> {
  const classes = new Set<string>();
  const events: Event[] = [];
  let interleavings = 0;
  const visit = (): void => {
    const enabled = machine.enabled();
    if (enabled === 0) {
      if (++interleavings > limit) throw new Error(`more than ${limit} interleavings`);
      classes.add(foata(events));
    }
    for (let agent = 0; agent < machine.agents; agent++) {
      if (((enabled >> agent) & 1) === 0) continue;
      const access: Access = { class: accessClass.read, word: 0, count: 1 };
      machine.nextAccess(agent, access);
      const mark = machine.mark();
      events.push({ ...access, agent });
      const outcome = machine.step(agent);
      machine.takeViolations();
      if (outcome !== 'violated') visit();
      events.pop();
      machine.undo(mark);
    }
  };
  machine.reset();
  visit();
  return classes;
}
