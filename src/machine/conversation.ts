import type { LocationId } from '../program/form.ts';
import { NameTable } from './watch.ts';

/** What a conversation needs of the machine. */
export interface ConversationHost {
  /** The C string at an address. */
  text(lo: number, hi: number): string;
  /** Flat byte offset of an address. */
  offset(lo: number, hi: number): number;
  watch(word: number, words: number, name: string): void;
  violate(rule: string, message: string, location: LocationId): void;
}

/** What the program tells the machine by calling the functions of harness/thpcheck.h. */
export class Conversation {
  readonly names = new NameTable();
  /** What was reached (thpcheck_sometimes). */
  readonly reached = new Set<string>();
  #outcome: string[] = [];
  readonly #host: ConversationHost;

  constructor(host: ConversationHost) {
    this.#host = host;
  }

  /** Takes the outcome told since the last call: `name=value` words. */
  takeOutcome(): string {
    const outcome = this.#outcome.join(' ');
    this.#outcome = [];
    return outcome;
  }

  /** A call of `name`; its arguments are pairs of halves. */
  tell(name: string, location: LocationId, words: readonly number[]): void {
    const host = this.#host;
    const text = (index: number): string => host.text(words[index * 2] ?? 0, words[index * 2 + 1] ?? 0);
    const value = (index: number): number => (words[index * 2] ?? 0) >>> 0;
    const offset = (index: number): number => host.offset(words[index * 2] ?? 0, words[index * 2 + 1] ?? 0);
    switch (name) {
      case 'thpcheck_violation':
        host.violate(text(0), text(1), location);
        return;
      case 'thpcheck_outcome':
        this.#outcome.push(`${text(0)}=${value(1) | 0}`);
        return;
      case 'thpcheck_sometimes':
        this.reached.add(text(0));
        return;
      case 'thpcheck_name':
        this.names.ranges.push({ name: text(3), offset: offset(0), stride: value(1), count: value(2) });
        return;
      case 'thpcheck_field':
        this.names.fields.push({ name: text(0), offset: value(1), bytes: value(2), field: text(3) });
        return;
      case 'thpcheck_watch':
        host.watch(offset(0) >>> 2, value(1) >>> 2, text(2));
        return;
      default:
    }
  }
}
