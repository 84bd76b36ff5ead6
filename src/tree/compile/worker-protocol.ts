import type { CompileFlags } from './flags.ts';
import type { Layout } from './layout.ts';

/** What a worker needs to compile one unit. Plain data, so that it can be posted. */
export interface CompileJob {
  readonly layout: Layout;
  /** The worker adds the source and the outputs. */
  readonly flags: CompileFlags;
  readonly virtualFiles: ReadonlyMap<string, string>;
}

/** How a job ended in the worker. */
export type JobResult =
  /** `files` are names in the layout's name space; `ir` is UTF-8. */
  | {
      readonly kind: 'compiled';
      readonly ir: Uint8Array;
      readonly messages: string;
      readonly files: readonly string[];
    }
  /** The compiler itself refused the unit. */
  | { readonly kind: 'rejected'; readonly messages: string }
  /** A computed include reached a file through `..`, which the compiler's file system resolves wrongly. */
  | { readonly kind: 'parent-segment'; readonly file: string }
  /** The compiler stopped in the middle, as by an assertion or for want of memory. */
  | { readonly kind: 'crashed'; readonly reason: string; readonly messages: string }
  /** `@yowasp/clang` could not be loaded. */
  | { readonly kind: 'no-compiler'; readonly reason: string };

/** Posted to a worker. */
export interface JobMessage {
  readonly id: number;
  readonly job: CompileJob;
}

/** Posted by a worker. */
export interface ResultMessage {
  readonly id: number;
  readonly result: JobResult;
}
