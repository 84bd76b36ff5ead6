import type { Action, ProcessId, Statement, VariableId } from '../form.ts';
import { expressionOf } from '../expression.ts';
import type { PathNode } from './path-node.ts';

/** What happens after a list of nodes: statements that run on to the next step. */
type Continuation = () => readonly Statement[];

/** Where `leave` and `repeat` go, innermost first. */
interface Scope {
  readonly leave: Continuation;
  readonly repeat: Continuation | undefined;
  readonly outer: Scope | undefined;
}

type Step = Extract<PathNode, { kind: 'step' }>;

/** The actions of a process, and its first and last program counter. */
export interface CompiledPath {
  readonly actions: readonly Action[];
  readonly start: number;
  readonly end: number;
  /** Number of values of the program counter. */
  readonly values: number;
}

/**
 * Cuts the code of a process into actions: one for each step, which runs on through everything local up to just
 * before the next step. Code before the first step becomes a step of its own.
 */
export function compilePath(nodes: readonly PathNode[], process: ProcessId, pc: VariableId): CompiledPath {
  return new PathCompiler(process, pc).compile(nodes);
}

class PathCompiler {
  private readonly actions: Action[] = [];
  private readonly counters = new Map<Step, number>();
  private readonly pending: (() => void)[] = [];
  private readonly process: ProcessId;
  private readonly pc: VariableId;

  constructor(process: ProcessId, pc: VariableId) {
    this.process = process;
    this.pc = pc;
  }

  compile(nodes: readonly PathNode[]): CompiledPath {
    const end = 0;
    const finish: Continuation = () => [this.goto(end)];
    const before = this.sequence(nodes, 0, finish, undefined);
    const only = before.length === 1 ? before[0] : undefined;
    let start: number;
    if (only?.kind === 'assign' && only.variable === this.pc && only.value.kind === 'constant') {
      start = only.value.value;
    } else {
      const step: Step = {
        kind: 'step',
        alternatives: [{ label: 'starts', body: nodes }],
        source: { file: '', function: '' },
        calls: [],
      };
      start = this.counterOf(step, finish, undefined);
    }
    while (this.pending.length > 0) this.pending.pop()!();
    return { actions: this.actions, start, end, values: this.counters.size + 1 };
  }

  private goto(counter: number): Statement {
    return { kind: 'assign', variable: this.pc, value: expressionOf(counter) };
  }

  /** Program counter of a step; its actions are made once. */
  private counterOf(step: Step, rest: Continuation, scope: Scope | undefined): number {
    const known = this.counters.get(step);
    if (known !== undefined) return known;
    const counter = this.counters.size + 1;
    this.counters.set(step, counter);
    this.pending.push(() => {
      for (const { label, guard, body } of step.alternatives) {
        this.actions.push({
          process: this.process,
          pc: counter,
          label,
          source: step.source,
          calls: step.calls,
          ...(guard === undefined ? {} : { guard }),
          body: this.sequence(body, 0, rest, scope),
        });
      }
    });
    return counter;
  }

  private sequence(
    nodes: readonly PathNode[],
    from: number,
    rest: Continuation,
    scope: Scope | undefined,
  ): readonly Statement[] {
    const node = nodes[from];
    if (node === undefined) return rest();
    const after: Continuation = () => this.sequence(nodes, from + 1, rest, scope);
    switch (node.kind) {
      case 'statement':
        return [node.statement, ...after()];
      case 'step':
        return [this.goto(this.counterOf(node, after, scope))];
      case 'if':
        return this.branch(node, after, scope);
      case 'block':
        return this.sequence(node.body, 0, after, { leave: after, repeat: undefined, outer: scope });
      case 'loop': {
        const again: Continuation = () => this.sequence(node.body, 0, again, inner);
        const inner: Scope = { leave: after, repeat: again, outer: scope };
        return again();
      }
      case 'leave':
      case 'repeat': {
        let target = scope;
        for (let level = 0; level < node.levels; level++) target = target?.outer;
        const to = node.kind === 'leave' ? target?.leave : target?.repeat;
        if (to === undefined) throw new Error(`${node.kind} outside of what it refers to`);
        return to();
      }
    }
  }

  private branch(
    node: Extract<PathNode, { kind: 'if' }>,
    after: Continuation,
    scope: Scope | undefined,
  ): readonly Statement[] {
    const { condition } = node;
    if (condition.kind === 'constant') {
      return this.sequence(condition.value === 0 ? node.otherwise : node.then, 0, after, scope);
    }
    const plain = [...node.then, ...node.otherwise].every((each) => each.kind === 'statement');
    if (plain) {
      const end: Continuation = () => [];
      const then = this.sequence(node.then, 0, end, scope);
      const otherwise = this.sequence(node.otherwise, 0, end, scope);
      return [{ kind: 'if', condition, then, otherwise }, ...after()];
    }
    const then = this.sequence(node.then, 0, after, scope);
    const otherwise = this.sequence(node.otherwise, 0, after, scope);
    return [{ kind: 'if', condition, then, otherwise }];
  }
}
