import type { Action, Expression, Process, Statement, TransitionSystem } from './form.ts';
import { ModelError } from './model-error.ts';
import { Ranges } from './ranges.ts';
import { expressionsOf, visitExpression, visitStatements } from './traverse.ts';

/**
 * Checks what a transition system promises as far as that can be decided without running it: numbers that refer to
 * something, initial values, program counters, and indices and assigned values that are wrong in every state.
 * @throws ModelError for the first thing that is wrong.
 */
export function validate(system: TransitionSystem): void {
  new Validator(system).run();
}

class Validator {
  private readonly system: TransitionSystem;
  private readonly ranges: Ranges;
  private readonly seen = new Set<Expression>();

  constructor(system: TransitionSystem) {
    this.system = system;
    this.ranges = new Ranges(system);
  }

  run(): void {
    const { system } = this;
    for (const { name, values, initial, process } of system.variables) {
      this.demand(
        Number.isInteger(values) && values >= 1 && values <= 2 ** 31,
        `${name} has ${values} values`,
      );
      this.demand(isBelow(initial, values), `${name} is initially ${initial}, of ${values} values`);
      if (process !== undefined) this.refers(process, system.processes, `process of ${name}`);
    }
    this.processes();
    for (const [number, action] of system.actions.entries())
      this.action(action, `action ${number} '${action.label}'`);
    for (const { rule, condition } of [...system.invariants, ...system.finals]) {
      this.refers(rule, system.rules, 'rule of a condition on states');
      this.expression(condition, `the condition of ${system.rules[rule]!.id}`);
    }
    for (const { name, condition } of system.sometimes) this.expression(condition, `'${name}'`);
    if (system.processes.some(({ kind }) => kind === 'cpu')) {
      this.refers(system.deadlock, system.rules, 'rule of deadlocks');
    }
  }

  private processes(): void {
    const { processes, variables, progress } = this.system;
    const counters = new Set<number>();
    for (const { name, pc, end } of processes) {
      if (pc !== undefined) {
        this.refers(pc, variables, `program counter of ${name}`);
        this.demand(!counters.has(pc), `${name} shares its program counter with another process`);
        counters.add(pc);
        const owner = variables[pc]!.process;
        const own = owner === undefined || processes[owner]!.pc === pc;
        this.demand(own, `the program counter of ${name} is a local of another process`);
      }
      if (end !== undefined) {
        this.demand(pc !== undefined, `${name} has an end but no program counter`);
        this.demand(
          isBelow(end, variables[pc!]!.values),
          `the end of ${name}, ${end}, is no value of its counter`,
        );
      }
    }
    for (const process of progress) {
      this.refers(process, processes, 'process that counts as progress');
      this.demand(processes[process]!.kind === 'hardware', `${processes[process]!.name} is no hardware`);
    }
  }

  private action({ process, pc, guard, body }: Action, where: string): void {
    this.refers(process, this.system.processes, `process of ${where}`);
    if (pc !== undefined) {
      const owner: Process = this.system.processes[process]!;
      this.demand(owner.pc !== undefined, `${where} has a program counter, its process has none`);
      this.demand(
        isBelow(pc, this.system.variables[owner.pc!]!.values),
        `${where} is at ${pc}: no such counter`,
      );
    }
    if (guard !== undefined) this.expression(guard, where);
    visitStatements(body, (statement) => {
      for (const expression of expressionsOf(statement)) this.expression(expression, where);
      this.statement(statement, where);
    });
  }

  private statement(statement: Statement, where: string): void {
    const { rules, variables } = this.system;
    switch (statement.kind) {
      case 'assign':
        this.refers(statement.variable, variables, `${where}: assigned variable`);
        this.fits(statement.value, variables[statement.variable]!.values, `${where}: assigned value`);
        return;
      case 'assign-element':
        this.window(statement.first, statement.count, statement.index, where);
        this.fits(statement.value, variables[statement.first]!.values, `${where}: assigned value`);
        return;
      case 'check':
        return this.refers(statement.rule, rules, `${where}: rule`);
      case 'if':
        return;
    }
  }

  private expression(whole: Expression, where: string): void {
    if (this.seen.has(whole)) return;
    this.seen.add(whole);
    // References first: ranges may only be asked for once they are known to be good.
    visitExpression(whole, (each) => {
      if (each.kind === 'constant') this.demand((each.value | 0) === each.value, `${where}: ${each.value}`);
      if (each.kind === 'variable') this.refers(each.variable, this.system.variables, `${where}: variable`);
      if (each.kind === 'element') this.refers(each.first, this.system.variables, `${where}: variable`);
      if (each.kind === 'table') this.refers(each.table, this.system.tables, `${where}: table`);
    });
    visitExpression(whole, (each) => {
      if (each.kind === 'element') this.window(each.first, each.count, each.index, where);
      if (each.kind === 'table') {
        const { cells, name } = this.system.tables[each.table]!;
        this.fits(each.index, cells.length, `${where}: index of table '${name}'`);
      }
    });
  }

  /** Checks that `count` variables from `first` on exist and have one range, and that the index can be right. */
  private window(first: number, count: number, index: Expression, where: string): void {
    const { variables } = this.system;
    this.refers(first, variables, `${where}: first element`);
    this.demand(Number.isInteger(count) && count >= 1, `${where}: ${count} elements`);
    this.refers(first + count - 1, variables, `${where}: last element`);
    const { name, values } = variables[first]!;
    for (let at = first + 1; at < first + count; at++) {
      this.demand(
        variables[at]!.values === values,
        `${where}: ${name} and ${variables[at]!.name} differ in range`,
      );
    }
    this.fits(index, count, `${where}: index of ${name}`);
  }

  /** Checks that a value is not outside of `0 .. count - 1` in every state. */
  private fits(value: Expression, count: number, what: string): void {
    const { min, max } = this.ranges.of(value);
    this.demand(max >= 0 && min < count, `${what} is from ${min} to ${max}, not from 0 to ${count - 1}`);
  }

  private refers(number: number, list: readonly unknown[], what: string): void {
    this.demand(isBelow(number, list.length), `${what} is ${number}: there are ${list.length}`);
  }

  private demand(holds: boolean, what: string): void {
    if (!holds) throw new ModelError(this.system.name, what);
  }
}

const isBelow = (value: number, count: number): boolean =>
  Number.isInteger(value) && value >= 0 && value < count;
