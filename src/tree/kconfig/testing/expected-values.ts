import { readdirSync, readFileSync } from 'node:fs';

const folder = new URL('.', import.meta.url);

/** Expected configuration of one kernel version and architecture, as the kernel's own tool wrote it. */
export interface ExpectedConfig {
  /** Version text, such as `6.12.117`. */
  readonly version: string;
  /** Name of the architecture, as in src/arch. */
  readonly architecture: string;
  /** `NAME=value`, sorted; texts with their quotes. */
  readonly values: readonly string[];
}

/** All expected configurations: the files `<version>-<architecture>.txt` beside this one. */
export function expectedConfigs(): ExpectedConfig[] {
  return readdirSync(folder).flatMap((file) => {
    const match = /^(\d+\.\d+\.\d+)-(\w+)\.txt$/.exec(file);
    if (!match) return [];
    const values: string[] = [];
    for (const line of readFileSync(new URL(file, folder), 'utf8').split('\n')) {
      if (line.startsWith('#') || !line) continue;
      if (line.includes('=')) values.push(line);
      else values.push(...line.split(' ').map((name) => `${name}=y`));
    }
    return [{ version: match[1]!, architecture: match[2]!, values: values.sort() }];
  });
}
