import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import type { Io } from './io.ts';

function table(entries: readonly CatalogueEntry[]): string {
  const width = Math.max(...entries.map((entry) => entry.name.length));
  return entries.map((entry) => `  ${entry.name.padEnd(width)}  ${entry.title}\n`).join('');
}

/** `thpcheck list`: what can be named on the command line of `check`. */
export function listCommand(catalogue: Catalogue, io: Io): ExitStatus {
  io.out(`Scenarios:\n${table(catalogue.scenarios)}\nArchitectures:\n${table(catalogue.architectures)}`);
  return exitStatus.holds;
}
