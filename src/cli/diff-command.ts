import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';
import type { DiffResult, SideFailure } from '../check/diff/result.ts';
import type { Dependencies } from './dependencies.ts';
import type { RawDiffOptions } from './diff-options.ts';
import { diffPlanOf } from './diff-options.ts';
import { failureStatus, worst } from './exit-status.ts';
import type { Io } from './io.ts';
import { scenarioRunner } from './scenario-runner.ts';
import { startSession } from './session.ts';
import type { Verbosity } from './verbosity.ts';
import { reportOutput } from './write-report.ts';

/** What the verdict on the whole means for the exit status. */
const statuses: Readonly<Record<DiffResult['verdict'], ExitStatus>> = {
  worse: exitStatus.violated,
  'less known': exitStatus.inconclusive,
  'not worse': exitStatus.holds,
};

/**
 * `thpcheck diff`: compares the helpers, rules and scenarios of two trees, and prints each architecture as soon as it is
 * compared. Exit status: 1 if something got worse, 3 if nothing did but less could be checked than before or an
 * architecture could not be evaluated.
 *
 * @throws ThpcheckError for wrong options, a tree that cannot be opened, a report that cannot be written.
 */
export async function diffCommand(
  trees: { readonly old: string; readonly new: string },
  options: RawDiffOptions & { readonly verbose?: boolean },
  verbosity: Verbosity,
  io: Io,
  dependencies: Dependencies,
): Promise<ExitStatus> {
  const { request, format, out } = diffPlanOf(trees.old, trees.new, options, dependencies.catalogue);
  const detail = verbosity.detail === 'brief' ? 'brief' : options.verbose === true ? 'verbose' : 'full';
  const [{ runDiff }, text, { diffJson }] = await Promise.all([
    dependencies.differ(),
    import('../report/diff/text.ts'),
    import('../report/diff/json.ts'),
  ]);
  const session = startSession(io, verbosity);
  const output = reportOutput(out, session, dependencies.files);
  const gap = detail === 'brief' ? '' : '\n\n';
  const say = (piece: string): void => {
    if (format === 'text') output.print(piece);
  };
  const reached: ExitStatus[] = [];
  const began = io.now();
  try {
    const result = await runDiff(request, {
      ...session.hooks,
      runScenario: (tree, architecture, scenario) =>
        scenarioRunner(dependencies.checker, { ...request, tree }, session.hooks)(architecture, scenario),
      onTrees: (old, fresh) => say(text.diffHead(old, fresh) + gap),
      onArchitecture: (diff) => {
        say(text.architectureDiffText(diff, detail) + gap);
        if (verbosity.stats)
          session.note(`${diff.architecture}: done after ${((io.now() - began) / 1000).toFixed(2)} s`);
      },
      onOnlyIn: (architecture, side) => say(text.onlyInText(architecture, side) + gap),
      onFailure: (failure: SideFailure, error) => {
        session.fail(error);
        reached.push(failureStatus(error));
        say(text.sideFailureText(failure) + gap);
      },
    });
    reached.push(statuses[result.verdict]);
    if (result.architectures.length === 0) reached.push(exitStatus.inconclusive);
    if (session.interrupted()) reached.push(exitStatus.interrupted);
    if (format === 'json') output.print(diffJson(result));
    else if (detail !== 'brief') output.print(text.diffEnd(result));
    await output.end();
  } finally {
    session.end();
  }
  return worst(reached);
}
