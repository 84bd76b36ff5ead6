import type { Statement, TransitionSystem, VariableId } from '../../../src/transition/form.ts';
import { visitStatements } from '../../../src/transition/traverse.ts';
import type { Role } from './names.ts';
import { assigned, successors } from './rewrite.ts';

type If = Extract<Statement, { kind: 'if' }>;

/**
 * Says which way a condition lets a path go on. A check that is removed is one after which the path always goes on;
 * that it always gives up is no removal. A branch gives up if all that it can still do the other can do too.
 */
export class GoingOn {
  private readonly system: TransitionSystem;
  private readonly roles: readonly Role[];
  private readonly reachable = new Map<string, ReadonlySet<number>>();

  constructor(system: TransitionSystem, roles: readonly Role[]) {
    this.system = system;
    this.roles = roles;
  }

  /** The values of a condition with which a path goes on: 1, 0, or both if each branch does something of its own. */
  values(ifs: readonly { readonly process: number; readonly statement: If }[]): readonly (0 | 1)[] {
    const then = new Set<string>();
    const otherwise = new Set<string>();
    for (const { process, statement } of ifs) {
      this.effects(process, statement.then).forEach((effect) => then.add(effect));
      this.effects(process, statement.otherwise).forEach((effect) => otherwise.add(effect));
    }
    const less = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
      a.size < b.size && [...a].every((effect) => b.has(effect));
    if (less(otherwise, then)) return [1];
    if (less(then, otherwise)) return [0];
    return [1, 0];
  }

  /** What statements do that others can see, and the actions that can follow. */
  private effects(process: number, body: readonly Statement[]): ReadonlySet<string> {
    const found = new Set<string>();
    const pc = this.system.processes[process]!.pc!;
    for (const variable of assigned(body)) {
      const role = this.roles[variable];
      if (role !== 'local' && role !== 'program counter') found.add(`variable ${variable}`);
    }
    visitStatements(body, (statement) => {
      if (statement.kind === 'check') found.add(`check ${statement.rule}`);
    });
    for (const counter of successors({ body }, pc)) {
      this.following(process, pc, counter).forEach((action) => found.add(`action ${action}`));
    }
    return found;
  }

  /** Actions that can follow at a program counter. */
  private following(process: number, pc: VariableId, counter: number): ReadonlySet<number> {
    const key = `${process} ${counter}`;
    const known = this.reachable.get(key);
    if (known !== undefined) return known;
    const found = new Set<number>();
    const seen = new Set<number>();
    const queue = [counter];
    while (queue.length > 0) {
      const next = queue.pop()!;
      if (seen.has(next)) continue;
      seen.add(next);
      this.system.actions.forEach((action, number) => {
        if (action.process !== process || action.pc !== next) return;
        found.add(number);
        queue.push(...successors(action, pc));
      });
    }
    this.reachable.set(key, found);
    return found;
  }
}
