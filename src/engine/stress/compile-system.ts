import type { Condition, RuleId, Statement, TransitionSystem } from '../../transition/form.ts';
import { ModelError } from '../../transition/model-error.ts';
import { validate } from '../../transition/validate.ts';
import { ExpressionCode } from './expression-code.ts';

/** Most rule identifiers of one system: broken ones are bits of an int32. */
const mostRules = 31;

/** What generated code does; all of it works on the arrays of {@link CompiledSystem}. */
interface Generated {
  readonly ready: () => number;
  readonly finished: () => boolean;
  readonly invariants: () => void;
  readonly finals: () => void;
  readonly steps: readonly (() => void)[];
  readonly sometimes: readonly (() => boolean)[];
}

/**
 * A transition system as generated JavaScript, for runs along one path: the present state is in place, steps change
 * it. Means the same as the interpreter.
 * @throws ModelError from the constructor if the system breaks the rules of its form, from its methods when an index
 * is out of bounds or an assigned value out of range.
 */
export class CompiledSystem {
  readonly system: TransitionSystem;
  /** Identifiers of rules, each once; bits of {@link broken} stand for them. */
  readonly ruleIds: readonly string[];
  /** Value of each variable. */
  readonly state: Int32Array;
  /** By process: number of its enabled actions, after {@link ready}. */
  readonly counts: Int32Array;
  /** Enabled actions, after {@link ready}: those of process p from `p * stride` on. */
  readonly choices: Int32Array;
  readonly stride: number;
  /** By identifier of a rule: the rule that was broken first. */
  readonly first: Int32Array;
  /** Cell 0: identifiers of rules that were broken, as bits; whoever runs steps sets it to 0. */
  readonly broken = new Int32Array(1);
  /** Evaluates guards; gives the processes with enabled actions as bits. */
  readonly ready: () => number;
  /** Whether all `cpu` processes have finished. */
  readonly finished: () => boolean;
  /** Notes the rules of invariants that the state breaks. */
  readonly invariants: () => void;
  /** The same for final conditions. */
  readonly finals: () => void;
  /** By action: performs it, which must be enabled. */
  readonly steps: readonly (() => void)[];
  /** By `sometimes`: whether the state fulfils it. */
  readonly sometimes: readonly (() => boolean)[];

  constructor(system: TransitionSystem) {
    validate(system);
    this.system = system;
    this.ruleIds = [...new Set(system.rules.map(({ id }) => id))];
    if (this.ruleIds.length > mostRules) {
      throw new ModelError(system.name, `it has ${this.ruleIds.length} rules, more than ${mostRules}`);
    }
    this.state = new Int32Array(system.variables.length);
    this.counts = new Int32Array(system.processes.length);
    const ofProcess = system.processes.map(
      (_, process) => system.actions.filter((action) => action.process === process).length,
    );
    this.stride = Math.max(1, ...ofProcess);
    this.choices = new Int32Array(system.processes.length * this.stride);
    this.first = new Int32Array(this.ruleIds.length);
    // oxlint-disable-next-line no-implied-eval -- generating code is what this class is for
    const make = new Function('S', 'N', 'C', 'X', 'F', 'at', 'fit', 'tables', this.source()) as (
      ...parts: unknown[]
    ) => Generated;
    const generated = make(
      this.state,
      this.counts,
      this.choices,
      this.broken,
      this.first,
      this.checked('an index'),
      this.checked('an assigned value'),
      system.tables.map(({ cells }) => cells),
    );
    this.ready = generated.ready;
    this.finished = generated.finished;
    this.invariants = generated.invariants;
    this.finals = generated.finals;
    this.steps = generated.steps;
    this.sometimes = generated.sometimes;
  }

  /** Puts the initial state in place. */
  begin(): void {
    this.system.variables.forEach(({ initial }, variable) => (this.state[variable] = initial));
  }

