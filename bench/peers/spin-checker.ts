import { isInstalled } from '../measure/native-run.ts';
import type { Checker, PeerRun } from './checker.ts';
import { measuredRun } from './measured-run.ts';
import type { PromelaModel, SpinReport, SpinSizes } from './spin.ts';
import { buildSpin, panArguments, readSpin, spinOptions } from './spin.ts';
import { installedCompilers, type Workshop } from './workshop.ts';

/** States that a first search has room for in its stack; the measured ones are given what that one needed. */
const deepest = 16_000_000;

/**
 * SPIN's depth-first search without partial-order reduction, compiled by the compiler whose program is faster. Its hash
 * table and its stack are made to measure, as SPIN does not enlarge the one and clears all of the other.
 */
export function spinChecker(model: PromelaModel, states: number, workshop: Workshop): Checker {
  const name = 'SPIN dfs';
  if (!isInstalled('spin', '-V')) return { kind: 'absent', name, needs: 'spin (Debian package spin)' };
  const compilers = installedCompilers();
  if (compilers.length === 0) return { kind: 'absent', name, needs: 'gcc or clang' };
  const table = Math.max(16, Math.ceil(Math.log2(states)));
  let depth: number | undefined;
  const candidates = compilers.map((compiler) => {
    const built = workshop.build(['spin', spinOptions, compiler, model.text, ...model.defines], (directory) =>
      buildSpin(directory, model, { compiler, optimisation: '-O3' }),
    );
    const search = (sizes: SpinSizes): PeerRun & SpinReport => {
      const { output, cpu, peakBytes } = measuredRun(workshop, built.directory, 'pan', panArguments(sizes));
      const report = readSpin(output);
      return { ...report, cpu, peakBytes, bytesPerState: report.bytes / report.states };
    };
    depth ??= search({ table, depth: Math.min(states + 1000, deepest) }).depth + 10;
    const sizes = { table, depth };
    return { compiler, built, run: (): PeerRun => search(sizes), cpu: search(sizes).cpu };
  });
  const { compiler, built, run } = candidates.reduce((a, b) => (b.cpu < a.cpu ? b : a));
  return {
    kind: 'ready',
    name: `${name} (${spinOptions}, ${compiler} -O3)`,
    preparation: built.cpu,
    run,
  };
}
