import type { Violation } from '../machine/explorable.ts';

/** The agents of a bit mask, ascending. */
export function agentsOf(mask: number): readonly number[] {
  const agents: number[] = [];
  for (let rest = mask; rest !== 0; rest &= rest - 1) agents.push(31 - Math.clz32(rest & -rest));
  return agents;
}

/** The violation of a final state in which the agents of the mask wait for locks that nobody will release. */
export function deadlock(waiting: number): Violation {
  const agents = agentsOf(waiting);
  const subject = agents.length === 1 ? `CPU ${agents[0]} waits` : `CPUs ${agents.join(', ')} wait`;
  return { rule: 'deadlock', message: `${subject} for ever for a lock`, key: `deadlock/${agents.join(',')}` };
}
