import type { Action, Statement, TransitionSystem } from '../../../src/transition/form.ts';
import { brokenWhen, checkedOften, concerned, enabledWhen, stateRules } from './conditions.ts';
import { Places } from './names.ts';
import type { Observation } from './observation.ts';
import { PromelaExpressions, tableName } from './promela-expression.ts';
import { usedTables } from './used-tables.ts';

/**
 * A transition system in Promela: one d_step an action, all in one process, with the same reachable states. A `counted`
 * model also has a step from a state to itself for each rule that the state breaks and each `sometimes` that it fulfils.
 * It prints what it counted when the verifier ends.
 */
export function promelaOf(system: TransitionSystem, observation: Observation): string {
  return new PromelaWriter(system, observation).model();
}

class PromelaWriter {
  private readonly system: TransitionSystem;
  private readonly observation: Observation;
  private readonly places: Places;
  private readonly expressions: PromelaExpressions;

  constructor(system: TransitionSystem, observation: Observation) {
    this.system = system;
    this.observation = observation;
    this.places = new Places(system);
    this.expressions = new PromelaExpressions(system, this.places);
  }

  model(): string {
    const { system } = this;
    const steps = system.actions.map((action, number) => this.action(action, number));
    return [
      `/* ${system.name.replaceAll('*/', '')} */`,
      ...this.tables(),
      ...this.variables(),
      ...(this.observation === 'counted' ? counters(system) : []),
      'active proctype system() {',
      'end:',
      '  do',
      ...steps,
      ...(this.observation === 'counted' ? this.observedStates() : []),
      '  od',
      '}',
      '',
    ].join('\n');
  }

  private variables(): readonly string[] {
    return this.places.all.map(({ name, count, values, initial, comment }) => {
      const type = values === 2 ? 'bool' : typeOf(values - 1);
      const text = count === 1 ? `${name} = ${initial[0]}` : `${name}[${count}] = { ${initial.join(', ')} }`;
      return `${type} ${text}; /* ${comment} */`;
    });
  }

  /** Tables are no part of the state: `hidden`. */
  private tables(): readonly string[] {
    return usedTables(this.system).map((table) => {
      const { cells, name } = this.system.tables[table]!;
      const type = typeOf(cells.reduce((a, b) => Math.max(a, b), 0));
      return `hidden ${type} ${tableName(table)}[${cells.length}] = { ${cells.join(', ')} }; /* ${name} */`;
    });
  }

  private action(action: Action, number: number): string {
    const { body, label, process } = action;
    const counted = this.observation === 'counted';
    const often = counted ? checkedOften(action) : new Set<number>();
    const lines = [
      ...[...often].map((rule) => `c_code { count_failed[${rule}] = 0; };`),
      ...body.flatMap((statement) => this.statement(statement, often)),
      ...[...often].map((rule) => `c_code { count_broken[${rule}] += count_failed[${rule}]; };`),
      ...(counted ? [`c_code { count_taken[${number}] = 1; };`] : this.asserts(action)),
      'skip',
    ];
    const who = `${this.system.processes[process]!.name}: ${label}`.replaceAll('*/', '');
    const guard = this.expressions.text(enabledWhen(this.system, action));
    return [`  :: d_step { /* ${who} */`, `      (${guard}) ->`, ...indented(lines, 6), '    }'].join('\n');
  }

  private asserts(action: Action): readonly string[] {
    return concerned(action, stateRules(this.system)).map(
      ({ condition }) => `assert(${this.expressions.text(condition)});`,
    );
  }

  private statement(statement: Statement, often: ReadonlySet<number>): readonly string[] {
    const { expressions, places } = this;
    switch (statement.kind) {
      case 'assign':
        return [`${places.variable(statement.variable)} = ${expressions.text(statement.value)};`];
      case 'assign-element': {
        const target = places.element(statement.first, statement.index, (index) => expressions.text(index));
        return [`${target} = ${expressions.text(statement.value)};`];
      }
      case 'if': {
        const { condition, then, otherwise } = statement;
        const branch = (statements: readonly Statement[]): readonly string[] =>
          indented([...statements.flatMap((each) => this.statement(each, often)), 'skip'], 4);
        const head = `:: (${expressions.text(condition)}) ->`;
        return ['if', head, ...branch(then), ':: else ->', ...branch(otherwise), 'fi;'];
      }
      case 'check': {
        const { rule, condition } = statement;
        const text = expressions.text(condition);
        if (this.observation === 'asserted') return [`assert(${text});`];
        const note = often.has(rule) ? `count_failed[${rule}] = 1` : `count_broken[${rule}]++`;
        return ['if', `:: (${text}) -> skip`, `:: else -> c_code { ${note}; }`, 'fi;'];
      }
    }
  }

  private observedStates(): readonly string[] {
    const { system, expressions } = this;
    return [
      ...brokenWhen(system).map(
        ({ rule, condition }) =>
          `  :: d_step { (${expressions.text(condition)}) -> c_code { count_broken[${rule}]++; count_loops++; } }`,
      ),
      ...system.sometimes.map(
        ({ condition }, number) =>
          `  :: d_step { (${expressions.text(condition)}) -> c_code { count_reached[${number}] = 1; count_loops++; } }`,
      ),
    ];
  }
}

/** Counters outside of the state, printed when the verifier ends. */
function counters({ rules, sometimes, actions }: TransitionSystem): readonly string[] {
  const print = (name: string, count: number): string =>
    `  for (i = 0; i < ${count}; i++) printf("counted ${name} %d %llu\\n", i, (unsigned long long)count_${name}[i]);`;
  return [
    'c_decl {',
    `  static unsigned long long count_broken[${rules.length + 1}], count_loops;`,
    `  static unsigned char count_failed[${rules.length + 1}], count_reached[${sometimes.length + 1}], count_taken[${actions.length + 1}];`,
    '  __attribute__((destructor)) static void print_counts(void) {',
    '  int i;',
    print('broken', rules.length),
    print('reached', sometimes.length),
    print('taken', actions.length),
    '  printf("counted loops 0 %llu\\n", count_loops);',
    '  }',
    '}',
  ];
}

function indented(lines: readonly string[], by: number): readonly string[] {
  return lines.map((line) => ' '.repeat(by) + line);
}

/** The smallest type of Promela for `0 .. greatest`. */
function typeOf(greatest: number): 'byte' | 'short' | 'int' {
  if (greatest < 256) return 'byte';
  return greatest < 32768 ? 'short' : 'int';
}
