import type { Expression, TransitionSystem, VariableId } from '../../../src/transition/form.ts';
import {
  expressionsOf,
  stateConditions,
  visitExpression,
  visitStatements,
} from '../../../src/transition/traverse.ts';

/** A variable of the other language: one variable of the system, or several that are accessed by index. */
export interface Place {
  readonly name: string;
  readonly first: VariableId;
  /** 1 for a variable that is never accessed by index. */
  readonly count: number;
  readonly values: number;
  readonly initial: readonly number[];
  /** How the system calls it, for a comment. */
  readonly comment: string;
}

/** Where the variables of a system are in a model in another language. */
export class Places {
  readonly all: readonly Place[];
  private readonly byVariable: readonly Place[];

  constructor(system: TransitionSystem) {
    const { variables } = system;
    const counts = windowsOf(system);
    const all: Place[] = [];
    const byVariable: Place[] = [];
    for (let first = 0; first < variables.length;) {
      const count = counts.get(first) ?? 1;
      const { name, values } = variables[first]!;
      const members = variables.slice(first, first + count);
      const place: Place = {
        name: `v${first}_${name.replaceAll(/[^A-Za-z0-9]+/g, '_').replaceAll(/^_|_$/g, '')}`,
        first,
        count,
        values,
        initial: members.map(({ initial }) => initial),
        comment: members.map((member) => member.name).join(' '),
      };
      all.push(place);
      for (let member = 0; member < count; member++) byVariable.push(place);
      first += count;
    }
    this.all = all;
    this.byVariable = byVariable;
  }

  /** The text that reads or writes a variable. */
  variable(id: VariableId): string {
    const place = this.of(id);
    return place.count === 1 ? place.name : `${place.name}[${id - place.first}]`;
  }

  /** The text that reads or writes variable `first + index`. */
  element(first: VariableId, index: Expression, text: (index: Expression) => string): string {
    if (index.kind === 'constant') return this.variable(first + index.value);
    const place = this.of(first);
    if (place.count === 1) return place.name;
    const offset = first - place.first;
    return `${place.name}[${offset === 0 ? text(index) : `${text(index)} + ${offset}`}]`;
  }

  /** The place that holds a variable. */
  of(id: VariableId): Place {
    return this.byVariable[id]!;
  }
}

/** For the first variable of each stretch that is accessed by a computed index: how long the stretch is. */
function windowsOf(system: TransitionSystem): ReadonlyMap<VariableId, number> {
  const windows: { first: number; end: number }[] = [];
  const note = (first: number, count: number, index: Expression): void => {
    if (index.kind !== 'constant') windows.push({ first, end: first + count });
  };
  const read = (expression: Expression): void =>
    visitExpression(expression, (each) => {
      if (each.kind === 'element') note(each.first, each.count, each.index);
    });
  stateConditions(system).forEach(read);
  for (const { guard, body } of system.actions) {
    if (guard !== undefined) read(guard);
    visitStatements(body, (statement) => {
      expressionsOf(statement).forEach(read);
      if (statement.kind === 'assign-element') note(statement.first, statement.count, statement.index);
    });
  }
  windows.sort((a, b) => a.first - b.first);
  const merged: { first: number; end: number }[] = [];
  for (const { first, end } of windows) {
    const last = merged.at(-1);
    if (last !== undefined && first < last.end) last.end = Math.max(last.end, end);
    else merged.push({ first, end });
  }
  return new Map(merged.map(({ first, end }) => [first, end - first]));
}
