import { all, any, eq, ne, not } from '../../../transition/expression.ts';
import type {
  Action,
  Condition,
  Expression,
  Process,
  Statement,
  TransitionSystem,
  Variable,
} from '../../../transition/form.ts';
import { action, assign, read } from '../../../transition/testing/small-systems.ts';

/** Size of the race model. */
export interface RaceSize {
  readonly cpus: number;
  readonly pmds: number;
  /** PTEs of a table. */
  readonly ptes: number;
  /** Physical huge pages, at least `pmds`. */
  readonly pages: number;
  readonly zappers: number;
  readonly faults: number;
}

/** Rules of the race model. */
export const raceRule = { deadlock: 0, zap: 1, freedHuge: 2, freedSmall: 3, mixed: 4 } as const;

const rules = [
  { id: 'deadlock', message: 'nothing can move' },
  { id: 'zap', message: 'zap returned, and an original page is still mapped' },
  { id: 'freed huge', message: 'a huge TLB entry points to a freed page' },
  { id: 'freed small', message: 'a small TLB entry points to a freed page' },
  { id: 'mixed', message: 'a CPU holds a huge and a small entry of one address' },
];

/** A process of the race model under construction. */
export interface RaceProcess {
  /** A local variable of so many values. */
  local(name: string, values: number): number;
  /** Sets the program counter. */
  goto(pc: number): Statement;
  /** A step at a program counter. */
  step(pc: number, label: string, guard: Expression | undefined, body: readonly Statement[]): void;
  /** A step for each value of a local that counts up from 0; after the last one it is 0 again and `next` follows. */
  each(at: RaceLoop, body: (value: number) => readonly Statement[]): void;
}

/** A program counter at which a local counts up. */
export interface RaceLoop {
  readonly pc: number;
  readonly label: string;
  readonly guard: Expression;
  readonly counter: number;
  readonly count: number;
  readonly next: number;
}

/** The numbers `0 .. count - 1`, mapped. */
export function times<T>(count: number, map: (at: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, at) => map(at));
}

/** An `if` statement. */
export function when(
  condition: Expression,
  then: readonly Statement[],
  otherwise: readonly Statement[] = [],
): Statement {
  return { kind: 'if', condition, then, otherwise };
}

/**
 * The variables of the race model: PMDs (none, table, huge, invalid), PTEs, one lock a PMD, one reference bit a small
 * page, and what each CPU's TLB holds. Pages `0 .. pmds - 1` are mapped at the start.
 */
export class RaceParts {
  readonly size: RaceSize;
  readonly none = 0;
  readonly table = 1;
  private readonly variables: Variable[] = [];
  private readonly processes: Process[] = [];
  private readonly actions: Action[] = [];
  private readonly first: Readonly<Record<'pmd' | 'pte' | 'lock' | 'reference' | 'huge' | 'small', number>>;

  constructor(size: RaceSize) {
    this.size = size;
    const { cpus, pmds, ptes, pages } = size;
    const array = (name: string, count: number, values: number, initial?: (at: number) => number): number => {
      const start = this.variables.length;
      for (let at = 0; at < count; at++) {
        this.variables.push({ name: `${name}[${at}]`, values, initial: initial?.(at) ?? 0 });
      }
      return start;
    };
    this.first = {
      pmd: array('pmd', pmds, 2 + 2 * pages, (at) => this.hugeEntry(at)),
      pte: array('pte', pmds * ptes, pages + 1),
      lock: array('lock', pmds, 2),
      reference: array('reference', pages * ptes, 2, (at) => (at < pmds * ptes ? 1 : 0)),
      huge: array('huge', cpus * pmds, pages + 1),
      small: array('small', cpus * pmds * ptes, pages + 1),
    };
  }

  /** Value of a PMD that maps a huge page. */
  hugeEntry(page: number): number {
    return 2 + page;
  }

