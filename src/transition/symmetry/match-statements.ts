import type { Statement, TransitionSystem, VariableId } from '../form.ts';
import { expressionsOf, visitExpression, visitStatements } from '../traverse.ts';
import type { Prover } from './prove.ts';
import { renamed, sameRenaming } from './renaming.ts';
import type { Renaming } from './renaming.ts';

/** How statements of one action are compared with those of another. */
export interface Comparison {
  readonly system: TransitionSystem;
  /** For values that are read. */
  readonly prover: Prover;
  readonly variables: readonly VariableId[];
  /** How a value that is assigned to a variable has to be renamed. */
  assigned(variable: VariableId): Renaming | undefined;
}

interface Effects {
  readonly reads: ReadonlySet<VariableId>;
  readonly writes: ReadonlySet<VariableId>;
}

/**
 * Whether `images` do to the image of a state what `statements` do to the state. Statements that neither read nor
 * write what others write may come in another order.
 */
export function sameEffect(
  statements: readonly Statement[],
  images: readonly Statement[],
  comparison: Comparison,
): boolean {
  if (statements.length !== images.length) return false;
  const open = images.map((image) => ({ image, effects: effectsOf(image) }));
  return statements.every((statement) => {
    const at = open.findIndex(
      ({ image, effects }, place) =>
        open.slice(0, place).every((earlier) => commute(earlier.effects, effects)) &&
        sameStatement(statement, image, comparison),
    );
    if (at >= 0) open.splice(at, 1);
    return at >= 0;
  });
}

function sameStatement(statement: Statement, image: Statement, comparison: Comparison): boolean {
  const { prover, system, variables } = comparison;
  switch (statement.kind) {
    case 'assign':
      return (
        image.kind === 'assign' &&
        variables[statement.variable] === image.variable &&
        prover.proves(statement.value, image.value, comparison.assigned(statement.variable))
      );
    case 'assign-element':
      return image.kind === 'assign-element' && sameElement(statement, image, comparison);
    case 'if':
      return (
        image.kind === 'if' &&
        prover.proves(statement.condition, image.condition, 'truth') &&
        sameEffect(statement.then, image.then, comparison) &&
        sameEffect(statement.otherwise, image.otherwise, comparison)
      );
    case 'check':
      return (
        image.kind === 'check' &&
        system.rules[statement.rule]!.id === system.rules[image.rule]!.id &&
        prover.proves(statement.condition, image.condition, 'truth')
      );
  }
}

type AssignElement = Extract<Statement, { kind: 'assign-element' }>;

function sameElement(statement: AssignElement, image: AssignElement, comparison: Comparison): boolean {
  const { first, count, index, value } = statement;
  const { prover, variables } = comparison;
  if (count !== image.count) return false;
  const byIndex = prover.renamingOf(index);
  const byValue = comparison.assigned(first);
  const places = Array.from({ length: count }, (_, at) => at);
  return (
    places.every((at) => variables[first + at] === image.first + renamed(byIndex, at)) &&
    places.every((at) => sameRenaming(comparison.assigned(first + at), byValue)) &&
    prover.proves(index, image.index, byIndex) &&
    prover.proves(value, image.value, byValue)
  );
}

const commute = (a: Effects, b: Effects): boolean =>
  !meet(a.writes, b.reads) && !meet(a.writes, b.writes) && !meet(a.reads, b.writes);

const meet = (a: ReadonlySet<VariableId>, b: ReadonlySet<VariableId>): boolean =>
  [...a].some((each) => b.has(each));

const known = new WeakMap<Statement, Effects>();

/** Variables that a statement may read and write, with those within it. */
export function effectsOf(statement: Statement): Effects {
  let effects = known.get(statement);
  if (effects !== undefined) return effects;
  const reads = new Set<VariableId>();
  const writes = new Set<VariableId>();
  const window = (set: Set<VariableId>, first: VariableId, count: number): void => {
    for (let at = first; at < first + count; at++) set.add(at);
  };
  visitStatements([statement], (each) => {
    for (const expression of expressionsOf(each)) {
      visitExpression(expression, (part) => {
        if (part.kind === 'variable') reads.add(part.variable);
        if (part.kind === 'element') window(reads, part.first, part.count);
      });
    }
    if (each.kind === 'assign') writes.add(each.variable);
    if (each.kind === 'assign-element') window(writes, each.first, each.count);
  });
  effects = { reads, writes };
  known.set(statement, effects);
  return effects;
}
