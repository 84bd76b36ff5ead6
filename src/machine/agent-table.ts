import { accessClass, type AccessClass } from './explorable.ts';
import type { Executor } from './executor.ts';
import { mix, mixHigh } from './mixing.ts';
import type { StepLog } from './step-log.ts';

/** What an agent is: parked before an access, finished, or stopped for good by a violation or a refusal. */
export const agentStatus = { parked: 0, finished: 1, dead: 2 } as const;

/** Where each agent stands, a column a property. The last row is the one that set-up and final checks run as. */
export class AgentTable {
  /** Innermost frame, index into the executor's frames. */
  readonly top: Int32Array;
  readonly status: Int32Array;
  /** The access before which the agent is parked: class, first word, number of words. */
  readonly class: Int32Array;
  readonly word: Int32Array;
  readonly count: Int32Array;
  /** Stack pointer, byte offset into flat memory. */
  readonly stack: Int32Array;
  /** Fingerprint of status and frames; out of date where {@link stale} is 1. */
  readonly frameHashLo: Int32Array;
  readonly frameHashHi: Int32Array;
  readonly stale: Int32Array;
  /** The two halves of a fingerprint. */
  readonly lanes = new Int32Array(2);
  readonly #cpus: number;

  constructor(rows: number) {
    this.#cpus = rows - 1;
    const column = (): Int32Array => new Int32Array(rows);
    this.top = column();
    this.status = column();
    this.class = column();
    this.word = column();
    this.count = column();
    this.stack = column();
    this.frameHashLo = column();
    this.frameHashHi = column();
    this.stale = column();
  }

  /** Class and bytes of the access before which an agent is parked. */
  access(agent: number): { readonly class: AccessClass; readonly bytes: number } {
    return { class: this.class[agent] as AccessClass, bytes: (this.count[agent] as number) * 4 };
  }

  /** Bit n: agent n has not finished. */
  unfinished(): number {
    let mask = 0;
    for (let agent = 0; agent < this.#cpus; agent++)
      if (this.status[agent] !== agentStatus.finished) mask |= 1 << agent;
    return mask;
  }

  /** Bit n: agent n can move. Nobody can once an agent was stopped for good; a taken lock makes its waiters wait. */
  enabled(memory: Int32Array): number {
    let mask = 0;
    for (let agent = 0; agent < this.#cpus; agent++) {
      if (this.status[agent] === agentStatus.dead) return 0;
      if (this.status[agent] !== agentStatus.parked) continue;
      if (this.class[agent] === accessClass.lock && memory[this.word[agent] as number] !== 0) continue;
      mask |= 1 << agent;
    }
    return mask;
  }

  /** The first agent that was stopped for good, or -1. */
  dead(): number {
    return this.status.findIndex((one, agent) => agent < this.#cpus && one === agentStatus.dead);
  }

  /** Takes an agent back to where it was before the last step of the log. */
  restore(agent: number, log: StepLog): void {
    this.stack[agent] = log.field(4);
    this.top[agent] = log.field(5);
    this.class[agent] = log.field(6);
    this.word[agent] = log.field(7);
    this.count[agent] = log.field(8);
    this.frameHashLo[agent] = log.field(9);
    this.frameHashHi[agent] = log.field(10);
    this.stale[agent] = log.field(11);
    this.status[agent] = agentStatus.parked;
  }

  /** Makes {@link lanes} the fingerprint of where all agents stand and of memory, whose own is given. */
  hash(memoryLo: number, memoryHi: number, executor: Executor): void {
    let low = memoryLo;
    let high = memoryHi;
    for (let agent = 0; agent < this.#cpus; agent++) {
      if (this.stale[agent] === 1) this.#hashAgent(agent, executor);
      low = mix(low ^ (this.frameHashLo[agent] as number)) + agent;
      high = mixHigh(high + (this.frameHashHi[agent] as number)) ^ agent;
    }
    this.lanes[0] = low;
    this.lanes[1] = high;
  }

  #hashAgent(agent: number, executor: Executor): void {
    const { lanes } = this;
    const status = this.status[agent] as number;
    if (status === agentStatus.parked) executor.hashFrames(this.top[agent] as number, lanes);
    else lanes.fill(status);
    this.frameHashLo[agent] = lanes[0] as number;
    this.frameHashHi[agent] = lanes[1] as number;
    this.stale[agent] = 0;
  }
}
