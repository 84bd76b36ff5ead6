import { isInstalled } from '../measure/native-run.ts';
import type { Checker } from './checker.ts';
import { measuredRun } from './measured-run.ts';
import type { MurphiModel } from './rumur.ts';
import { buildRumur, readRumur } from './rumur.ts';
import { installedCompilers, type Workshop } from './workshop.ts';

/** rumur with one thread; its verifier is compiled by clang where there is one, because gcc makes it much slower. */
export function rumurChecker(model: MurphiModel, workshop: Workshop): Checker {
  const name = 'rumur bfs';
  if (!isInstalled('rumur', '--version'))
    return { kind: 'absent', name, needs: 'rumur (Debian package rumur)' };
  const [compiler] = installedCompilers();
  if (compiler === undefined) return { kind: 'absent', name, needs: 'clang or gcc' };
  const { optimisation } = model;
  const built = workshop.build(['rumur', compiler, JSON.stringify(model)], (directory) =>
    buildRumur(directory, model, compiler),
  );
  return {
    kind: 'ready',
    name: `${name} (1 thread, ${compiler} ${optimisation})`,
    preparation: built.cpu,
    run: () => {
      const { output, cpu, wall, peakBytes } = measuredRun(workshop, built.directory, 'verifier', []);
      return { ...readRumur(output), cpu, wall, peakBytes };
    },
  };
}
