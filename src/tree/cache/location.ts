import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What decides where the cache is. */
export interface CacheSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Root directory of this package. */
  readonly packageRoot: string;
  readonly home: string;
}

/** The surroundings of this process. */
export function cacheSurroundings(): CacheSurroundings {
  return {
    env: process.env,
    packageRoot: fileURLToPath(new URL('../../..', import.meta.url)),
    home: homedir(),
  };
}

/**
 * Directory of the cache of compiled units: `THPCHECK_CACHE` if set; in a checkout of thpcheck, `.cache/ir` of
 * the checkout; otherwise `thpcheck/ir` below `XDG_CACHE_HOME` or `~/.cache`.
 * @returns `undefined` when `THPCHECK_CACHE` is `off`: no cache is wanted
 */
export function cacheDirectory(around: CacheSurroundings = cacheSurroundings()): string | undefined {
  const { env, packageRoot, home } = around;
  const wanted = env['THPCHECK_CACHE'];
  if (wanted === 'off') return undefined;
  if (wanted !== undefined && wanted !== '') return resolve(wanted);
  if (existsSync(join(packageRoot, 'tsconfig.json'))) return join(packageRoot, '.cache', 'ir');
  const xdg = env['XDG_CACHE_HOME'];
  return join(xdg === undefined || xdg === '' ? join(home, '.cache') : xdg, 'thpcheck', 'ir');
}
