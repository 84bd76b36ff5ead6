import { runAttempts, type AttemptsRequest } from '../../engine/stress/run-attempts.ts';
import type { StressSubject } from '../../engine/stress/subject.ts';
import { sweepPoint } from './finish-result.ts';
import { makeScheduler } from './make-scheduler.ts';
import type { SweepPoint } from './result.ts';
import type { StressRequest } from './stress-request.ts';

/**
 * Runs all attempts again for each length of the first delay of a `timed` scheduler: the probability as a function of
 * the delay. Empty without a sweep.
 */
export async function runSweep(
  subject: StressSubject & { restart?(): void },
  request: StressRequest,
  attempts: AttemptsRequest,
): Promise<readonly SweepPoint[]> {
  const { scheduler } = request;
  if (scheduler.kind !== 'timed') return [];
  const points: SweepPoint[] = [];
  for (const cycles of request.sweep) {
    const [first, ...others] = scheduler.delays;
    const delays = first === undefined ? [] : [{ ...first, cycles }, ...others];
    const made = makeScheduler(subject, { ...request, scheduler: { ...scheduler, delays } });
    const result = await runAttempts(subject, made.scheduler, attempts);
    if (result.end.kind === 'interrupted' || result.end.kind === 'unmodelled') break;
    points.push(sweepPoint(cycles, result));
  }
  return points;
}
