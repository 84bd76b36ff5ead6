import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { megabytes, seconds } from '../measure/format.ts';
import type { NodeRun } from '../measure/node-run.ts';
import type { Goal, Section } from '../section.ts';
import { leftOut } from '../section.ts';
import type { CheckCommand } from './check-runs.ts';
import { cpuRemark, failuresOf, runCheckCommand } from './check-runs.ts';

const architectures = ['riscv64', 'arm', 'arm64'];

/** Compiling all that one architecture needs into an empty cache. */
export const coldCompileSection: Section = {
  name: 'cold',
  title: 'Cold compile of one architecture',
  async measure({ tree, cold, effort }, progress) {
    if (tree === undefined) return leftOut('there is no kernel tree');
    if (cold === 'left out') return leftOut('it takes minutes; ask for it with --cold');
    const rows: (readonly string[])[] = [];
    const goals: Goal[] = [];
    const failures: string[] = [];
    for (const architecture of effort === 'quick' ? architectures.slice(0, 1) : architectures) {
      progress(`compiling ${architecture} into an empty cache`);
      const command = { tree, architecture, scenario: 'split-vs-zap', entries: 512 } as const;
      const run = await onEmptyCache(command);
      failures.push(...failuresOf(command, [run]));
      const { wall, cpu } = run.search ?? { wall: Number.NaN, cpu: Number.NaN };
      rows.push([architecture, seconds(wall), seconds(cpu), megabytes(run.peakBytes), seconds(run.wall)]);
      goals.push({
        what: `cold compile of ${architecture}, wall s`,
        figure: wall / 1000,
        sense: 'below',
        bound: 60,
        remark: cpuRemark([cpu]),
      });
    }
    return {
      tables: [
        {
          columns: ['architecture', 'wall s', 'CPU s', 'peak resident set, MB', 'wall s, search included'],
          rows,
        },
      ],
      notes: [
        'One run each of `thpcheck check TREE --arch ... split-vs-zap` on an empty cache directory, up to the first ' +
          'exploration step: Kconfig, generated headers, all C files, reading and linking.',
      ],
      goals,
      failures,
    };
  },
};

async function onEmptyCache(command: CheckCommand): Promise<NodeRun> {
  const cache = mkdtempSync(join(tmpdir(), 'thpcheck-bench-'));
  try {
    return await runCheckCommand({ ...command, cache });
  } finally {
    rmSync(cache, { recursive: true, force: true });
  }
}
