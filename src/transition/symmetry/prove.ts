import { evaluate } from '../evaluate.ts';
import type { Expression, TransitionSystem, VariableId } from '../form.ts';
import { ModelError } from '../model-error.ts';
import { visitExpression } from '../traverse.ts';
import { keyOfRenaming, renamed, sameRenaming } from './renaming.ts';
import type { Renaming } from './renaming.ts';

/** How the value of an expression is to be renamed; `truth`: only whether it is 0 has to stay. */
export type Target = Renaming | undefined | 'truth';

/** What a state is mapped by, as far as expressions can tell. */
export interface StateMap {
  readonly variables: readonly VariableId[];
  /** By number of the variable that the value moves from. */
  renaming(variable: VariableId): Renaming | undefined;
}

/** Value combinations that are tried one by one where the form of two expressions does not show that they agree. */
const mostCombinations = 4096;

type Binary = Extract<Expression, { kind: 'binary' }>;
const regrouped: ReadonlySet<string> = new Set(['and', 'or', 'xor', 'add']);

/**
 * Proves that an expression in a state and another in the image of the state have values of which one is the other
 * renamed. Says no where it finds no proof: by the same operations on operands that are proved, in any order where
 * the operation allows that; or by trying all values of the few variables that the two read.
 */
export class Prover {
  private readonly system: TransitionSystem;
  private readonly map: StateMap;
  private readonly known = new Map<Expression, Map<Expression, Map<string, boolean>>>();
  private readonly supports = new Map<Expression, readonly VariableId[]>();

  constructor(system: TransitionSystem, map: StateMap) {
    this.system = system;
    this.map = map;
  }

  /** Whether `image`, in the image of every state, has the value of `expression` renamed as `target` says. */
  proves(expression: Expression, image: Expression, target: Target): boolean {
    const key = target === 'truth' ? target : keyOfRenaming(target);
    const images = this.known.get(expression) ?? new Map<Expression, Map<string, boolean>>();
    this.known.set(expression, images);
    const targets = images.get(image) ?? new Map<string, boolean>();
    images.set(image, targets);
    let proved = targets.get(key);
    if (proved === undefined) {
      proved =
        this.mayAgree(expression, image) &&
        (this.byForm(expression, image, target) || this.byValues(expression, image, target));
      targets.set(key, proved);
    }
    return proved;
  }

  /** How the values of an expression are renamed, if it is of a form that can be. */
  renamingOf(expression: Expression): Renaming | undefined {
    switch (expression.kind) {
      case 'variable':
        return this.map.renaming(expression.variable);
      case 'element':
        return this.map.renaming(expression.first);
      case 'choose':
        return this.renamingOf(expression.whenTrue) ?? this.renamingOf(expression.whenFalse);
      case 'binary': {
        if (!isBitwise(expression)) return undefined;
        const left = this.renamingOf(expression.left);
        return left?.kind === 'bits' ? left : bitsOnly(this.renamingOf(expression.right));
      }
      default:
        return undefined;
    }
  }

  /** Whether the two read the same variables; nothing else can be proved. */
  private mayAgree(expression: Expression, image: Expression): boolean {
    const moved = this.support(expression).map((variable) => this.map.variables[variable]!);
    return moved.toSorted((a, b) => a - b).join() === this.support(image).join();
  }

  private byForm(expression: Expression, image: Expression, target: Target): boolean {
    switch (expression.kind) {
      case 'constant':
        return image.kind === 'constant' && this.agree(expression.value, image.value, target);
      case 'variable': {
        if (image.kind !== 'variable') return false;
        const own = this.map.renaming(expression.variable);
        return target === 'truth' ? keepsZero(own) : sameRenaming(own, target);
      }
      case 'element':
        return image.kind === 'element' && this.elements(expression, image, target);
      case 'not':
        return (
          image.kind === 'not' && isPlain(target) && this.proves(expression.operand, image.operand, 'truth')
        );
      case 'choose':
        return (
          image.kind === 'choose' &&
          this.proves(expression.condition, image.condition, 'truth') &&
          this.proves(expression.whenTrue, image.whenTrue, target) &&
          this.proves(expression.whenFalse, image.whenFalse, target)
        );
      case 'table':
        return (
          image.kind === 'table' &&
          image.table === expression.table &&
          isPlain(target) &&
          this.proves(expression.index, image.index, undefined)
        );
      case 'binary':
        return (
          image.kind === 'binary' &&
          image.operator === expression.operator &&
          this.operands(expression, image, target)
        );
    }
  }

