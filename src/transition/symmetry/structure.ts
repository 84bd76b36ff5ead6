import type { Action, Expression, Statement, TransitionSystem, VariableId } from '../form.ts';
import { hashOf, mix } from './colours.ts';
import { Outcomes } from './placeholders.ts';
import type { Sorts } from './sorts.ts';
import { memberTest } from './sorts.ts';

/** What a permutation can move: a process, a variable, a value that is a name, a member of masks. */
export type Individual =
  | { readonly kind: 'process'; readonly process: number }
  | { readonly kind: 'variable'; readonly variable: VariableId }
  | { readonly kind: 'value'; readonly sort: VariableId; readonly value: number }
  | { readonly kind: 'member'; readonly sort: VariableId; readonly bit: number };

/** A node of the graph of a system. Children come before their parents. */
export interface StructureNode {
  readonly label: number;
  readonly children: readonly number[];
  readonly order: 'ordered' | 'any order';
}

/** A system as a graph: equal expressions are one node, and the leaves that a permutation moves are individuals. */
export class Structure {
  readonly nodes: StructureNode[] = [];
  /** Nodes that nothing is above: actions and conditions. */
  readonly roots: number[] = [];
  readonly individuals: Individual[] = [];
  /** Node of each individual. */
  readonly leaves: number[] = [];
  readonly sorts: Sorts;
  private readonly system: TransitionSystem;
  private readonly known = new Map<string, number>();
  private readonly placeholders: ReadonlyMap<VariableId, readonly number[]>;

  /** `placeholders`: for locals the counters at which they are always 0. */
  constructor(
    system: TransitionSystem,
    sorts: Sorts,
    placeholders: ReadonlyMap<VariableId, readonly number[]>,
  ) {
    this.system = system;
    this.sorts = sorts;
    this.placeholders = placeholders;
    for (const [number, process] of system.processes.entries()) {
      const { kind, pc, end } = process;
      const progress = system.progress.includes(number) ? 'progress' : '';
      const parts = [this.literal(hashOf(`${kind} ${end} ${progress}`)), this.process(number)];
      this.root('process', pc === undefined ? parts : [...parts, this.variable(pc)]);
    }
    for (const [number, { values, process }] of system.variables.entries()) {
      const parts = [this.literal(values), this.variable(number)];
      this.root('variable', process === undefined ? parts : [...parts, this.process(process)]);
    }
    for (const action of system.actions) this.action(action);
    const conditions = (what: string, list: readonly { rule: number; condition: Expression }[]): void => {
      for (const { rule, condition } of list) {
        this.root(`${what} ${system.rules[rule]!.id}`, [this.expression(condition, undefined)]);
      }
    };
    conditions('invariant', system.invariants);
    conditions('final', system.finals);
    for (const { name, condition } of system.sometimes)
      this.root(`sometimes ${name}`, [this.expression(condition, undefined)]);
  }

  private action({ process, pc, guard, body }: Action): void {
    const written = new Map<VariableId, boolean>();
    const resets = (variable: VariableId): boolean => {
      let is = written.get(variable);
      if (is === undefined) {
        is = this.isReset({ process, pc, body } as Action, variable);
        written.set(variable, is);
      }
      return is;
    };
    const parts = [
      this.process(process),
      guard === undefined ? this.literal(1) : this.expression(guard, undefined),
      this.statements(body, resets),
    ];
    this.root(`action ${pc}`, parts);
  }

  /** Whether a local is always 0 wherever the action can lead. */
  private isReset(action: Action, variable: VariableId): boolean {
    const at = this.placeholders.get(variable) ?? [];
    const { pc } = this.system.processes[action.process]!;
    if (at.length === 0 || pc === undefined || action.pc === undefined) return false;
    if (this.system.variables[variable]!.process !== action.process) return false;
    const ends = new Outcomes(this.system, variable, pc).of(action, { counter: action.pc, content: 'any' });
    return ends.every(({ counter }) => at.includes(counter));
  }

  private statements(list: readonly Statement[], resets: (variable: VariableId) => boolean): number {
    const parts = list.map((statement): number => {
      switch (statement.kind) {
        case 'assign': {
          const { variable, value } = statement;
          const sort = resets(variable) ? undefined : this.sorts.of(variable);
          return this.node('assign', [this.variable(variable), this.expression(value, sort)]);
        }
        case 'assign-element': {
          const { first, count, index, value } = statement;
          const target = this.expression({ kind: 'element', first, count, index }, undefined);
          return this.node('assign element', [target, this.expression(value, this.sorts.of(first))]);
        }
        case 'if':
          return this.node('if', [
            this.expression(statement.condition, undefined),
            this.statements(statement.then, resets),
            this.statements(statement.otherwise, resets),
          ]);
        case 'check': {
          const { id } = this.system.rules[statement.rule]!;
          return this.node(`check ${id}`, [this.expression(statement.condition, undefined)]);
        }
      }
    });
    return this.node('statements', parts, 'any order');
  }

