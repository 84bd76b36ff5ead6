import type { BinaryOperator, Ordering, Predicate, Width } from '../../program/form.ts';
import { complement, type Expression } from './expression.ts';

/** What a register number or an immediate of a template names. */
export type Source = { readonly operand: number } | { readonly immediate: number };

/** One step of a load-exclusive / store-exclusive sequence, with registers by template operand number. */
export type LoopStep =
  | {
      readonly step: 'load';
      readonly to: number;
      readonly at: number;
      readonly width: Width;
      readonly acquire: boolean;
    }
  | {
      readonly step: 'binary';
      readonly operator: BinaryOperator | 'bic';
      readonly to: number;
      readonly left: Source;
      readonly right: Source;
    }
  | { readonly step: 'move'; readonly to: number; readonly from: Source }
  /** Leaves the loop without storing when the comparison holds. */
  | { readonly step: 'leave'; readonly predicate: Predicate; readonly left: Source; readonly right: Source }
  /** Stores; the status register then holds 0 (the sequence is tried again until it does). */
  | {
      readonly step: 'store';
      readonly from: Source;
      readonly at: number;
      readonly width: Width;
      readonly status: number;
      readonly release: boolean;
    }
  /** A full barrier within the sequence. */
  | { readonly step: 'barrier' };

/**
 * A load-exclusive / store-exclusive sequence as one atomic update: `store` replaces the word unless `leave`
 * holds. Registers are functions of the old word and the operands.
 */
export interface ExclusiveLoop {
  readonly width: Width;
  /** Operand number of the address. */
  readonly at: number;
  readonly leave:
    { readonly predicate: Predicate; readonly left: Expression; readonly right: Expression } | undefined;
  readonly stored: Expression;
  /** Registers after the store. */
  readonly finals: ReadonlyMap<number, Expression>;
  /** Registers where the sequence was left without a store. */
  readonly left: ReadonlyMap<number, Expression>;
  readonly ordering: Ordering;
}

/**
 * Runs the steps on expressions. Undefined when they are not one load, at most one way to leave and one store
 * to the same address, in this order.
 */
export function readLoop(steps: readonly LoopStep[]): ExclusiveLoop | undefined {
  const registers = new Map<number, Expression>();
  const valueOf = (source: Source): Expression => {
    if ('immediate' in source) return { kind: 'constant', value: source.immediate };
    return registers.get(source.operand) ?? { kind: 'operand', number: source.operand };
  };
  let load: (LoopStep & { step: 'load' }) | undefined;
  let store: (LoopStep & { step: 'store' }) | undefined;
  let stored: Expression | undefined;
  let leave: ExclusiveLoop['leave'];
  let left: ReadonlyMap<number, Expression> = new Map();
  let barrier = false;
  for (const step of steps) {
    switch (step.step) {
      case 'load':
        if (load !== undefined) return undefined;
        load = step;
        registers.set(step.to, { kind: 'old' });
        break;
      case 'move':
        registers.set(step.to, valueOf(step.from));
        break;
      case 'binary': {
        const right = valueOf(step.right);
        registers.set(step.to, {
          kind: 'binary',
          operator: step.operator === 'bic' ? 'and' : step.operator,
          left: valueOf(step.left),
          right: step.operator === 'bic' ? complement(right) : right,
        });
        break;
      }
      case 'leave':
        if (load === undefined || store !== undefined || leave !== undefined) return undefined;
        leave = { predicate: step.predicate, left: valueOf(step.left), right: valueOf(step.right) };
        left = new Map(registers);
        break;
      case 'store':
        if (load === undefined || store !== undefined || step.at !== load.at || step.width !== load.width) {
          return undefined;
        }
        store = step;
        stored = valueOf(step.from);
        registers.set(step.status, { kind: 'constant', value: 0 });
        break;
      case 'barrier':
        barrier = true;
        break;
    }
  }
  if (load === undefined || store === undefined || stored === undefined) return undefined;
  const ordering = orderingOf({ acquire: load.acquire, release: store.release, barrier });
  return { width: load.width, at: load.at, leave, stored, finals: registers, left, ordering };
}

/** Memory order of an atomic from its parts. */
export function orderingOf(parts: { acquire: boolean; release: boolean; barrier: boolean }): Ordering {
  if (parts.barrier) return 'seq_cst';
  if (parts.acquire) return parts.release ? 'acq_rel' : 'acquire';
  return parts.release ? 'release' : 'once';
}
