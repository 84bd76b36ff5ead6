import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { wholeThread, type ThreadRequest } from '../check/thread/run-thread.ts';
import { versionText } from '../check/thread/question.ts';
import { departures as allDepartures, type Departure } from '../kernel/departures.ts';
import { choose } from './check-options.ts';
import { closest } from './closest.ts';
import { unknownName } from './diagnostics.ts';
import { usualWorkers, workersOf } from './workers.ts';

/** Options of `thread` as the option parser leaves them. */
export interface RawThreadOptions {
  readonly arch?: string;
  readonly kernel?: string;
  readonly scenario?: string;
  readonly claim?: string;
  readonly with: readonly string[];
  readonly workers?: string;
  readonly format: string;
}

/** What `thread` was asked for, validated. */
export interface ThreadPlan {
  readonly request: ThreadRequest;
  readonly format: 'text' | 'json';
  /** `part`: certain runs were asked for, so a broken rule is the answer and not history. */
  readonly extent: 'whole' | 'part';
}

/**
 * Validates the options of `thread`. Naming runs (scenario, departure) leaves the claims out unless they are named
 * too; naming claims alone leaves the matrix out.
 *
 * @throws ThpcheckError THP1005 or THP1012.
 */
export function threadPlanOf(options: RawThreadOptions): ThreadPlan {
  const format = choose('--format', options.format, ['text', 'json'] as const);
  const runsNamed = options.scenario !== undefined || options.with.length > 0;
  const claimsNamed = options.claim !== undefined;
  const scenarios = pick('--scenario', options.scenario, wholeThread.scenarios, ({ name }) => name);
  const request: ThreadRequest = {
    architectures: pick('--arch', options.arch, wholeThread.architectures, ({ name }) => name),
    versions: pick('--kernel', options.kernel, wholeThread.versions, versionText),
    scenarios: claimsNamed && !runsNamed ? [] : scenarios,
    departures: options.with.map(departureOf),
    claims:
      runsNamed && !claimsNamed ? [] : pick('--claim', options.claim, wholeThread.claims, ({ id }) => id),
    witnesses: runsNamed ? 'shown' : 'left out',
    workers: workersOf(options.workers) ?? usualWorkers(),
  };
  return { request, format, extent: runsNamed ? 'part' : 'whole' };
}

/** The things of a comma-separated list of names, in the order of `known`; all of them if there is no list. */
function pick<T>(
  option: string,
  list: string | undefined,
  known: readonly T[],
  nameOf: (thing: T) => string,
): readonly T[] {
  if (list === undefined) return known;
  const wanted = list.split(',').map((name) => name.trim());
  const names = known.map(nameOf);
  for (const name of wanted) {
    if (!names.includes(name))
      throw new ThpcheckError(unknownName(option, name, names, closest(name, names)));
  }
  return known.filter((thing) => wanted.includes(nameOf(thing)));
}

function departureOf(name: string): Departure {
  const names = Object.keys(allDepartures) as Departure[];
  const found = names.find((each) => each === name);
  if (found === undefined) throw new ThpcheckError(unknownName('--with', name, names, closest(name, names)));
  return found;
}
