import type { Action, Statement, Table, TransitionSystem } from '../../../src/transition/form.ts';
import { brokenWhen, checkedOften, concerned, enabledWhen, stateRules } from './conditions.ts';
import { functionName, MurphiExpressions } from './murphi-expression.ts';
import { Places } from './names.ts';
import type { Observation } from './observation.ts';
import { usedTables } from './used-tables.ts';

/**
 * A transition system in the Murphi of rumur: one rule an action, with the same reachable states. A `counted` model counts
 * with cover statements: `check 3` and `state 3` for rule 3, `sometimes 0`, `action 17`.
 */
export function murphiOf(system: TransitionSystem, observation: Observation): string {
  return new MurphiWriter(system, observation).model();
}

class MurphiWriter {
  private readonly system: TransitionSystem;
  private readonly observation: Observation;
  private readonly places: Places;
  private readonly expressions: MurphiExpressions;

  constructor(system: TransitionSystem, observation: Observation) {
    this.system = system;
    this.observation = observation;
    this.places = new Places(system);
    this.expressions = new MurphiExpressions(system, this.places);
  }

  model(): string {
    const { system, places } = this;
    return [
      `-- ${system.name}`,
      'var',
      ...places.all.map(({ name, count, values, comment }) => {
        const type = `0..${values - 1}`;
        return `  ${name}: ${count === 1 ? type : `array [0..${count - 1}] of ${type}`}; -- ${comment}`;
      }),
      ...usedTables(system).map((table) => functionText(functionName(table), system.tables[table]!)),
      'startstate begin',
      ...places.all.flatMap(({ name, count, initial }) =>
        initial.map((value, at) => `  ${count === 1 ? name : `${name}[${at}]`} := ${value};`),
      ),
      'end;',
      ...system.actions.map((action, number) => this.action(action, number)),
      ...(this.observation === 'counted' ? this.observedStates() : []),
      '',
    ].join('\n');
  }

  private action(action: Action, number: number): string {
    const { body, label, process } = action;
    const counted = this.observation === 'counted';
    const often = counted ? [...checkedOften(action)] : [];
    const lines = [
      ...often.map((rule) => `failed_${rule} := false;`),
      ...body.flatMap((statement) => this.statement(statement, new Set(often))),
      ...often.map((rule) => `cover "check ${rule}" failed_${rule};`),
      ...(counted ? [`cover "action ${number}" true;`] : this.asserts(action)),
    ];
    const who = `${number} ${this.system.processes[process]!.name}: ${label}`.replaceAll('"', "'");
    return [
      `rule "${who}" ${this.expressions.truth(enabledWhen(this.system, action))} ==>`,
      ...often.map((rule) => `  var failed_${rule}: boolean;`),
      'begin',
      ...indented(lines),
      'end;',
    ].join('\n');
  }

  private asserts(action: Action): readonly string[] {
    return concerned(action, stateRules(this.system)).map(
      ({ rule, condition }) => `assert "${rule}" ${this.expressions.truth(condition)};`,
    );
  }

  private statement(statement: Statement, often: ReadonlySet<number>): readonly string[] {
    const { expressions, places } = this;
    switch (statement.kind) {
      case 'assign':
        return [`${places.variable(statement.variable)} := ${expressions.number(statement.value)};`];
      case 'assign-element': {
        const target = places.element(statement.first, statement.index, (index) => expressions.number(index));
        return [`${target} := ${expressions.number(statement.value)};`];
      }
      case 'if': {
        const { condition, then, otherwise } = statement;
        const branch = (statements: readonly Statement[]): readonly string[] =>
          indented(statements.flatMap((each) => this.statement(each, often)));
        const head = `if ${expressions.truth(condition)} then`;
        return [
          head,
          ...branch(then),
          ...(otherwise.length > 0 ? ['else', ...branch(otherwise)] : []),
          'end;',
        ];
      }
      case 'check': {
        const { rule, condition } = statement;
        const text = expressions.truth(condition);
        if (this.observation === 'asserted') return [`assert "${rule}" ${text};`];
        if (often.has(rule)) return [`if !${text} then failed_${rule} := true; end;`];
        return [`cover "check ${rule}" !${text};`];
      }
    }
  }

  private observedStates(): readonly string[] {
    const { system, expressions } = this;
    return [
      ...brokenWhen(system).map(
        ({ rule, condition }) => `cover "state ${rule}" ${expressions.truth(condition)};`,
      ),
      ...system.sometimes.map(
        ({ condition }, number) => `cover "sometimes ${number}" ${expressions.truth(condition)};`,
      ),
    ];
  }
}

/** A table as a function; the commonest value is what is left. */
function functionText(name: string, { cells, name: comment }: Table): string {
  const places = new Map<number, number[]>();
  for (const [at, value] of cells.entries()) {
    const known = places.get(value);
    if (known === undefined) places.set(value, [at]);
    else known.push(at);
  }
  const [rest, ...others] = [...places].sort((a, b) => b[1].length - a[1].length);
  const greatest = cells.reduce((a, b) => Math.max(a, b), 0);
  const result = `return ${rest?.[0] ?? 0};`;
  return [
    `function ${name}(i: 0..${cells.length - 1}): 0..${greatest}; -- ${comment}`,
    'begin',
    ...(others.length === 0
      ? [`  ${result}`]
      : [
          '  switch i',
          ...others.map(([value, at]) => `    case ${at.join(', ')}: return ${value};`),
          `    else ${result}`,
          '  end;',
        ]),
    'end;',
  ].join('\n');
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `  ${line}`);
}
