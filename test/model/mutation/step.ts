import type { Action } from '../../../src/transition/form.ts';
import { plainName } from './names.ts';

/** One step of the kernel's text: where it stands, and what it does. */
export interface Step {
  /** Kernel file that the innermost function stands in. */
  readonly file: string;
  /** Function; for steps within primitives `caller > primitive`. */
  readonly place: string;
  /** What it does, without numbers of pages and tables. */
  readonly label: string;
}

/** Functions through which generic code changes entries and flushes: every call of them counts. */
const primitive = /^(pmdp_|ptep_|set_pmd_at|__set_pte_at|tlb_finish_mmu|tlb_flush_mmu|tlb_batch_|tlb_table_)/;
/** How an architecture does it. */
const machinery = /^(flush_tlb_|radix__flush_|tlb_batch_add_one|__tlb_flush_mm_lazy|pmdp_flush_direct)/;

/** The step that an action belongs to. Copies of it for several pages, tables and CPUs are the same step. */
export function stepOf({ source, calls, label }: Action): Step {
  return { file: source.file, place: functionOf(calls), label: plainName(label) };
}

/** The step of an action as a call of a primitive, in the same words for all architectures that use them. */
export function callOf({ source, calls, label }: Action): Step {
  const outer = calls.filter((name) => !machinery.test(name));
  const owner = outer.findLastIndex((name) => !primitive.test(name));
  const place = outer.slice(Math.max(owner, 0), owner + 2).join(' > ');
  return {
    file: source.file,
    place: place === '' ? functionOf(calls) : place,
    label: requestOf(plainName(label)),
  };
}

/** Innermost function. */
export function functionOf(calls: readonly string[]): string {
  return calls.at(-1) ?? 'no function';
}

/** `flush_tlb_range()` of `flush_tlb_range(): TLBIMVAIS`, and the same in what waits for it. */
function requestOf(label: string): string {
  const [, wait = '', request, rest] = /^(wait until )?([\w ]+\(\)): (.*)$/.exec(label) ?? [];
  if (request === undefined || rest === undefined) return label;
  if (wait !== '') return `${wait}${request} has completed`;
  return rest.endsWith(' on this CPU') ? `${request} on this CPU` : request;
}
