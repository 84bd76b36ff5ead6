/** What one operand number of a template (`$3`) stands for. */
export type OperandSlot =
  /** Direct output: entry `index` of the statement's results. */
  | { readonly kind: 'result'; readonly index: number }
  /** Input, or address of an indirect operand: entry `index` of the arguments. */
  | { readonly kind: 'arg'; readonly index: number }
  /** Label of an `asm goto`: entry `index` of its targets. */
  | { readonly kind: 'label'; readonly index: number };

/** An LLVM constraint string, read. */
export interface ConstraintLayout {
  /** By operand number. */
  readonly slots: readonly OperandSlot[];
  /** Number of direct outputs. */
  readonly results: number;
  /** Number of arguments. */
  readonly args: number;
  /** For results that start as an input (`+r`): argument tied to result n, or undefined. */
  readonly tied: ReadonlyMap<number, number>;
}

/**
 * Reads an LLVM constraint string: operands are numbered in its order, clobbers are not operands, an output
 * with `*` is an address and so an argument. Source: LLVM Language Reference, "Inline Asm Constraint String".
 */
export function readConstraints(constraints: string): ConstraintLayout {
  const slots: OperandSlot[] = [];
  const tied = new Map<number, number>();
  let results = 0;
  let args = 0;
  let labels = 0;
  for (const constraint of constraints === '' ? [] : constraints.split(',')) {
    if (constraint.startsWith('~')) continue;
    if (constraint.startsWith('!')) slots.push({ kind: 'label', index: labels++ });
    else if (constraint.startsWith('=') && !constraint.includes('*'))
      slots.push({ kind: 'result', index: results++ });
    else {
      const output = /^\d+$/.test(constraint) ? slots[Number(constraint)] : undefined;
      if (output?.kind === 'result') tied.set(output.index, args);
      slots.push({ kind: 'arg', index: args++ });
    }
  }
  return { slots, results, args, tied };
}
