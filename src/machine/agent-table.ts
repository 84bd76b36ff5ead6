import { accessClass } from './explorable.ts';
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
  /** Fingerprint of the frames. */
  readonly frameHashLo: Int32Array;
  readonly frameHashHi: Int32Array;
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

  /** Takes an agent back to where it was before the last step of the log. */
  restore(agent: number, log: StepLog): void {
    this.stack[agent] = log.field(3);
    this.top[agent] = log.field(4);
    this.class[agent] = log.field(5);
    this.word[agent] = log.field(6);
    this.count[agent] = log.field(7);
    this.frameHashLo[agent] = log.field(8);
    this.frameHashHi[agent] = log.field(9);
    this.status[agent] = agentStatus.parked;
  }

  /** Fingerprint of memory and of where all agents stand. */
  hash(memoryLo: number, memoryHi: number): [low: number, high: number] {
    let low = memoryLo;
    let high = memoryHi;
    for (let agent = 0; agent < this.#cpus; agent++) {
      low = mix(low ^ (this.frameHashLo[agent] as number)) + agent;
      high = mixHigh(high + (this.frameHashHi[agent] as number)) ^ agent;
    }
    return [low | 0, high | 0];
  }
}
