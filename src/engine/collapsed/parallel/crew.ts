import type { Worker } from 'node:worker_threads';
import { ThpcheckError, unreachable } from '../../../diagnostic/diagnostic.ts';
import { searchThreadEnded } from './diagnostics.ts';
import type { SearchAnswer, SearchOrder, ThreadState } from './protocol.ts';
import { Trap } from './trap.ts';

interface Waiting {
  readonly resolve: (state: ThreadState) => void;
  readonly reject: (error: Error) => void;
}

/** One thread, and who waits for its answer. */
interface Member {
  readonly worker: Worker;
  waiting: Waiting | undefined;
  lost: Error | undefined;
}

/** The threads of a search, as the thread that directs them sees them. */
export class Crew {
  private readonly members: Member[];
  private closed = false;

  /** Starts so many threads. */
  constructor(size: number, start: () => Worker) {
    this.members = Array.from({ length: size }, () => this.newMember(start()));
  }

  /** Threads that it consists of. */
  get size(): number {
    return this.members.length;
  }

  /**
   * Gives each thread an order, and waits until all have done what they were told.
   * @throws ThpcheckError THP6022 if one of them is gone; {@link Trap} if generated code failed; what they throw
   */
  async order(orderFor: (member: number) => SearchOrder): Promise<readonly ThreadState[]> {
    const answers = this.members.map((member, number) => this.ask(member, orderFor(number)));
    // Somebody has to listen to all of them, as one that fails ends the wait for the others.
    for (const each of answers) each.catch(() => undefined);
    return Promise.all(answers);
  }

  /** Ends all threads at once. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.members.map(({ worker }) => worker.terminate()));
  }

  private ask(member: Member, order: SearchOrder): Promise<ThreadState> {
    if (member.lost !== undefined) return Promise.reject(member.lost);
    return new Promise((resolve, reject) => {
      member.waiting = { resolve, reject };
      member.worker.ref();
      member.worker.postMessage(order);
    });
  }

  private newMember(worker: Worker): Member {
    const member: Member = { worker, waiting: undefined, lost: undefined };
    worker.unref();
    const lose = (reason: string): void => {
      if (this.closed) return;
      member.lost ??= new ThpcheckError(searchThreadEnded(reason));
      this.take(member)?.reject(member.lost);
    };
    worker.on('message', (answer: SearchAnswer) => settle(this.take(member), answer));
    worker.on('error', (error) => lose(error.message));
    worker.on('exit', (code) => lose(`it ended with status ${code}`));
    return member;
  }

  private take(member: Member): Waiting | undefined {
    const { waiting } = member;
    member.waiting = undefined;
    if (!this.closed) member.worker.unref();
    return waiting;
  }
}

function settle(waiting: Waiting | undefined, answer: SearchAnswer): void {
  switch (answer.kind) {
    case 'done':
      return waiting?.resolve(answer.state);
    case 'trapped':
      return waiting?.reject(new Trap(answer.words, undefined));
    case 'failed':
      return waiting?.reject(new ThpcheckError(answer.diagnostic));
    case 'crashed': {
      const error = new Error(answer.message);
      error.stack = answer.stack;
      return waiting?.reject(error);
    }
    default:
      return unreachable(answer, 'answer of a thread of a search');
  }
}
