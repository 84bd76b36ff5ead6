import { any, eq } from '../transition/expression.ts';
import type { VariableReference } from '../transition/expression.ts';
import type { Action, RuleId, Statement, TransitionSystem, VariableId } from '../transition/form.ts';

/** What P11 asks for: stores to these variables only under this lock. */
export interface LockCoverage {
  readonly entries: ReadonlySet<VariableId>;
  /** Holds the number of the CPU that has the lock plus 1. */
  readonly lock: VariableReference;
  /** Held for writing it keeps everybody else out as well; `exclusive` is its value then. */
  readonly outer: VariableReference;
  readonly exclusive: number;
  /** Paths that run when nobody else can reach the entries (exit after the last user). */
  readonly alone: ReadonlySet<string>;
  readonly rule: RuleId;
}

/**
 * The system with P11 checked: every action of a kernel path that stores to one of the entries does so while its CPU
 * holds the lock. Hardware needs no lock.
 */
export function withLockCoverage(system: TransitionSystem, coverage: LockCoverage): TransitionSystem {
  const actions = system.actions.map((action): Action => {
    const { kind, path, lane } = system.processes[action.process]!;
    if (kind !== 'cpu' || coverage.alone.has(path)) return action;
    const covered = any(eq(coverage.lock, lane + 1), eq(coverage.outer, coverage.exclusive));
    const body = checked(action.body, coverage, {
      kind: 'check',
      condition: covered,
      rule: coverage.rule,
    });
    return { ...action, body };
  });
  return { ...system, actions };
}

function checked(body: readonly Statement[], coverage: LockCoverage, check: Statement): readonly Statement[] {
  return body.flatMap((statement): readonly Statement[] => {
    switch (statement.kind) {
      case 'assign':
        return coverage.entries.has(statement.variable) ? [check, statement] : [statement];
      case 'assign-element': {
        const { first, count } = statement;
        const touched = Array.from({ length: count }, (_, at) => first + at);
        return touched.some((variable) => coverage.entries.has(variable)) ? [check, statement] : [statement];
      }
      case 'if':
        return [
          {
            ...statement,
            then: checked(statement.then, coverage, check),
            otherwise: checked(statement.otherwise, coverage, check),
          },
        ];
      case 'check':
        return [statement];
    }
  });
}
