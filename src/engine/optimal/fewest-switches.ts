import type { EventOrder } from '../event-order.ts';

/** A way to run events in blocks, each of one agent. */
interface Schedule {
  /** Of each agent, the stamp of the last event run. */
  readonly done: Int32Array;
  readonly agent: number;
  readonly before: Schedule | undefined;
}

/**
 * Of all orders of a trace's events that are equivalent to it, one with the fewest context switches, for as many events
 * of each agent as `needed` says (stamps; with an event, all that happens before it must be needed). Undefined if
 * there is none with at most `maximum` switches. Gives the agents that move.
 *
 * An agent that is given a turn moves as far as it can: more events done never stand in the way of others. So a
 * schedule is a sequence of agents, and one that has done no more than another with as few switches can be
 * dropped, whichever agent moved last: what that agent could do next the other schedule has done.
 */
export function fewestSwitches(
  order: EventOrder,
  needed: Int32Array,
  maximum: number,
): readonly number[] | undefined {
  const { agents } = order;
  const kept: Schedule[] = [];
  let last: readonly Schedule[] = [{ done: new Int32Array(agents), agent: -1, before: undefined }];
  if (needed.every((stamp) => stamp === 0)) return [];
  for (let switches = 0; switches <= maximum && last.length > 0; switches++) {
    const next: Schedule[] = [];
    for (const schedule of last) {
      for (let agent = 0; agent < agents; agent++) {
        if (agent === schedule.agent || schedule.done[agent]! >= needed[agent]!) continue;
        const stamp = order.reachAlone(agent, schedule.done, needed[agent]!);
        if (stamp === schedule.done[agent]!) continue;
        const done = schedule.done.slice();
        done[agent] = stamp;
        const longer = { done, agent, before: schedule };
        if (done.every((one, a) => one >= needed[a]!)) return agentsOf(order, longer);
        if (kept.some((other) => other.done.every((one, a) => one >= done[a]!))) continue;
        kept.push(longer);
        next.push(longer);
      }
    }
    last = next;
  }
  return undefined;
}

/** The agents that move in a schedule, one an event. */
function agentsOf(order: EventOrder, schedule: Schedule): readonly number[] {
  const blocks: Schedule[] = [];
  for (let at = schedule; at.before !== undefined; at = at.before) blocks.push(at);
  return blocks.reverse().flatMap(({ done, agent, before }) => {
    const from = order.countUpTo(agent, before!.done[agent]!);
    return new Array<number>(order.countUpTo(agent, done[agent]!) - from).fill(agent);
  });
}
