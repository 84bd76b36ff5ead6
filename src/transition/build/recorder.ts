import type { Expression, RuleId, Statement, VariableId } from '../form.ts';
import { expressionOf, type Operand, type VariableReference } from '../expression.ts';
import type { PathNode } from './path-node.ts';

/** Variables of one range that are indexed: `tlb[cpu]`, `pte[k]`. */
export interface VariableArray {
  readonly first: VariableId;
  readonly count: number;
  /** The element of a constant number. */
  cell(index: number): VariableReference;
  /** Reads the element of an index that may be computed. */
  at(index: Operand): Expression;
}

/** Records effects: what happens within one atomic step. */
export class Recorder {
  protected nodes: PathNode[] = [];

  /** variable = value. */
  assign(variable: VariableReference, value: Operand): void {
    this.statement({ kind: 'assign', variable: variable.id, value: expressionOf(value) });
  }

  /** array[index] = value. */
  assignAt(array: VariableArray, index: Operand, value: Operand): void {
    if (typeof index === 'number') {
      this.assign(array.cell(index), value);
      return;
    }
    this.statement({
      kind: 'assign-element',
      first: array.first,
      count: array.count,
      index: expressionOf(index),
      value: expressionOf(value),
    });
  }

  /** Records that the rule is broken if the condition is 0. */
  check(condition: Operand, rule: RuleId): void {
    const expression = expressionOf(condition);
    if (expression.kind === 'constant' && expression.value !== 0) return;
    this.statement({ kind: 'check', condition: expression, rule });
  }

  /** Runs one of two pieces of code. */
  if(condition: Operand, then: () => void, otherwise?: () => void): void {
    this.nodes.push({
      kind: 'if',
      condition: expressionOf(condition),
      then: this.collect(then),
      otherwise: otherwise === undefined ? [] : this.collect(otherwise),
    });
  }

  /** What `body` records, apart from the rest. */
  protected collect(body: () => void): readonly PathNode[] {
    const outer = this.nodes;
    this.nodes = [];
    try {
      body();
      return this.nodes;
    } finally {
      this.nodes = outer;
    }
  }

  private statement(statement: Statement): void {
    this.nodes.push({ kind: 'statement', statement });
  }

  /** The statements that `body` records, for an action that is one atomic step. */
  static statements(body: (recorder: Recorder) => void): readonly Statement[] {
    const recorder = new Recorder();
    body(recorder);
    return plain(recorder.nodes);
  }
}

function plain(nodes: readonly PathNode[]): readonly Statement[] {
  return nodes.flatMap((node): Statement[] => {
    switch (node.kind) {
      case 'statement':
        return [node.statement];
      case 'if': {
        const { condition } = node;
        if (condition.kind === 'constant')
          return [...plain(condition.value === 0 ? node.otherwise : node.then)];
        return [{ kind: 'if', condition, then: plain(node.then), otherwise: plain(node.otherwise) }];
      }
      default:
        throw new Error(`${node.kind} inside an atomic step`);
    }
  });
}