  private elements(
    expression: Extract<Expression, { kind: 'element' }>,
    image: Extract<Expression, { kind: 'element' }>,
    target: Target,
  ): boolean {
    if (expression.count !== image.count) return false;
    const index = this.renamingOf(expression.index);
    if (!this.proves(expression.index, image.index, index)) return false;
    return Array.from({ length: expression.count }, (_, at) => at).every((at) => {
      const variable = expression.first + at;
      if (this.map.variables[variable] !== image.first + renamed(index, at)) return false;
      const own = this.map.renaming(variable);
      return target === 'truth' ? keepsZero(own) : sameRenaming(own, target);
    });
  }

  private operands(expression: Binary, image: Binary, target: Target): boolean {
    const { operator, left, right } = expression;
    if (operator === 'eq' || operator === 'ne') {
      if (!isPlain(target)) return false;
      const common = this.renamingOf(left) ?? this.renamingOf(right);
      return (
        (this.proves(left, image.left, common) && this.proves(right, image.right, common)) ||
        (this.proves(left, image.right, common) && this.proves(right, image.left, common))
      );
    }
    if (regrouped.has(operator)) {
      const common = target === 'truth' ? this.ofTruth(expression) : target;
      if (common !== undefined && (common.kind !== 'bits' || operator === 'add')) return false;
      return this.sameOperands(operandsOf(expression), operandsOf(image), common);
    }
    return (
      isPlain(target) &&
      this.proves(left, image.left, undefined) &&
      this.proves(right, image.right, undefined)
    );
  }

  /** A mask of which only matters whether it is empty may be renamed as its operands are. */
  private ofTruth(expression: Binary): Renaming | undefined {
    return bitsOnly(this.renamingOf(expression));
  }

  /** Whether operands agree, in whatever order. What agrees with one of two agrees with both or they differ. */
  private sameOperands(
    operands: readonly Expression[],
    images: readonly Expression[],
    target: Renaming | undefined,
  ): boolean {
    if (operands.length !== images.length) return false;
    const open = [...images];
    return operands.every((operand) => {
      const at = open.findIndex((image) => this.proves(operand, image, target));
      if (at >= 0) open.splice(at, 1);
      return at >= 0;
    });
  }

  private byValues(expression: Expression, image: Expression, target: Target): boolean {
    const { variables } = this.system;
    const support = this.support(expression);
    const combinations = support.reduce((count, variable) => count * variables[variable]!.values, 1);
    if (combinations > mostCombinations) return false;
    const state = new Int32Array(variables.length);
    const mapped = new Int32Array(variables.length);
    for (let number = 0; number < combinations; number++) {
      let rest = number;
      for (const variable of support) {
        const { values } = variables[variable]!;
        state[variable] = rest % values;
        rest = Math.floor(rest / values);
        mapped[this.map.variables[variable]!] = renamed(this.map.renaming(variable), state[variable]);
      }
      const value = this.value(expression, state);
      const imageValue = this.value(image, mapped);
      if (value === undefined || imageValue === undefined) {
        if (value !== imageValue) return false;
      } else if (!this.agree(value, imageValue, target)) return false;
    }
    return true;
  }

  /** The value in a state; undefined where an index is out of bounds. */
  private value(expression: Expression, state: Int32Array): number | undefined {
    try {
      return evaluate(this.system, expression, state, 'symmetry');
    } catch (error) {
      if (error instanceof ModelError) return undefined;
      throw error;
    }
  }

  private agree(value: number, image: number, target: Target): boolean {
    if (target === 'truth') return (value === 0) === (image === 0);
    return renamed(target, value) === image;
  }

  /** Variables that an expression may read, ascending. */
  private support(expression: Expression): readonly VariableId[] {
    let support = this.supports.get(expression);
    if (support === undefined) {
      const read = new Set<VariableId>();
      visitExpression(expression, (each) => {
        if (each.kind === 'variable') read.add(each.variable);
        if (each.kind === 'element') for (let at = 0; at < each.count; at++) read.add(each.first + at);
      });
      support = [...read].sort((a, b) => a - b);
      this.supports.set(expression, support);
    }
    return support;
  }
}

/** The operands of a chain of one operator that may be regrouped and reordered. */
function operandsOf(expression: Binary): readonly Expression[] {
  const { operator } = expression;
  return [expression.left, expression.right].flatMap((operand) =>
    operand.kind === 'binary' && operand.operator === operator ? operandsOf(operand) : [operand],
  );
}

const isBitwise = ({ operator }: Binary): boolean =>
  operator === 'and' || operator === 'or' || operator === 'xor';
const bitsOnly = (renaming: Renaming | undefined): Renaming | undefined =>
  renaming?.kind === 'bits' ? renaming : undefined;
/** Whether a value that stays what it is will do. */
const isPlain = (target: Target): target is undefined | 'truth' => target === undefined || target === 'truth';
const keepsZero = (renaming: Renaming | undefined): boolean => renamed(renaming, 0) === 0;
