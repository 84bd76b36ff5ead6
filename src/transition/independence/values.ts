import { constantOf } from '../expression.ts';
import type { Expression, TransitionSystem, VariableId } from '../form.ts';
import { contains, members, only, readsOf } from './footprint.ts';
import { assuming } from './partial.ts';

/** For some variables a mask of the values that they can have: bit n for the value n. All others can have any. */
export type Values = ReadonlyMap<VariableId, bigint>;

/** Variables with more values are not followed. */
export const mostFollowed = 256;

/** What is possible in one of two ways. */
export function either(a: Values | undefined, b: Values | undefined): Values | undefined {
  if (a === undefined || b === undefined || a === b) return a ?? b;
  const both = new Map<VariableId, bigint>();
  for (const [variable, mask] of a) {
    const other = b.get(variable);
    if (other !== undefined) both.set(variable, mask | other);
  }
  return both;
}

/** An expression as it was before, smaller where some of its variables are known. */
interface Examined {
  readonly variables: readonly VariableId[];
  /** Of an expression in one variable: its value for each of the variable's, undefined where it has none. */
  readonly results: readonly (number | undefined)[] | undefined;
  /** By the values that are known of its variables. */
  readonly smaller: Map<string, Expression>;
}

/** Evaluates expressions of a system where only some values are possible. Remembers what it has seen. */
export class Narrowing {
  private readonly system: TransitionSystem;
  private readonly examined = new Map<Expression, Examined>();

  constructor(system: TransitionSystem) {
    this.system = system;
  }

  /** An expression where some values are impossible: smaller, and equal to it there. */
  narrowed(expression: Expression, values: Values): Expression {
    const small = this.substituted(expression, values);
    const { variables, results } = this.examine(small);
    if (results === undefined) return small;
    const [first, ...others] = this.possible(variables[0]!, values).map((value) => results[value]);
    const same = first !== undefined && others.every((result) => result === first);
    return same ? { kind: 'constant', value: first } : small;
  }

  /** The values that are possible where a condition is non-zero, or where it is 0; undefined if it never is so. */
  where(condition: Expression, is: 'true' | 'false', values: Values): Values | undefined {
    const small = this.narrowed(condition, values);
    const constant = constantOf(small);
    if (constant !== undefined) return (constant !== 0) === (is === 'true') ? values : undefined;
    if (small.kind === 'not') return this.where(small.operand, is === 'true' ? 'false' : 'true', values);
    // Whatever the bits are: if a & b is not 0, neither is a nor b; if a | b is 0, both are.
    if (small.kind === 'binary' && small.operator === (is === 'true' ? 'and' : 'or')) {
      const left = this.where(small.left, is, values);
      return left && this.where(small.right, is, left);
    }
    const { variables, results } = this.examine(small);
    if (results === undefined) return values;
    let mask = 0n;
    for (const value of this.possible(variables[0]!, values)) {
      const result = results[value];
      if (result === undefined || (result !== 0) === (is === 'true')) mask |= only(value);
    }
    return mask === 0n ? undefined : new Map([...values, [variables[0]!, mask]]);
  }

  private possible(variable: VariableId, values: Values): readonly number[] {
    const mask = values.get(variable);
    const all = Array.from({ length: this.system.variables[variable]!.values }, (_, value) => value);
    return mask === undefined ? all : all.filter((value) => contains(mask, value));
  }

  private examine(expression: Expression): Examined {
    let known = this.examined.get(expression);
    if (known === undefined) {
      const variables = members(readsOf(expression));
      known = { variables, results: this.results(expression, variables), smaller: new Map() };
      this.examined.set(expression, known);
    }
    return known;
  }

  private results(
    expression: Expression,
    [variable, ...more]: readonly VariableId[],
  ): readonly (number | undefined)[] | undefined {
    if (variable === undefined || more.length > 0) return undefined;
    const { values } = this.system.variables[variable]!;
    if (values > mostFollowed) return undefined;
    return Array.from({ length: values }, (_, value) =>
      constantOf(assuming(this.system, expression, new Map([[variable, value]]))),
    );
  }

  /** The expression with the variables that have one possible value replaced by it. */
  private substituted(expression: Expression, values: Values): Expression {
    const { variables, smaller } = this.examine(expression);
    const known = new Map<VariableId, number>();
    for (const variable of variables) {
      const mask = values.get(variable);
      if (mask === undefined || (mask & (mask - 1n)) !== 0n || mask === 0n) continue;
      known.set(variable, mask.toString(2).length - 1);
    }
    if (known.size === 0) return expression;
    const key = [...known].join(' ');
    let small = smaller.get(key);
    if (small === undefined) {
      small = assuming(this.system, expression, known);
      smaller.set(key, small);
    }
    return small;
  }
}
