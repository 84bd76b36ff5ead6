import type { SchedulerSummary } from '../../check/stress/result.ts';
import { field } from '../claim.ts';
import { probabilityText } from './figures.ts';

/** Lines that say how steps were chosen, with every figure that the result depends on. */
export function schedulerLines(scheduler: SchedulerSummary): readonly string[] {
  switch (scheduler.kind) {
    case 'random':
      return field(
        'scheduler',
        `random: each step uniformly among all that can move, hardware with weight ${scheduler.hardwareWeight}`,
      );
    case 'pct': {
      const { depth, cpus, steps, stepsFrom, guarantee, caveats } = scheduler;
      return [
        ...field(
          'scheduler',
          `pct: random priorities, ${depth - 1} change point${depth === 2 ? '' : 's'} among ${steps} steps (${stepsFrom})`,
        ),
        ...field(
          'guarantee',
          `a bug of depth ${depth} is found by an attempt with probability 1/(n k^(d-1)) = ${probabilityText(guarantee)} ` +
            `at least, n = ${cpus}, k = ${steps}, d = ${depth}${caveats.map((caveat) => `; ${caveat}`).join('')}`,
        ),
      ];
    }
    case 'timed': {
      const { window, jitter, costs, delays } = scheduler;
      const list = (basis: 'assumed' | 'given'): string =>
        costs
          .filter((cost) => cost.basis === basis)
          .map(({ name, cycles }) => `${name} ${cycles}`)
          .join(', ');
      return [
        ...field(
          'scheduler',
          `timed: CPUs begin within ${window} cycles, costs vary by ${Math.round(jitter * 100)} %`,
        ),
        ...(list('given') === '' ? [] : field('cycles given', list('given'))),
        ...(list('assumed') === ''
          ? []
          : field('assumed', `${list('assumed')} (cycles; --cost NAME=N sets one)`)),
        ...delays.flatMap(({ name, when, cycles, applied }) =>
          field('delay', `${cycles} cycles ${when} ${name}, which held a CPU up ${applied} times`),
        ),
      ];
    }
  }
}
