import type { GracePeriods } from './grace-periods.ts';
import type { VariableArray } from '../../transition/build/recorder.ts';
import type { PathBuilder } from '../../transition/build/path-builder.ts';
import type { SystemBuilder } from '../../transition/build/system-builder.ts';
import { eq } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';

/**
 * Whether each CPU takes interrupts. A CPU without a kernel path always does. Grace periods wait for sections with
 * interrupts off (RCU-sched, which RCU includes since 4.20).
 */
export class Interrupts {
  private readonly disabled: VariableArray;
  private readonly gracePeriods: GracePeriods;

  constructor(system: SystemBuilder, gracePeriods: GracePeriods, cpus: number) {
    this.gracePeriods = gracePeriods;
    this.disabled = system.array('interrupts off', cpus, 2);
  }

  /** `local_irq_disable()` or `local_irq_save()`; a step of the path. */
  disable(path: PathBuilder): void {
    path.step('local_irq_disable()', () => {
      path.assign(this.disabled.cell(path.cpu), 1);
      this.gracePeriods.enter(path);
    });
  }

  /** Interrupts back on, as part of the current step. */
  enable(path: PathBuilder): void {
    path.assign(this.disabled.cell(path.cpu), 0);
    this.gracePeriods.leave(path);
  }

  /** 1 if the CPU takes interrupts. */
  enabled(cpu: number): Expression {
    return eq(this.disabled.cell(cpu), 0);
  }
}