  /** The node of an expression; a constant in it is a value of the sort, if there is one. */
  private expression(expression: Expression, sort: VariableId | undefined): number {
    switch (expression.kind) {
      case 'constant':
        return this.constant(expression.value, sort);
      case 'variable':
        return this.variable(expression.variable);
      case 'element': {
        const { first, count, index } = expression;
        const window = Array.from({ length: count }, (_, at) => this.variable(first + at));
        return this.node('element', [this.expression(index, undefined), ...window]);
      }
      case 'not':
        return this.node('not', [this.expression(expression.operand, undefined)]);
      case 'choose':
        return this.node('choose', [
          this.expression(expression.condition, undefined),
          this.expression(expression.whenTrue, sort),
          this.expression(expression.whenFalse, sort),
        ]);
      case 'table':
        return this.node(`table ${expression.table}`, [this.expression(expression.index, undefined)]);
      case 'binary':
        return this.binary(expression);
    }
  }

  private binary(expression: Extract<Expression, { kind: 'binary' }>): number {
    const { operator, left, right } = expression;
    const member = memberTest(expression);
    if (member !== undefined) {
      const of = this.sorts.ofExpression(member.mask);
      if (of !== undefined && this.sorts.kind(of) === 'mask') {
        return this.node('member', [this.expression(member.mask, of), this.member(of, member.bit)]);
      }
    }
    const compares = operator === 'eq' || operator === 'ne';
    const sort = compares
      ? (this.sorts.ofExpression(left) ?? this.sorts.ofExpression(right))
      : this.sorts.ofExpression(expression);
    const isChain = operator === 'and' || operator === 'or' || operator === 'xor' || operator === 'add';
    const operands = (isChain ? chainOf(expression) : [left, right]).map((each) =>
      this.expression(each, sort),
    );
    return this.node(operator, operands, compares || isChain ? 'any order' : 'ordered');
  }

  private constant(value: number, sort: VariableId | undefined): number {
    const kind = sort === undefined ? 'numbers' : this.sorts.kind(sort);
    if (kind === 'numbers') return this.literal(value);
    const { values } = this.system.variables[sort!]!;
    if (kind === 'names') {
      if (value < 0 || value >= values) return this.literal(value);
      return this.individual(`value ${sort} ${value}`, { kind: 'value', sort: sort!, value });
    }
    const bits = values <= 1 ? 0 : 32 - Math.clz32(values - 1);
    const members = Array.from({ length: bits }, (_, bit) => bit).filter((bit) => (value >>> bit) & 1);
    const rest = this.literal((value >>> bits) << bits);
    return this.node('mask', [rest, ...members.map((bit) => this.member(sort!, bit))], 'any order');
  }

  private process(process: number): number {
    return this.individual(`process ${process}`, { kind: 'process', process });
  }

  private variable(variable: VariableId): number {
    return this.individual(`variable ${variable}`, { kind: 'variable', variable });
  }

  private member(sort: VariableId, bit: number): number {
    return this.individual(`member ${sort} ${bit}`, { kind: 'member', sort, bit });
  }

  private individual(key: string, individual: Individual): number {
    let node = this.known.get(key);
    if (node === undefined) {
      node = this.nodes.push({ label: hashOf(individual.kind), children: [], order: 'ordered' }) - 1;
      this.known.set(key, node);
      this.individuals.push(individual);
      this.leaves.push(node);
    }
    return node;
  }

  private literal(value: number): number {
    return this.node(`literal ${value}`, []);
  }

  private root(label: string, children: readonly number[]): void {
    // Not shared: two equal actions are two.
    this.roots.push(this.nodes.push({ label: hashOf(label), children, order: 'ordered' }) - 1);
  }

  private node(
    label: string,
    children: readonly number[],
    order: StructureNode['order'] = 'ordered',
  ): number {
    const key = `${label}(${children.join()})`;
    let node = this.known.get(key);
    if (node === undefined) {
      node = this.nodes.push({ label: mix(hashOf(label), children.length), children, order }) - 1;
      this.known.set(key, node);
    }
    return node;
  }
}

/** The operands of a chain of one operator, which is one node so that its order does not show. */
function chainOf(expression: Extract<Expression, { kind: 'binary' }>): readonly Expression[] {
  const { operator, left, right } = expression;
  return [left, right].flatMap((operand) =>
    operand.kind === 'binary' && operand.operator === operator && memberTest(operand) === undefined
      ? chainOf(operand)
      : [operand],
  );
}
