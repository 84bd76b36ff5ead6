/**
 * The form of the built-in model: a finite transition system as plain data. Every variable has a declared finite
 * range, so that a state packs into a few 32-bit words and successors can be generated as WebAssembly.
 *
 * A state gives each variable a value. An action is one atomic step of one process: when its guard is non-zero
 * its statements run in order, each seeing the effects of those before it. Several actions may be enabled, of one
 * process too: that is how hardware chooses. All arithmetic is on int32.
 */

/** A variable with values `0 .. values - 1`. */
export interface Variable {
  /** As a trace names it: `pmd[0]`, `tlb[1].huge[0]`, `CPU0.split.old`. */
  readonly name: string;
  /** Number of values, 1 to 2^31. */
  readonly values: number;
  readonly initial: number;
  /** What a trace prints for each value; the number itself where it is missing. */
  readonly labels?: readonly string[];
  /** Set for a local of a process: dead values of it may be replaced by 0. */
  readonly process?: ProcessId;
}

/** Number of a variable in {@link TransitionSystem.variables}. */
export type VariableId = number;
/** Number of a process in {@link TransitionSystem.processes}. */
export type ProcessId = number;
/** Number of a table in {@link TransitionSystem.tables}. */
export type TableId = number;
/** Number of a rule in {@link TransitionSystem.rules}. */
export type RuleId = number;

/** A constant function from `0 .. cells.length - 1` to int32, such as `pmd_none` over all entry values. */
export interface Table {
  /** `pmd_none`, `pmd_mkinvalid`. */
  readonly name: string;
  readonly cells: Int32Array;
}

/** Binary operations on int32; comparisons give 1 or 0. `shl` and `shr` take the shift modulo 32. */
export type BinaryOperator =
  'add' | 'sub' | 'mul' | 'and' | 'or' | 'xor' | 'shl' | 'shr' | 'eq' | 'ne' | 'lt' | 'le';

/** An expression over variables; has no effects. */
export type Expression =
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'variable'; readonly variable: VariableId }
  /** Variable `first + index` of `count` variables of equal range; the index must be below `count`. */
  | {
      readonly kind: 'element';
      readonly first: VariableId;
      readonly count: number;
      readonly index: Expression;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** 1 if the operand is 0, else 0. */
  | { readonly kind: 'not'; readonly operand: Expression }
  /** Both alternatives may be evaluated: they must be within bounds whatever the condition. */
  | {
      readonly kind: 'choose';
      readonly condition: Expression;
      readonly whenTrue: Expression;
      readonly whenFalse: Expression;
    }
  /** The index must be below the length of the table. */
  | { readonly kind: 'table'; readonly table: TableId; readonly index: Expression };

/** A statement of an action. */
export type Statement =
  | { readonly kind: 'assign'; readonly variable: VariableId; readonly value: Expression }
  /** Assigns variable `first + index` of `count`. */
  | {
      readonly kind: 'assign-element';
      readonly first: VariableId;
      readonly count: number;
      readonly index: Expression;
      readonly value: Expression;
    }
  | {
      readonly kind: 'if';
      readonly condition: Expression;
      readonly then: readonly Statement[];
      readonly otherwise: readonly Statement[];
    }
  /** Records that a rule is broken when the condition is 0; the statements after it run all the same. */
  | { readonly kind: 'check'; readonly condition: Expression; readonly rule: RuleId };

/** A line of execution: a CPU running a kernel path, or a piece of hardware. */
export interface Process {
  /** `CPU0`, `walker of CPU1`. */
  readonly name: string;
  /** What it runs, such as `split` or `zap`; empty for hardware. */
  readonly path: string;
  /** `cpu`: must come to its end; `hardware`: acts when it can and never has to. */
  readonly kind: 'cpu' | 'hardware';
  /** Column of diagrams, counted from 0; hardware shares the column of its CPU. */
  readonly lane: number;
  /** Program counter; undefined for a process without one. */
  readonly pc?: VariableId;
  /** Value of the program counter at which a `cpu` process has finished. */
  readonly end?: number;
}

/** Where the modelled step comes from. */
export interface Source {
  /** Kernel file (`mm/huge_memory.c`) or manual (`ARM DDI 0487 D8.14`). */
  readonly file: string;
  /** Function of that file, or empty. */
  readonly function: string;
}

/** One atomic step of one process. */
export interface Action {
  readonly process: ProcessId;
  /** Enabled only at this value of the process's program counter; undefined: at any. */
  readonly pc?: number;
  /** What happens, in kernel words: `set_pmd_at(pmd_mkinvalid(*pmd))`. */
  readonly label: string;
  readonly source: Source;
  /** Functions entered and not left, outermost first, for the diagram. */
  readonly calls: readonly string[];
  /** Further condition; undefined: none. A `cpu` process whose actions are all disabled waits. */
  readonly guard?: Expression;
  readonly body: readonly Statement[];
}

/** A rule that a `check`, an invariant or a final condition can break. */
export interface BrokenRule {
  /** `P2`, `BUG`, `deadlock`. */
  readonly id: string;
  /** One line with kernel names that says what happened. */
  readonly message: string;
}

/** A condition on states, and the rule that is broken when it is 0. */
export interface Condition {
  readonly rule: RuleId;
  readonly condition: Expression;
}

/** A state that a search has to reach for its verdict to mean anything. */
export interface Sometimes {
  /** `the PMD is invalid and the table is not yet there`. */
  readonly name: string;
  readonly condition: Expression;
}

/** A finite transition system; see the head of this file. */
export interface TransitionSystem {
  readonly name: string;
  readonly variables: readonly Variable[];
  readonly tables: readonly Table[];
  readonly processes: readonly Process[];
  readonly actions: readonly Action[];
  readonly rules: readonly BrokenRule[];
  /** Hold in every reachable state. */
  readonly invariants: readonly Condition[];
  /** Hold in every state in which all `cpu` processes have finished. */
  readonly finals: readonly Condition[];
  readonly sometimes: readonly Sometimes[];
  /**
   * Rule recorded for a state in which some `cpu` process has not finished and no action of any `cpu` process,
   * and no action of `progress` hardware, is enabled.
   */
  readonly deadlock: RuleId;
  /** Hardware processes whose enabled actions count as progress (interrupts, invalidations under way). */
  readonly progress: readonly ProcessId[];
}
