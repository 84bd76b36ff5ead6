import { isInstalled } from '../measure/native-run.ts';
import type { Checker, PeerRun } from './checker.ts';
import type { Compilation } from './compile.ts';
import { measuredRun } from './measured-run.ts';
import type { PromelaModel, SpinReport, SpinSizes } from './spin.ts';
import { buildSpin, panArguments, readSpin, reducingSpinOptions, spinOptions } from './spin.ts';
import { installedCompilers, type Workshop } from './workshop.ts';

/** States that a first search has room for in its stack; the measured ones are given what that one needed. */
const deepest = 16_000_000;

/** Beyond so many states one compiler is taken: gcc -O3, mostly the fastest. */
const mostTried = 3_000_000;

/**
 * SPIN's depth-first search without partial-order reduction and with it, compiled by the compiler and at the level of
 * optimisation whose program is fastest without. Its hash table and its stack are made to measure, as SPIN does not
 * enlarge the one and clears all of the other.
 */
export function spinCheckers(
  model: PromelaModel,
  states: number,
  workshop: Workshop,
): readonly [unreduced: Checker, reduced: Checker] {
  const names = ['SPIN dfs', 'SPIN dfs, with its reduction'] as const;
  const absent = (needs: string): readonly [Checker, Checker] => [
    { kind: 'absent', name: names[0], needs },
    { kind: 'absent', name: names[1], needs },
  ];
  if (!isInstalled('spin', '-V')) return absent('spin (Debian package spin)');
  const candidates = installedCompilers().flatMap((compiler) =>
    (['-O2', '-O3'] as const).map((optimisation) => ({ compiler, optimisation })),
  );
  const unreduced = candidates.map((compilation) => ({
    compilation,
    pan: new Pan(model, compilation, spinOptions, workshop),
  }));
  const [first, ...others] = unreduced;
  if (first === undefined) return absent('gcc or clang');
  const sizes = {
    table: Math.max(16, Math.ceil(Math.log2(states))),
    depth: Math.min(states + 1000, deepest),
  };
  if (states > mostTried) {
    const usual = unreduced.find(({ compilation }) => compilation.compiler === 'gcc') ?? first;
    const { compiler } = usual.compilation;
    const best = unreduced.find(
      ({ compilation }) => compilation.compiler === compiler && compilation.optimisation === '-O3',
    );
    const { pan, compilation } = best ?? usual;
    const reducing = new Pan(model, compilation, reducingSpinOptions, workshop);
    return [pan.checker(names[0], pan.measureDepth(sizes)), reducing.checker(names[1], sizes)];
  }
  const measured = first.pan.measureDepth(sizes);
  let fastest = { ...first, cpu: first.pan.search(measured).cpu };
  for (const each of others) {
    const { cpu } = each.pan.search(measured);
    if (cpu < fastest.cpu) fastest = { ...each, cpu };
  }
  const reducing = new Pan(model, fastest.compilation, reducingSpinOptions, workshop);
  return [fastest.pan.checker(names[0], measured), reducing.checker(names[1], reducing.measureDepth(sizes))];
}

/** A program that SPIN made of a model. */
class Pan {
  private readonly options: string;
  private readonly compilation: Compilation;
  private readonly workshop: Workshop;
  private readonly built: ReturnType<Workshop['build']>;

  constructor(model: PromelaModel, compilation: Compilation, options: string, workshop: Workshop) {
    const { compiler, optimisation } = compilation;
    const madeOf = ['spin', options, compiler, optimisation, model.text, ...model.defines];
    this.options = options;
    this.compilation = compilation;
    this.workshop = workshop;
    this.built = workshop.build(madeOf, (directory) => buildSpin(directory, model, compilation, options));
  }

  search(sizes: SpinSizes): PeerRun & SpinReport {
    const run = measuredRun(this.workshop, this.built.directory, 'pan', panArguments(sizes));
    const { output, cpu, wall, peakBytes } = run;
    const report = readSpin(output);
    return { ...report, cpu, wall, peakBytes, bytesPerState: report.bytes / report.states };
  }

  /** Sizes with a stack as deep as the search needs. */
  measureDepth(sizes: SpinSizes): SpinSizes {
    return { ...sizes, depth: this.search(sizes).depth + 10 };
  }

  checker(name: string, sizes: SpinSizes): Checker {
    const { compiler, optimisation } = this.compilation;
    return {
      kind: 'ready',
      name: `${name} (${this.options}, ${compiler} ${optimisation})`,
      preparation: this.built.cpu,
      run: () => this.search(sizes),
    };
  }
}
