import { isInstalled, runNative } from '../measure/native-run.ts';
import { benchFile } from '../paths.ts';
import type { Checker, PeerRun } from './checker.ts';
import { compiled, mustEndWell } from './compile.ts';

/** SPIN without partial-order reduction, verifier compiled in `directory` by the C compiler. */
export function spinChecker(n: number, directory: string): Checker {
  const name = 'SPIN dfs';
  if (!isInstalled('spin', '-V')) return { kind: 'absent', name, needs: 'spin (Debian package spin)' };
  if (!isInstalled('gcc', '--version')) return { kind: 'absent', name, needs: 'gcc' };
  mustEndWell('spin', runNative(directory, 'spin', [`-DN=${n}`, '-a', benchFile('peers/last-zero.pml')]));
  const verifier = compiled('gcc', directory, 'pan.c', ['-DSAFETY', '-DNOREDUCE', '-w']);
  return {
    kind: 'ready',
    name: `${name} (-DSAFETY -DNOREDUCE, gcc -O3)`,
    run: () => run(directory, verifier),
  };
}

function run(directory: string, verifier: string): PeerRun {
  // 2^22 slots: SPIN does not enlarge its table while it searches.
  const done = mustEndWell('the verifier of SPIN', runNative(directory, verifier, ['-n', '-w22']));
  const states = Number(/([\d.e+]+) states, stored/.exec(done.output)?.[1]);
  const megabytes = Number(/([\d.]+)\s+actual memory usage for states/.exec(done.output)?.[1]);
  return { states, cpu: done.cpu, bytesPerState: (megabytes * 2 ** 20) / states };
}
