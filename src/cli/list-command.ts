import { architectureModels } from '../arch/models.ts';
import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';
import { departures } from '../kernel/departures.ts';
import { modelScenarios } from '../kernel/scenarios.ts';
import { wrap } from '../report/wrap.ts';
import type { Catalogue, CatalogueEntry } from './catalogue.ts';
import type { Io } from './io.ts';

function table(entries: readonly CatalogueEntry[]): string {
  const width = Math.max(...entries.map((entry) => entry.name.length));
  return entries.map((entry) => `  ${entry.name.padEnd(width)}  ${entry.title}\n`).join('');
}

/** Names too long for a table: each on its own line, with what it means below. */
function definitions(entries: readonly CatalogueEntry[]): string {
  const indent = { first: '      ', rest: '      ' };
  return entries.map(({ name, title }) => `  ${name}\n${wrap(title, 78, indent).join('\n')}\n`).join('');
}

/** `thpcheck list`: what can be named on the command line of `check` and of `thread`. */
export function listCommand(catalogue: Catalogue, io: Io): ExitStatus {
  const scenarios = modelScenarios.map(({ name, summary }) => ({ name, title: summary }));
  const models = architectureModels.map(({ name, title }) => ({ name, title }));
  const texts = Object.entries(departures).map(([name, title]) => ({ name, title }));
  io.out(
    [
      `thpcheck check TREE\n\nScenarios:\n${table(catalogue.scenarios)}`,
      `Architectures:\n${table(catalogue.architectures)}`,
      `thpcheck helpers TREE, thpcheck diff OLD NEW\n\nArchitectures (--arch):\n${table(catalogue.helperArchitectures)}`,
      `thpcheck thread (built in)\n\nScenarios (--scenario):\n${definitions(scenarios)}`,
      `Architectures (--arch):\n${table(models)}`,
      `Ways in which the kernel's text can differ (--with):\n${definitions(texts)}`,
    ].join('\n'),
  );
  return exitStatus.holds;
}
