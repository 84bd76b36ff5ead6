import type { AttemptsResult } from '../../engine/stress/run-attempts.ts';
import type { SchedulerSummary } from './result.ts';

/** Sentences that say what the figures of a scheduler mean, and what they do not. */
export function schedulerBounds(scheduler: SchedulerSummary): readonly string[] {
  const always = 'a probability is one of attempts under this scheduler, not of calls on a real machine';
  switch (scheduler.kind) {
    case 'random':
      return [
        always,
        'each step is chosen anew among all that can move: far more switches than CPUs of like speed would have',
      ];
    case 'pct':
      return [
        always,
        'few switches, at random steps: made to find violations, not to say how frequent they are',
      ];
    case 'timed': {
      const assumed = scheduler.costs.filter(({ basis }) => basis === 'assumed').map(({ name }) => name);
      return [
        always,
        ...(assumed.length === 0
          ? []
          : [`costs of ${assumed.join(', ')} are assumed round numbers, not measured on any machine`]),
        'caches, store buffers, interrupts and preemption have no part in what a step costs',
      ];
    }
  }
}

/** What the end of a run means for its figures. */
export function stopBounds({ end, cut }: AttemptsResult): readonly string[] {
  return [
    ...(end.kind === 'first violation'
      ? ['the run stopped at its first violation: one hit in so many attempts overstates the probability']
      : []),
    ...(cut > 0 ? ['attempts that were given up count as attempts that broke nothing more'] : []),
  ];
}
