#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { catalogue } from './catalogue.ts';
import type { Checker } from '../check/check-request.ts';
import { localFiles } from './files.ts';
import { processIo } from './process-io.ts';
import { main } from './run.ts';

const ofPackage = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

process.exitCode = await main(process.argv.slice(2), processIo(), {
  catalogue,
  files: localFiles,
  checker: async (): Promise<Checker> => {
    const [check, replay] = await Promise.all([
      import('../check/run-check.ts'),
      import('../check/run-replay.ts'),
    ]);
    return { runCheck: check.runCheck, runReplay: replay.runReplay };
  },
  helpers: async () => ({ runHelpers: (await import('../check/helpers/run-helpers.ts')).runHelpers }),
  differ: async () => ({ runDiff: (await import('../check/diff/run-diff.ts')).runDiff }),
  repairer: async () => ({ runRepair: (await import('../check/repair/run-repair.ts')).runRepair }),
  errorsPage: ofPackage('docs/errors.md'),
  version: async () =>
    (JSON.parse(await readFile(ofPackage('package.json'), 'utf8')) as { version: string }).version,
  variables: process.env,
});
