import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as ClockModule from '../../src/check/clock.ts';
import type * as PrepareModule from '../../src/check/prepare.ts';
import type * as DfsModule from '../../src/engine/dfs.ts';
import type * as DporModule from '../../src/engine/dpor.ts';
import type * as SearchModule from '../../src/engine/search.ts';
import { root } from '../paths.ts';

/** Modules of the build in `dist/`: what is measured is what users run. */
export interface Product {
  readonly Clock: typeof ClockModule.Clock;
  readonly prepare: typeof PrepareModule.prepare;
  readonly Dfs: typeof DfsModule.Dfs;
  readonly Dpor: typeof DporModule.Dpor;
  readonly runSearch: typeof SearchModule.runSearch;
}

async function load<Module>(path: string): Promise<Module> {
  return (await import(pathToFileURL(join(root, 'dist', path)).href)) as Module;
}

/** Loads the build. */
export async function loadProduct(): Promise<Product> {
  const [{ Clock }, { prepare }, { Dfs }, { Dpor }, { runSearch }] = await Promise.all([
    load<typeof ClockModule>('check/clock.js'),
    load<typeof PrepareModule>('check/prepare.js'),
    load<typeof DfsModule>('engine/dfs.js'),
    load<typeof DporModule>('engine/dpor.js'),
    load<typeof SearchModule>('engine/search.js'),
  ]);
  return { Clock, prepare, Dfs, Dpor, runSearch };
}
