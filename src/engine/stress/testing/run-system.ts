import type { TransitionSystem } from '../../../transition/form.ts';
import { runAttempts, type AttemptsRequest, type AttemptsResult } from '../run-attempts.ts';
import type { Scheduler } from '../scheduler.ts';
import type { StepPlace } from '../subject.ts';
import { SystemSubject } from '../system-subject.ts';

/** A subject whose steps cost what their labels say. */
export function subjectOf(system: TransitionSystem): SystemSubject {
  const places = system.actions.map(({ label, calls }): StepPlace => ({ costClass: label, calls, label }));
  return new SystemSubject(system, places);
}

/** Runs attempts of a system, 2000 unless said otherwise. */
export function run(
  subject: SystemSubject,
  scheduler: Scheduler,
  request: Partial<AttemptsRequest> = {},
): Promise<AttemptsResult> {
  return runAttempts(subject, scheduler, {
    seed: 1n,
    attempts: 2000,
    mostSteps: 10_000,
    stopAtFirst: false,
    ...request,
  });
}
