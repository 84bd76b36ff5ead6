import type { ExplorableMachine } from '../../machine/explorable.ts';
import type { EventOrder } from '../event-order.ts';
import { Trail } from '../trail.ts';
import { WitnessLog } from './witness-log.ts';

/** A trail that keeps the most readable witness of each violation; the order of events must be up to date. */
export class WitnessTrail extends Trail {
  override readonly violations: WitnessLog;

  constructor(machine: ExplorableMachine, order: EventOrder) {
    super(machine, 'switches');
    this.violations = new WitnessLog(order);
  }

  override close(waiting: number): void {
    this.violations.expect('everything');
    super.close(waiting);
    this.violations.expect('last event');
  }
}
