import { Bench } from 'tinybench';
import { cpuMilliseconds } from '../measure/cpu-clock.ts';
import { short } from '../measure/format.ts';
import type { Section } from '../section.ts';
import { engineTasks } from './tasks.ts';

/** The engines alone, on programs so small that their machine hardly counts; needs no kernel tree. */
export const engineSection: Section = {
  name: 'engine',
  title: 'Engine overhead, on toy programs',
  async measure({ effort }, progress) {
    const rows: (readonly string[])[] = [];
    const failures: string[] = [];
    for (const { name, run } of engineTasks()) {
      progress(name);
      const transitions = run();
      const bench = new Bench({
        now: cpuMilliseconds,
        ...(effort === 'quick'
          ? { time: 1, iterations: 1, warmupTime: 1, warmupIterations: 1 }
          : { time: 1000, iterations: 5, warmupTime: 500, warmupIterations: 2 }),
      });
      bench.add(name, () => {
        const again = run();
        if (again !== transitions) throw new Error(`${again} transitions, not ${transitions}`);
      });
      const [task] = await bench.run();
      const result = task?.result;
      if (result?.state !== 'completed') {
        failures.push(`${name}: ${result?.state === 'errored' ? result.error.message : 'was not measured'}`);
        continue;
      }
      const { p50, mad, samplesCount } = result.latency;
      rows.push([
        name,
        String(transitions),
        short((transitions * 1000) / p50),
        p50.toFixed(2),
        mad.toFixed(2),
        String(samplesCount),
      ]);
    }
    return {
      tables: [{ columns, rows }],
      notes: [
        'One thread, warm code. `toy machine` is the interpreter of the tests: what it leaves is the cost of the engine. ' +
          '`flat machine` runs kernel code. `3 CPUs in turn`: each takes one lock and works on 512 words, 6 executions; ' +
          '`lastzero(n)`: the program of the literature, 3328 traces for n = 10. `steps alone`: no search, nothing undone.',
      ],
      goals: [],
      failures,
    };
  },
};

const columns = [
  'program and engine',
  'transitions',
  'transitions per CPU s',
  'CPU ms, median',
  'MAD',
  'runs',
];
