/*
 * A process of its own that searches a toy program, keeps checkpoints all the time, goes on from one if there is one,
 * and prints the result. Arguments: file of checkpoints, engine, reduction, size
 * of the program. For tests that kill it.
 */
import { existsSync } from 'node:fs';
import { readCheckpoint, writeCheckpoint } from '../checkpoint/checkpoint-file.ts';
import type { SearchCheckpoint } from '../checkpoint/search-checkpoint.ts';
import type { EngineName } from '../result.ts';
import { runSearch } from '../search.ts';
import type { Reduction } from '../sleeping.ts';
import { lastZero } from './benchmarks.ts';
import { ToyMachine } from './toy-machine.ts';

const [file = '', engine, reduction, size] = process.argv.slice(2);

function former(): SearchCheckpoint | undefined {
  if (!existsSync(file)) return undefined;
  const content = readCheckpoint(file);
  if (content.kind === 'damaged') throw new Error(content.reason);
  const { exploration, ...search } = content.header as SearchCheckpoint;
  return { ...search, exploration: { ...exploration, tables: content.tables } };
}

const resume = former();
const result = await runSearch(new ToyMachine(lastZero(Number(size))), {
  engine: engine as EngineName,
  reduction: reduction as Reduction,
  checkpoints: {
    due: () => true,
    keep({ exploration: { tables, ...rest }, ...search }) {
      const written = writeCheckpoint(file, { ...search, exploration: rest }, tables);
      if (written.kind === 'failed') throw new Error(written.reason);
      // Time to be killed in.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    },
  },
  ...(resume === undefined ? {} : { resume }),
});
process.stdout.write(JSON.stringify(result));
