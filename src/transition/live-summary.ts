import type { Action, Expression, Statement, VariableId } from './form.ts';
import { visitExpression, visitStatements } from './traverse.ts';

/** One way in which the statements of an action can end. */
export interface PathEnd {
  /** Program counters that the process can then have; undefined: the one that it had, whatever that was. */
  readonly counters: readonly number[] | undefined;
  /** Locals that may reach the end unchanged. */
  readonly passes: bigint;
}

/** What an action does to locals, which are bits of masks. */
export interface Summary {
  /** Locals whose value before the action may matter to it. */
  readonly reads: bigint;
  readonly ends: readonly PathEnd[];
}

interface Assigned {
  readonly must: bigint;
  readonly may: bigint;
}

const nothing: Assigned = { must: 0n, may: 0n };

/** Counters that a process can have at some point of an action. */
type Counters = readonly number[] | undefined;

/** Says what statements do to some locals of one process. */
export class LocalSummaries {
  private readonly bits: ReadonlyMap<VariableId, bigint>;
  private readonly pc: VariableId | undefined;
  private readonly everyCounter: readonly number[];
  private readonly everything: bigint;
  private readonly readBy = new Map<Expression, bigint>();

  /** Of `locals`, in a process with that program counter, of so many values. */
  constructor(locals: readonly VariableId[], pc: VariableId | undefined, counters: number) {
    this.bits = new Map(locals.map((variable, bit) => [variable, 1n << BigInt(bit)]));
    this.pc = pc;
    this.everyCounter = Array.from({ length: counters }, (_, counter) => counter);
    this.everything = (1n << BigInt(locals.length)) - 1n;
  }

  /** Summary of an action. */
  of({ pc, guard, body }: Action): Summary {
    const { reads, ends } = this.list(body, this.start(pc));
    return { reads: reads | (guard === undefined ? 0n : this.reads(guard)), ends };
  }

  /** Locals that statements may assign. */
  written(statements: readonly Statement[]): bigint {
    let mask = 0n;
    visitStatements(statements, (statement) => {
      const { may } = this.assigned(statement);
      if (may !== 0n) mask |= may;
    });
    return mask;
  }

  /** The statements with others added where they end; those of a last `if` end separately. */
  atPathEnds(
    statements: readonly Statement[],
    pc: number | undefined,
    added: (end: PathEnd) => readonly Statement[],
  ): readonly Statement[] {
    return this.extended(statements, this.start(pc), added);
  }

  private extended(
    statements: readonly Statement[],
    counters: Counters,
    added: (end: PathEnd) => readonly Statement[],
  ): readonly Statement[] {
    const last = statements.at(-1);
    const rest = statements.slice(0, -1);
    if (last?.kind === 'if') {
      const before = this.after(rest, counters);
      const then = this.extended(last.then, before, added);
      const otherwise = this.extended(last.otherwise, before, added);
      return [...rest, { ...last, then, otherwise }];
    }
    return [...statements, ...added({ counters: this.after(statements, counters), passes: this.everything })];
  }

  private start(pc: number | undefined): Counters {
    return pc === undefined ? undefined : [pc];
  }

  /** Summary of statements, a last `if` of which ends in two ways. */
  private list(statements: readonly Statement[], counters: Counters): Summary {
    const last = statements.at(-1);
    if (last?.kind !== 'if') {
      const ends = [{ counters: this.after(statements, counters), passes: this.everything }];
      return this.before(statements, { reads: 0n, ends });
    }
    const rest = statements.slice(0, -1);
    const reached = this.after(rest, counters);
    const then = this.list(last.then, reached);
    const otherwise = this.list(last.otherwise, reached);
    const reads = then.reads | otherwise.reads | this.reads(last.condition);
    return this.before(rest, { reads, ends: [...then.ends, ...otherwise.ends] });
  }

  /** Summary of statements followed by what has a summary. */
  private before(statements: readonly Statement[], rest: Summary): Summary {
    return statements.reduceRight((summary: Summary, statement): Summary => {
      if (statement.kind === 'if') {
        const then = this.before(statement.then, summary);
        const otherwise = this.before(statement.otherwise, summary);
        return {
          reads: then.reads | otherwise.reads | this.reads(statement.condition),
          ends: then.ends.map(({ counters, passes }, at) => ({
            counters,
            passes: passes | otherwise.ends[at]!.passes,
          })),
        };
      }
      const { must } = this.assigned(statement);
      let reads = summary.reads & ~must;
      if (statement.kind === 'check') reads |= this.reads(statement.condition);
      else reads |= this.reads(statement.value);
      if (statement.kind === 'assign-element') reads |= this.reads(statement.index);
      const ends =
        must === 0n
          ? summary.ends
          : summary.ends.map(({ counters, passes }) => ({ counters, passes: passes & ~must }));
      return { reads, ends };
    }, rest);
  }

  /** Counters after statements. */
  private after(statements: readonly Statement[], counters: Counters): Counters {
    let now = counters;
    for (const statement of statements) {
      if (statement.kind === 'if') {
        const then = this.after(statement.then, now);
        const otherwise = this.after(statement.otherwise, now);
        if (then !== now || otherwise !== now) {
          const either =
            then === undefined || otherwise === undefined ? this.everyCounter : [...then, ...otherwise];
          now = [...new Set(either)];
        }
      } else if (statement.kind === 'assign' && statement.variable === this.pc) {
        now = statement.value.kind === 'constant' ? [statement.value.value] : this.everyCounter;
      } else if (statement.kind === 'assign-element' && this.pc !== undefined) {
        const { first, count } = statement;
        if (this.pc >= first && this.pc < first + count) now = this.everyCounter;
      }
    }
    return now;
  }

  /** Locals that a statement itself assigns in any case, and those that it may assign. */
  private assigned(statement: Statement): Assigned {
    if (statement.kind === 'assign') {
      const mask = this.bits.get(statement.variable);
      return mask === undefined ? nothing : { must: mask, may: mask };
    }
    if (statement.kind !== 'assign-element') return nothing;
    const { first, count, index } = statement;
    if (index.kind === 'constant') {
      const mask = this.bits.get(first + index.value) ?? 0n;
      return { must: mask, may: mask };
    }
    return { must: 0n, may: this.window(first, count) };
  }

  private window(first: VariableId, count: number): bigint {
    let mask = 0n;
    for (let at = first; at < first + count; at++) mask |= this.bits.get(at) ?? 0n;
    return mask;
  }

  private reads(expression: Expression): bigint {
    let mask = this.readBy.get(expression);
    if (mask === undefined) {
      mask = 0n;
      visitExpression(expression, (each) => {
        if (each.kind === 'variable') mask! |= this.bits.get(each.variable) ?? 0n;
        if (each.kind === 'element') mask! |= this.window(each.first, each.count);
      });
      this.readBy.set(expression, mask);
    }
    return mask;
  }
}