  /** Notes that a rule is broken. */
  note(rule: RuleId): void {
    const bit = this.bitOf(rule);
    if (((this.broken[0]! >>> bit) & 1) === 0) this.first[bit] = rule;
    this.broken[0]! |= 1 << bit;
  }

  private bitOf(rule: RuleId): number {
    return this.ruleIds.indexOf(this.system.rules[rule]!.id);
  }

  private checked(what: string): (value: number, count: number) => number {
    return (value, count) => {
      if (value >= 0 && value < count) return value;
      throw new ModelError(this.system.name, `${what} is ${value}, but must be below ${count}`);
    };
  }

  private source(): string {
    const { system } = this;
    const code = new ExpressionCode(system);
    const note = (rule: RuleId): string => {
      const bit = this.bitOf(rule);
      return `{if((X[0]>>>${bit}&1)===0)F[${bit}]=${rule};X[0]|=${1 << bit};}`;
    };
    const demand = (conditions: readonly Condition[]): string =>
      conditions.map(({ rule, condition }) => `if(${code.of(condition)}===0)${note(rule)}`).join('\n');
    const statement = (each: Statement): string => {
      switch (each.kind) {
        case 'assign': {
          const { values } = system.variables[each.variable]!;
          return `S[${each.variable}]=${code.index(each.value, values)};`;
        }
        case 'assign-element': {
          const { values } = system.variables[each.first]!;
          // The index is evaluated, and found out of bounds, before the value.
          return `{const i=${code.index(each.index, each.count)};S[${each.first}+i]=${code.index(each.value, values)};}`;
        }
        case 'if': {
          const otherwise = each.otherwise.length === 0 ? '' : `else{${body(each.otherwise)}}`;
          return `if(${code.of(each.condition)}!==0){${body(each.then)}}${otherwise}`;
        }
        case 'check':
          return `if(${code.of(each.condition)}===0)${note(each.rule)}`;
      }
    };
    const body = (statements: readonly Statement[]): string => statements.map(statement).join('');
    const cpus = system.processes.filter(({ kind }) => kind === 'cpu');
    return [
      "'use strict';",
      ...system.tables.map((_, table) => `const T${table}=tables[${table}];`),
      'return {',
      `ready(){let n=0,m=0;\n${system.processes.map((_, process) => this.readyCode(process, code)).join('\n')}\nreturn m;},`,
      `finished(){return ${cpus.map(({ pc, end }) => (pc === undefined || end === undefined ? 'false' : `S[${pc}]===${end}`)).join('&&') || 'true'};},`,
      `invariants(){${demand(system.invariants)}},`,
      `finals(){${demand(system.finals)}},`,
      `steps:[${system.actions.map((action) => `()=>{${body(action.body)}}`).join(',\n')}],`,
      `sometimes:[${system.sometimes.map(({ condition }) => `()=>${code.of(condition)}!==0`).join(',\n')}],`,
      '};',
    ].join('\n');
  }

  private readyCode(process: number, code: ExpressionCode): string {
    const { system, stride } = this;
    const { pc } = system.processes[process]!;
    const byCounter = new Map<number | undefined, string[]>();
    for (const [number, action] of system.actions.entries()) {
      if (action.process !== process) continue;
      const take = `C[${process * stride}+n++]=${number};`;
      const line = action.guard === undefined ? take : `if(${code.of(action.guard)}!==0)${take}`;
      const lines = byCounter.get(action.pc) ?? [];
      byCounter.set(action.pc, [...lines, line]);
    }
    const cases = [...byCounter]
      .filter(([counter]) => counter !== undefined)
      .map(([counter, lines]) => `case ${counter}:${lines.join('')}break;`);
    const anywhere = (byCounter.get(undefined) ?? []).join('\n');
    const atCounter = cases.length === 0 ? '' : `switch(S[${pc}]){${cases.join('\n')}}`;
    return `n=0;${atCounter}${anywhere}N[${process}]=n;if(n!==0)m|=${1 << process};`;
  }
}