  /** Value of a PMD that has been invalidated while it mapped a huge page. */
  invalidEntry(page: number): number {
    return 2 + this.size.pages + page;
  }

  pmd(pmd: number): number {
    return this.first.pmd + pmd;
  }

  /** A PTE: 0, or 1 + the huge page that the small page is part of. */
  pte(pmd: number, pte: number): number {
    return this.first.pte + pmd * this.size.ptes + pte;
  }

  lock(pmd: number): number {
    return this.first.lock + pmd;
  }

  reference(page: number, pte: number): number {
    return this.first.reference + page * this.size.ptes + pte;
  }

  /** The huge TLB entry of a CPU for an address: 0, or 1 + page. */
  tlbHuge(cpu: number, pmd: number): number {
    return this.first.huge + cpu * this.size.pmds + pmd;
  }

  /** A small TLB entry, as a PTE. */
  tlbSmall(cpu: number, pmd: number, pte: number): number {
    return this.first.small + (cpu * this.size.pmds + pmd) * this.size.ptes + pte;
  }

  isHuge(pmd: number): Expression {
    return any(...times(this.size.pages, (page) => eq(read(this.pmd(pmd)), this.hugeEntry(page))));
  }

  /** A thread with a program counter of so many values. */
  thread(name: string, counters: number): RaceProcess {
    const process = this.processes.length;
    const local = (variable: string, values: number): number =>
      this.variables.push({ name: `${name}.${variable}`, values, initial: 0, process }) - 1;
    const pc = local('pc', counters);
    this.processes.push({ name, path: name, kind: 'cpu', lane: process, pc });
    const goto = (to: number): Statement => assign(pc, to);
    const step: RaceProcess['step'] = (at, label, guard, body) => {
      this.actions.push(action(process, label, body, { pc: at, ...(guard === undefined ? {} : { guard }) }));
    };
    return {
      local,
      goto,
      step,
      each: ({ pc: at, label, guard, counter, count, next }, body) => {
        for (let value = 0; value < count; value++) {
          const on = value + 1 < count ? [assign(counter, value + 1)] : [assign(counter, 0), goto(next)];
          step(at, label, all(guard, eq(read(counter), value)), [...body(value), ...on]);
        }
      },
    };
  }

  /** The walker of a CPU; returns a function that adds an action to it. */
  walker(cpu: number): (label: string, guard: Expression, body: readonly Statement[]) => void {
    const name = `walker of CPU${cpu}`;
    const process = this.processes.push({ name, path: '', kind: 'hardware', lane: cpu }) - 1;
    return (label, guard, body) => void this.actions.push(action(process, label, body, { guard }));
  }

  system(): TransitionSystem {
    return {
      name: 'race',
      variables: this.variables,
      tables: [],
      processes: this.processes,
      actions: this.actions,
      rules,
      invariants: this.invariants(),
      finals: [],
      sometimes: [],
      deadlock: raceRule.deadlock,
      progress: [],
    };
  }

  private invariants(): readonly Condition[] {
    const { cpus, pmds, ptes, pages } = this.size;
    const never = (rule: number, ...conditions: readonly Expression[]): Condition => ({
      rule,
      condition: not(all(...conditions)),
    });
    const free = (page: number, pte: number): Expression => not(read(this.reference(page, pte)));
    return times(cpus, (c) =>
      times(pmds, (m) => [
        ...times(pages, (p) =>
          never(
            raceRule.freedHuge,
            eq(read(this.tlbHuge(c, m)), p + 1),
            any(...times(ptes, (k) => free(p, k))),
          ),
        ),
        ...times(ptes, (k) => [
          ...times(pages, (p) =>
            never(raceRule.freedSmall, eq(read(this.tlbSmall(c, m, k)), p + 1), free(p, k)),
          ),
          never(raceRule.mixed, ne(read(this.tlbSmall(c, m, k)), 0), ne(read(this.tlbHuge(c, m)), 0)),
        ]).flat(),
      ]),
    ).flat(2);
  }
}
