import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from '../measure/native-run.ts';

/** Something that was built, maybe in an earlier run. */
export interface Built {
  readonly directory: string;
  /** CPU milliseconds that building took when it was done. */
  readonly cpu: number;
}

/**
 * A directory in which the verifiers of peers are built. Compiling one takes up to a minute, so what has been built
 * stays there under a hash of all that it was made of.
 */
export class Workshop {
  private readonly directory: string;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** What `make` leaves in a directory that is empty at first; it returns the CPU milliseconds that it took. */
  build(madeOf: readonly string[], make: (directory: string) => number): Built {
    const key = createHash('sha256').update(JSON.stringify(madeOf)).digest('hex').slice(0, 16);
    const directory = join(this.directory, key);
    const note = join(directory, 'built.json');
    if (existsSync(note))
      return { directory, ...(JSON.parse(readFileSync(note, 'utf8')) as { cpu: number }) };
    rmSync(directory, { recursive: true, force: true });
    mkdirSync(directory, { recursive: true });
    const cpu = make(directory);
    writeFileSync(note, JSON.stringify({ cpu }));
    return { directory, cpu };
  }
}

/** Names of the C compilers that are installed: the newest clang, then gcc. */
export function installedCompilers(): readonly string[] {
  const versions = Array.from({ length: 12 }, (_, at) => `clang-${24 - at}`);
  const clang = ['clang', ...versions].find((program) => isInstalled(program, '--version'));
  return [...(clang === undefined ? [] : [clang]), ...(isInstalled('gcc', '--version') ? ['gcc'] : [])];
}
