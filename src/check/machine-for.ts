import { FlatMachine } from '../machine/flat-machine.ts';
import { MachineStop } from '../machine/machine-stop.ts';
import type { WatchRule } from '../machine/watch.ts';
import type { CodeSource } from '../machine/executor.ts';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { rules } from '../property/rules.ts';
import type { PathRole, RuleId } from '../property/rule.ts';
import type { WindowRequest } from '../machine/address-space.ts';
import { setupFailed } from './diagnostics.ts';

/** What one scenario needs of a machine. */
export interface ScenarioMachine {
  readonly code: CodeSource;
  readonly windows: readonly WindowRequest[];
  /** Paths by CPU, such as `split`, `zap`. */
  readonly paths: readonly string[];
  readonly roles: readonly PathRole[];
  readonly rules: readonly RuleId[];
  /** State in which the page is mapped at the start; set-up is the function thpcheck_setup_NAME(). */
  readonly begins?: string;
  /** Further looks at reads of the watched entry. */
  readonly observers: readonly WatchRule[];
}

/** Makes the machine of a scenario and puts it into its initial state; set-up of the harness runs here. */
export function machineFor(scenario: ScenarioMachine): FlatMachine {
  const watchRules = [
    ...scenario.observers,
    ...scenario.rules.flatMap((id): WatchRule[] => {
      const watch = rules[id].watch;
      return watch === undefined ? [] : [watch(scenario.roles)];
    }),
  ];
  const machine = new FlatMachine({
    code: scenario.code,
    entries: scenario.paths.map((path) => `thpcheck_path_${path}`),
    setup: scenario.begins === undefined ? 'thpcheck_setup' : `thpcheck_setup_${scenario.begins}`,
    finish: 'thpcheck_finish',
    windows: scenario.windows,
    threadPointers: 'thpcheck_thread_pointers',
    perCpuOffsets: '__per_cpu_offset',
    interruptLocks: 'thpcheck_interrupt_locks',
    classifyPrefix: 'thpcheck_classify_',
    watchRules,
  });
  try {
    machine.reset();
  } catch (error) {
    if (error instanceof MachineStop) throw new ThpcheckError(setupFailed(error.message, error.frames));
    throw error;
  }
  return machine;
}
