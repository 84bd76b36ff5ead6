import type { Diagnostic } from '../../diagnostic/diagnostic.ts';

/** Posted to a thread: one job, as plain data. */
export interface JobMessage<Job> {
  readonly id: number;
  readonly job: Job;
}

/** How a job ended. */
export type JobEnd<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  /** With something that a user can mend. */
  | { readonly kind: 'failed'; readonly diagnostic: Diagnostic }
  /** With a fault of thpcheck. */
  | { readonly kind: 'crashed'; readonly message: string; readonly stack: string };

/** Posted by a thread: it has loaded what it needs, or a job has ended. */
export type ThreadMessage<Result> =
  { readonly kind: 'ready' } | { readonly kind: 'end'; readonly id: number; readonly end: JobEnd<Result> };
