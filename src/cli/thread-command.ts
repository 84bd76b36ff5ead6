import { runThread } from '../check/thread/run-thread.ts';
import type { ThreadResult } from '../check/thread/result.ts';
import type { ExitStatus } from '../diagnostic/diagnostic.ts';
import { exitStatus } from '../diagnostic/diagnostic.ts';
import { claimText } from '../report/thread/claim-text.ts';
import { limitsText, matrixHead, matrixRow, rulesText } from '../report/thread/matrix.ts';
import { witnessText } from '../report/thread/witness-diagram.ts';
import type { Dependencies } from './dependencies.ts';
import { worst } from './exit-status.ts';
import type { Io } from './io.ts';
import { startSession } from './session.ts';
import { threadPlanOf, type RawThreadOptions } from './thread-options.ts';
import type { Verbosity } from './verbosity.ts';

const title = `The thread of February 2016 ("random kernel crashes after THP rework on s390"), decided on the
built-in model: every interleaving of kernel paths, page walkers, TLBs and interrupts, on each architecture.
A cell says holds, or which rules are broken; "thpcheck thread --help" tells how to see an interleaving.
`;

/**
 * `thpcheck thread`: the matrix of architectures, kernels and scenarios, then each claim of the thread. Needs no
 * kernel tree. Exit status 0 for the whole thread; when certain runs were asked for, 1 if one breaks a rule.
 *
 * @throws ThpcheckError for wrong options, before anything is run.
 */
export async function threadCommand(
  options: RawThreadOptions,
  verbosity: Verbosity,
  io: Io,
  dependencies: Dependencies,
): Promise<ExitStatus> {
  const { request, format, extent } = threadPlanOf(options);
  const session = startSession(io, verbosity);
  const text = format === 'text';
  try {
    if (text && extent === 'whole') session.print(title);
    let architectures: readonly string[] = [];
    const result = await runThread(request, await dependencies.version(), {
      interrupted: () => session.hooks.interrupted(),
      onVersion: (version, names) => {
        architectures = names;
        if (text && request.scenarios.length > 0) session.print(`\n${matrixHead(version, names)}\n`);
      },
      onRow: (scenario, cells) => {
        if (text) session.print(`${matrixRow(scenario, architectures, cells)}\n`);
      },
      onWitness: (witness) => {
        if (text) session.print(`\n${witnessText(witness, '').join('\n')}\n`);
      },
      onMatrix: (rules) => {
        if (text && rules.length > 0) session.print(`\n${rulesText(rules)}\n`);
      },
      onClaim: (claim) => {
        if (text) session.print(`\n${claimText(claim)}\n`);
      },
    });
    if (format === 'json') session.print(`${JSON.stringify(result)}\n`);
    else session.print(`\n${limitsText(result.bounds)}\n`);
    return worst([statusOf(result, extent), ...(session.interrupted() ? [exitStatus.interrupted] : [])]);
  } finally {
    session.end();
  }
}

function statusOf(result: ThreadResult, extent: 'whole' | 'part'): ExitStatus {
  if (result.cells.some(({ verdict }) => verdict === 'bounded')) return exitStatus.inconclusive;
  if (extent === 'whole') return exitStatus.holds;
  return result.cells.some(({ verdict }) => verdict === 'violated') ? exitStatus.violated : exitStatus.holds;
}
