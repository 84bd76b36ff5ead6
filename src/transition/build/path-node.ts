import type { Expression, Source, Statement } from '../form.ts';

/** The code of one process before it is cut into actions: a tree of structured statements. */
export type PathNode =
  /** Start of an atomic step; what follows it up to the next step belongs to it. */
  | {
      readonly kind: 'step';
      readonly alternatives: readonly Alternative[];
      readonly source: Source;
      readonly calls: readonly string[];
    }
  | { readonly kind: 'statement'; readonly statement: Statement }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: readonly PathNode[];
      readonly otherwise: readonly PathNode[];
    }
  | { readonly kind: 'loop'; readonly body: readonly PathNode[] }
  /** Something that can be left from within with `leave`: a function call. */
  | { readonly kind: 'block'; readonly body: readonly PathNode[] }
  /** To the end (`leave`) or the start (`repeat`) of an enclosing loop or block, counted outwards from 0. */
  | { readonly kind: 'leave' | 'repeat'; readonly levels: number };

/** One way in which a step can go. A step with several is a free choice. */
export interface Alternative {
  readonly label: string;
  readonly guard?: Expression;
  readonly body: readonly PathNode[];
}
