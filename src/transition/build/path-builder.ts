import type { Source } from '../form.ts';
import { expressionOf, type Operand, type VariableReference } from '../expression.ts';
import type { Domain } from './domain.ts';
import type { Alternative, PathNode } from './path-node.ts';
import { Recorder } from './recorder.ts';

/** One way in which {@link PathBuilder.either} can go. */
export interface Choice {
  readonly label: string;
  /** Enabled only if this is non-zero. */
  readonly when?: Operand;
  readonly body?: () => void;
}

/** Where variables of a process come from; the system builder. */
export interface LocalVariables {
  local(name: string, values: number | Domain, initial: number): VariableReference;
}

/**
 * Writes the code of one CPU's kernel path. A step is atomic: it makes one access that other CPUs or hardware can
 * see, and everything recorded after it up to the next step (assignments of locals, conditions) belongs to it.
 */
export class PathBuilder extends Recorder {
  /** The CPU that runs the path, counted from 0. */
  readonly cpu: number;
  private readonly variables: LocalVariables;
  private readonly frames: Source[] = [];
  private readonly scopes: ('call' | 'loop')[] = [];

  constructor(cpu: number, variables: LocalVariables) {
    super();
    this.cpu = cpu;
    this.variables = variables;
  }

  /** A local variable of the path; `values` is the number of its values, or the domain of an entry. */
  local(name: string, values: number | Domain, initial = 0): VariableReference {
    return this.variables.local(`CPU${this.cpu}.${name}`, values, initial);
  }

  /** Calls a kernel function: its steps cite `file` and `name`. Left early by {@link return}. */
  call(file: string, name: string, body: () => void): void {
    this.frames.push({ file, function: name });
    this.scopes.push('call');
    const nodes = this.collect(body);
    this.scopes.pop();
    this.frames.pop();
    this.nodes.push({ kind: 'block', body: nodes });
  }

  /** Leaves the innermost call. */
  return(): void {
    this.nodes.push({ kind: 'leave', levels: this.levelsTo('call') });
  }

  /** Repeats until {@link break}; there has to be a step in each round. */
  loop(body: () => void): void {
    this.scopes.push('loop');
    const nodes = this.collect(body);
    this.scopes.pop();
    this.nodes.push({ kind: 'loop', body: nodes });
  }

  /** Leaves the innermost loop. */
  break(): void {
    this.nodes.push({ kind: 'leave', levels: this.levelsTo('loop') });
  }

  /** Starts the next round of the innermost loop. */
  continue(): void {
    this.nodes.push({ kind: 'repeat', levels: this.levelsTo('loop') });
  }

  /** An atomic step, named in kernel words. */
  step(label: string, body?: () => void): void {
    this.either([{ label, ...(body === undefined ? {} : { body }) }]);
  }

  /** An atomic step that waits until the condition is non-zero. */
  await(label: string, when: Operand, body?: () => void): void {
    this.either([{ label, when, ...(body === undefined ? {} : { body }) }]);
  }

  /** An atomic step with a free choice. */
  either(choices: readonly Choice[]): void {
    const source = this.frames.at(-1);
    if (source === undefined) throw new Error('a step outside of every call');
    const alternatives = choices.map(({ label, when, body }): Alternative => ({
      label,
      ...(when === undefined ? {} : { guard: expressionOf(when) }),
      body: body === undefined ? [] : this.collect(body),
    }));
    const calls = this.frames.map((frame) => frame.function);
    this.nodes.push({ kind: 'step', alternatives, source, calls });
  }

  /** All that was recorded. */
  code(): readonly PathNode[] {
    return this.nodes;
  }

  private levelsTo(kind: 'call' | 'loop'): number {
    const at = this.scopes.lastIndexOf(kind);
    if (at < 0) throw new Error(`no enclosing ${kind}`);
    return this.scopes.length - 1 - at;
  }
}
