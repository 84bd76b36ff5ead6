/** Worker thread that explores the questions that are posted to it, one after the other. */
import { parentPort } from 'node:worker_threads';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { exploreQuestion } from '../thread/study.ts';
import { questionOf, type AnswerJob, type BareAnswer } from './answer-job.ts';
import type { JobEnd, JobMessage, ThreadMessage } from './job-protocol.ts';

function endOf(job: AnswerJob): JobEnd<BareAnswer> {
  try {
    const { question: _, ...result } = exploreQuestion(questionOf(job));
    return { kind: 'done', result };
  } catch (error) {
    if (error instanceof ThpcheckError) return { kind: 'failed', diagnostic: error.diagnostic };
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    return { kind: 'crashed', message, stack: stack ?? '' };
  }
}

function post(message: ThreadMessage<BareAnswer>): void {
  parentPort?.postMessage(message);
}

parentPort?.on('message', ({ id, job }: JobMessage<AnswerJob>) => post({ kind: 'end', id, end: endOf(job) }));
post({ kind: 'ready' });
