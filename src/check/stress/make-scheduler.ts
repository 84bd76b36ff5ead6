import { AttemptRunner } from '../../engine/stress/one-attempt.ts';
import { pctGuarantee, PctScheduler } from '../../engine/stress/pct-scheduler.ts';
import { RandomScheduler, weightsOf } from '../../engine/stress/random-scheduler.ts';
import { RandomSource } from '../../engine/stress/random-source.ts';
import type { AttemptsResult } from '../../engine/stress/run-attempts.ts';
import type { Scheduler } from '../../engine/stress/scheduler.ts';
import type { StressSubject } from '../../engine/stress/subject.ts';
import { TimedScheduler } from '../../engine/stress/timed-scheduler.ts';
import { costTable } from './costs.ts';
import type { SchedulerSummary } from './result.ts';
import type { StressRequest } from './stress-request.ts';

/** Random attempts in which the steps of the CPUs are counted for `pct`. */
const measuredAttempts = 100;

/** A scheduler, and what a report says of it after the attempts. */
export interface MadeScheduler {
  readonly scheduler: Scheduler;
  readonly summary: (result: AttemptsResult) => SchedulerSummary;
}

/** Makes the scheduler of a request. For `pct` without steps, some attempts are made to count them. */
export function makeScheduler(
  subject: StressSubject & { restart?(): void },
  request: Pick<StressRequest, 'scheduler' | 'hardwareWeight' | 'seed' | 'mostSteps'>,
): MadeScheduler {
  const { scheduler: wanted, hardwareWeight } = request;
  const { movers } = subject;
  switch (wanted.kind) {
    case 'random':
      return {
        scheduler: new RandomScheduler(weightsOf(movers, hardwareWeight)),
        summary: () => ({ kind: 'random', hardwareWeight }),
      };
    case 'pct': {
      const { depth } = wanted;
      const steps = wanted.steps ?? stepsOf(subject, request);
      const cpus = movers.filter(({ kind }) => kind === 'cpu').length;
      return {
        scheduler: new PctScheduler(movers, { depth, steps, hardwareWeight }),
        summary: ({ longestOfCpus }) => ({
          kind: 'pct',
          hardwareWeight,
          depth,
          cpus,
          steps,
          stepsFrom: wanted.steps === undefined ? 'measured' : 'given',
          guarantee: pctGuarantee(cpus, { depth, steps }),
          caveats: [
            ...(longestOfCpus > steps
              ? [`an attempt had ${longestOfCpus} steps of CPUs, so change points do not reach its end`]
              : []),
            ...(cpus < movers.length
              ? ['it speaks of the order of the CPUs only: hardware moves at random and has to fit too']
              : []),
          ],
        }),
      };
    }
    case 'timed': {
      const { window, jitter, costs, delays } = wanted;
      const table = costTable(costs);
      const byName = new Map(table.map(({ name, cycles }) => [name, cycles]));
      const scheduler = new TimedScheduler(movers, { window, jitter, costs: byName, delays });
      return {
        scheduler,
        summary: () => ({
          kind: 'timed',
          window,
          jitter,
          costs: table.map((cost) => ({ ...cost, basis: costs.has(cost.name) ? 'given' : 'assumed' })),
          delays: delays.map((delay, at) => ({ ...delay, applied: scheduler.applied[at]! })),
        }),
      };
    }
  }
}

/** The most steps that CPUs made in some random attempts, which have numbers that no attempt of a run has. */
function stepsOf(
  subject: StressSubject & { restart?(): void },
  { hardwareWeight, seed, mostSteps }: Pick<StressRequest, 'hardwareWeight' | 'seed' | 'mostSteps'>,
): number {
  const random = new RandomSource();
  const runner = new AttemptRunner(subject);
  const scheduler = new RandomScheduler(weightsOf(subject.movers, hardwareWeight));
  let most = 1;
  for (let attempt = 0; attempt < measuredAttempts; attempt++) {
    random.begin(~seed & 0xffffffffffffffffn, attempt);
    const end = runner.run(scheduler, random, mostSteps, () => undefined);
    if (end === 'widened') subject.restart?.();
    most = Math.max(most, runner.cpuSteps);
  }
  return most;
}
