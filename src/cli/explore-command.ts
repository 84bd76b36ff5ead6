import { estimateLeft } from '../check/explore/estimate.ts';
import type { ExploreResult } from '../check/explore/result.ts';
import { runExplore } from '../check/explore/run-explore.ts';
import type { SearchProgress } from '../check/explore/search-types.ts';
import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';
import { exploreJson } from '../report/explore/json.ts';
import { progressLine } from '../report/explore/progress-line.ts';
import { exploreText } from '../report/explore/text.ts';
import { commandLine } from './command-line.ts';
import type { Dependencies } from './dependencies.ts';
import { explorePlanOf, type RawExploreOptions } from './explore-options.ts';
import type { Io } from './io.ts';
import { startSession } from './session.ts';
import type { Verbosity } from './verbosity.ts';

/** Milliseconds between two lines of progress at least. */
const interval = 1000;

/**
 * `thpcheck explore`: searches one system of the built-in model, as large as it is asked for. Needs no kernel tree.
 * What was found so far is printed when it is interrupted.
 *
 * @throws ThpcheckError for wrong arguments and options, before anything is run.
 */
export async function exploreCommand(
  scenario: string,
  options: RawExploreOptions,
  verbosity: Verbosity,
  io: Io,
  dependencies: Dependencies,
): Promise<ExitStatus> {
  const { request, format } = explorePlanOf(scenario, options);
  const session = startSession(io, verbosity);
  // A search that is resumed does not begin with 0 states.
  let shown: Pick<SearchProgress, 'milliseconds' | 'expanded'> | undefined;
  try {
    const result = await runExplore(request, await dependencies.version(), {
      interrupted: () => session.hooks.interrupted(),
      warn: (warning) => session.hooks.warn(warning),
      onProgress: (progress) => {
        shown ??= progress;
        const passed = progress.milliseconds - shown.milliseconds;
        if (passed < interval) return;
        const rate = ((progress.expanded - shown.expanded) * 1000) / passed;
        shown = progress;
        session.hooks.progress(progressLine({ ...progress, rate, left: estimateLeft(progress) }));
      },
    });
    session.print(format === 'json' ? exploreJson(result) : exploreText(result, againOf(scenario, options)));
    return session.interrupted() ? exitStatus.interrupted : statusOf(result);
  } finally {
    session.end();
  }
}

/** The command that finds the same again, from the beginning. Threads and memory have no part in what is found. */
function againOf(scenario: string, options: RawExploreOptions): string {
  return commandLine('thpcheck explore', [scenario], options, {
    without: new Set(['format', 'workers', 'memory', 'checkpoint', 'checkpointEvery', 'resume', 'limitTime']),
    usual: { storage: 'exact', reduce: 'none' },
    first: ['arch', 'kernel', 'with'],
  });
}

function statusOf({ verdict }: ExploreResult): ExitStatus {
  return { holds: exitStatus.holds, violated: exitStatus.violated, bounded: exitStatus.inconclusive }[
    verdict
  ];
}
