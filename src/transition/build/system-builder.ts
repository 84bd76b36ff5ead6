import type {
  Action,
  BrokenRule,
  Condition,
  Process,
  ProcessId,
  RuleId,
  Sometimes,
  Source,
  TransitionSystem,
  Variable,
} from '../form.ts';
import { expressionOf, type Operand, type VariableReference } from '../expression.ts';
import { compilePath } from './compile-path.ts';
import { Domain } from './domain.ts';
import { EntryFunctions } from './functions.ts';
import { PathBuilder } from './path-builder.ts';
import { Recorder, type VariableArray } from './recorder.ts';

interface Draft {
  readonly name: string;
  readonly values: number | Domain;
  initial: number;
  readonly labels?: readonly string[];
  readonly process?: ProcessId;
}

/** An action of a hardware process. */
export interface HardwareAction {
  readonly process: ProcessId;
  readonly label: string;
  readonly source: Source;
  readonly when: Operand;
  readonly body: (recorder: Recorder) => void;
}

/** Puts a transition system together from variables, kernel paths, hardware and rules. */
export class SystemBuilder {
  /** Functions of entries that the system uses. */
  readonly functions = new EntryFunctions();
  private readonly name: string;
  private readonly drafts: Draft[] = [];
  private readonly processes: Process[] = [];
  private readonly programCounters = new Map<ProcessId, { pc: number; values: number }>();
  private readonly actions: Action[] = [];
  private readonly rules: BrokenRule[] = [];
  private readonly invariants: Condition[] = [];
  private readonly finals: Condition[] = [];
  private readonly reachable: Sometimes[] = [];
  private readonly progress: ProcessId[] = [];

  constructor(name: string) {
    this.name = name;
  }

  /** A variable: `values` is the number of its values or the domain of an entry (then `initial` is a number in it). */
  variable(
    name: string,
    values: number | Domain,
    initial = 0,
    options: { readonly labels?: readonly string[]; readonly process?: ProcessId } = {},
  ): VariableReference {
    const id = this.drafts.push({ name, values, initial, ...options }) - 1;
    return { id, read: { kind: 'variable', variable: id } };
  }

  /** Variables `name[0] ..` of one range, initially all `initial`, or element by element. */
  array(
    name: string,
    count: number,
    values: number | Domain,
    initial: number | readonly number[] = 0,
    labels?: readonly string[],
  ): VariableArray {
    const first = this.drafts.length;
    const cells = Array.from({ length: count }, (_, at) =>
      this.variable(
        `${name}[${at}]`,
        values,
        typeof initial === 'number' ? initial : initial[at]!,
        labels === undefined ? {} : { labels },
      ),
    );
    return {
      first,
      count,
      cell: (index) => {
        const cell = cells[index];
        if (cell === undefined) throw new Error(`${name}[${index}] does not exist`);
        return cell;
      },
      at: (index) => {
        const expression = expressionOf(index);
        if (expression.kind === 'constant') return cells[expression.value]!.read;
        return { kind: 'element', first, count, index: expression };
      },
    };
  }

  /** Gives a variable another initial value than it was made with. */
  initially(variable: VariableReference, value: number): void {
    this.drafts[variable.id]!.initial = value;
  }

  /** A kernel path on a CPU; `write` writes its code. */
  path(cpu: number, path: string, write: (builder: PathBuilder) => void): ProcessId {
    const process = this.processes.length;
    const pc = this.variable(`CPU${cpu}.pc`, 1).id;
    this.processes.push({ name: `CPU${cpu}`, path, kind: 'cpu', lane: cpu, pc, end: 0 });
    const builder = new PathBuilder(cpu, {
      local: (name, values, initial) => this.variable(name, values, initial, { process }),
    });
    write(builder);
    const compiled = compilePath(builder.code(), process, pc);
    this.programCounters.set(process, { pc, values: compiled.values });
    this.drafts[pc]!.initial = compiled.start;
    this.actions.push(...compiled.actions);
    return process;
  }

  /** A piece of hardware beside a CPU. `progress`: what it has under way comes to pass, so nothing is stuck. */
  hardware(name: string, lane: number, kind: 'may act' | 'progress'): ProcessId {
    const process = this.processes.push({ name, path: '', kind: 'hardware', lane }) - 1;
    if (kind === 'progress') this.progress.push(process);
    return process;
  }

  /** One thing that a piece of hardware can do. */
  hardwareAction({ process, label, source, when, body }: HardwareAction): void {
    const guard = expressionOf(when);
    if (guard.kind === 'constant' && guard.value === 0) return;
    this.actions.push({ process, label, source, calls: [], guard, body: Recorder.statements(body) });
  }

  /** The rule of that identifier and message. */
  rule(id: string, message: string): RuleId {
    const known = this.rules.findIndex((rule) => rule.id === id && rule.message === message);
    return known >= 0 ? known : this.rules.push({ id, message }) - 1;
  }

  /** Must hold in every state. */
  invariant(rule: RuleId, condition: Operand): void {
    this.condition(this.invariants, rule, condition);
  }

  /** Must hold when every CPU has finished. */
  final(rule: RuleId, condition: Operand): void {
    this.condition(this.finals, rule, condition);
  }

  /** A state that has to be reached for a verdict to mean anything. */
  sometimes(name: string, condition: Operand): void {
    this.reachable.push({ name, condition: expressionOf(condition) });
  }

  /**
   * The finished system. `label` prints a word of a domain for traces.
   */
  build(label: (domain: Domain, word: bigint) => string): TransitionSystem {
    const tables = this.functions.close();
    const labels = new Map<Domain, readonly string[]>();
    const labelsOf = (domain: Domain): readonly string[] => {
      let known = labels.get(domain);
      if (known === undefined) {
        known = domain.words.map((word) => label(domain, word));
        labels.set(domain, known);
      }
      return known;
    };
    const counters = new Map([...this.programCounters.values()].map(({ pc, values }) => [pc, values]));
    const variables = this.drafts.map((draft, id): Variable => {
      const { name, initial, values, process } = draft;
      const owner = process === undefined ? {} : { process };
      if (values instanceof Domain) {
        return { name, values: values.words.length, initial, labels: labelsOf(values), ...owner };
      }
      const shown = draft.labels === undefined ? {} : { labels: draft.labels };
      return { name, values: counters.get(id) ?? values, initial, ...shown, ...owner };
    });
    return {
      name: this.name,
      variables,
      tables,
      processes: this.processes,
      actions: this.actions,
      rules: this.rules,
      invariants: this.invariants,
      finals: this.finals,
      sometimes: this.reachable,
      deadlock: this.rule('deadlock', 'no CPU can go on, and not all have finished'),
      progress: this.progress,
    };
  }

  private condition(list: Condition[], rule: RuleId, condition: Operand): void {
    const expression = expressionOf(condition);
    if (expression.kind === 'constant' && expression.value !== 0) return;
    list.push({ rule, condition: expression });
  }
}
