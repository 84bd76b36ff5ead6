import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { megabytes, seconds } from '../measure/format.ts';
import { runNode, type NodeRun } from '../measure/node-run.ts';
import { commandLine } from '../paths.ts';
import type { Section } from '../section.ts';
import { leftOut } from '../section.ts';

/** Megabyte, as goals for memory are stated. */
const megabyte = 1e6;

/** Helpers of all architectures of a tree, first into an empty cache, then out of it. */
export const helpersSection: Section = {
  name: 'helpers',
  title: 'Helpers of every architecture',
  async measure({ tree, effort }, progress) {
    if (tree === undefined) return leftOut('there is no kernel tree');
    const cache = mkdtempSync(join(tmpdir(), 'thpcheck-bench-'));
    const few = effort === 'quick' ? ['--arch', 'arm'] : [];
    const run = (what: string): Promise<NodeRun> => {
      progress(`thpcheck helpers, ${what}`);
      return runNode(commandLine, ['helpers', tree, '--cache', cache, '--quiet', ...few]);
    };
    try {
      const cold = await run('empty cache');
      const warm = await run('from the cache');
      const runs = [
        ['empty cache', cold],
        ['from the cache', warm],
      ] as const;
      return {
        tables: [
          {
            columns: ['`thpcheck helpers TREE`', 'wall s', 'CPU s', 'peak resident set, MB'],
            rows: runs.map(([name, { wall, end, peakBytes }]) => [
              name,
              seconds(wall),
              seconds(end.cpu),
              megabytes(peakBytes),
            ]),
          },
        ],
        notes: [
          `${cold.stdout.split('\n').filter((line) => line.includes(' helpers, ')).length} architectures: ` +
            'configuration, compiling, execution on all words, formulas, classes, rules.',
        ],
        goals: [
          {
            what: 'all architectures, empty cache, wall s',
            figure: cold.wall / 1000,
            sense: 'below',
            bound: 90,
          },
          {
            what: 'all architectures, from the cache, wall s',
            figure: warm.wall / 1000,
            sense: 'below',
            bound: 2,
          },
          {
            what: 'peak resident set, MB',
            figure: cold.peakBytes / megabyte,
            sense: 'below',
            bound: 1200,
          },
        ],
        failures: [
          ...runs.flatMap(([name, { status }]) =>
            status === 0 || status === 1 ? [] : [`helpers, ${name}: exit status ${String(status)}`],
          ),
          ...(cold.stdout === warm.stdout ? [] : ['the cache gives another report than the first run']),
        ],
      };
    } finally {
      rmSync(cache, { recursive: true, force: true });
    }
  },
};
