import type { SearchOptions } from '../check/explore/search-types.ts';
import type { ExploreRequest } from '../check/explore/run-explore.ts';
import { applies, versionText } from '../check/thread/question.ts';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { architectureModels } from '../arch/models.ts';
import { departures as allDepartures, type Departure } from '../kernel/departures.ts';
import {
  cpusOf,
  enlargedSplitVsZap,
  framesOf,
  mostEnlarged,
  sizeOfTheThread,
  type Enlargement,
} from '../kernel/enlarged.ts';
import type { ModelScenario } from '../kernel/scenario.ts';
import { modelScenarios } from '../kernel/scenarios.ts';
import { bytesOf } from './byte-size.ts';
import { choose } from './check-options.ts';
import { closest } from './closest.ts';
import { optionNeeds, unknownName } from './diagnostics.ts';
import { notEnlargeable, notThere, tooLarge } from './explore-diagnostics.ts';
import { wholeNumber } from './whole-number.ts';
import { workersOf } from './workers.ts';

/** Options of `explore` as the option parser leaves them. */
export interface RawExploreOptions {
  readonly arch: string;
  readonly kernel: string;
  readonly with: readonly string[];
  readonly zaps?: string;
  readonly faults?: string;
  readonly users?: string;
  readonly entries?: string;
  readonly pages?: string;
  readonly memory?: string;
  readonly limitStates?: string;
  readonly limitDepth?: string;
  readonly limitTime?: string;
  readonly workers?: string;
  readonly storage: string;
  readonly reduce: string;
  readonly checkpoint?: string;
  readonly checkpointEvery?: string;
  readonly resume?: string;
  readonly format: string;
}

/** What `explore` was asked for, validated. */
export interface ExplorePlan {
  readonly request: ExploreRequest;
  readonly format: 'text' | 'json';
}

/** The scenario that can be enlarged. */
const enlargeable = 'split-vs-zap';

/**
 * Validates the arguments and options of `explore`.
 * @throws ThpcheckError THP1005, THP1012, THP1020, THP1021, THP1022 or THP1041.
 */
export function explorePlanOf(scenarioName: string, options: RawExploreOptions): ExplorePlan {
  const format = choose('--format', options.format, ['text', 'json'] as const);
  const scenario = named('SCENARIO', scenarioName, modelScenarios, ({ name }) => name);
  const architecture = named('--arch', options.arch, architectureModels, ({ name }) => name);
  const version = named('--kernel', options.kernel, [4004, 4005, 6012] as const, versionText);
  const departures = options.with.map((name) =>
    named('--with', name, Object.keys(allDepartures) as Departure[], (each) => each),
  );
  if (!applies(scenario, architecture, version))
    throw new ThpcheckError(notThere(scenario.name, architecture.name, versionText(version)));
  const question = { scenario: sized(scenario, options), architecture, version, departures };
  return { request: { question, options: searchOptionsOf(options) }, format };
}

function searchOptionsOf(options: RawExploreOptions): SearchOptions {
  if (options.checkpointEvery !== undefined && options.checkpoint === undefined)
    throw new ThpcheckError(
      optionNeeds('--checkpoint-every', '--checkpoint FILE', 'Nothing is saved without a file.'),
    );
  const seconds = wholeNumber('--limit-time', options.limitTime, { least: 1 });
  return {
    limits: {
      states: wholeNumber('--limit-states', options.limitStates, { least: 1 }),
      depth: wholeNumber('--limit-depth', options.limitDepth, { least: 1 }),
      milliseconds: seconds === undefined ? undefined : seconds * 1000,
      bytes: bytesOf('--memory', options.memory),
    },
    workers: workersOf(options.workers) ?? 1,
    storage: choose('--storage', options.storage, ['exact', 'compact', 'bitstate'] as const),
    reduction: choose('--reduce', options.reduce, ['none', 'walkers', 'symmetry', 'all'] as const),
    checkpoint: options.checkpoint,
    checkpointSeconds: wholeNumber('--checkpoint-every', options.checkpointEvery, { least: 0 }),
    resume: options.resume,
  };
}

/** The scenario as it is, or as large as the options want it. */
function sized(scenario: ModelScenario, options: RawExploreOptions): ModelScenario {
  const { cpus, entries, pages, frames } = mostEnlarged;
  const given: Partial<Enlargement> = Object.fromEntries(
    Object.entries({
      zaps: wholeNumber('--zaps', options.zaps, { least: 0, most: cpus }),
      faults: wholeNumber('--faults', options.faults, { least: 0, most: cpus }),
      users: wholeNumber('--users', options.users, { least: 0, most: cpus }),
      entries: wholeNumber('--entries', options.entries, { least: 2, most: entries }),
      pages: wholeNumber('--pages', options.pages, { least: 1, most: pages }),
    }).filter(([, value]) => value !== undefined),
  );
  const names = Object.keys(given).map((name) => `--${name}`);
  if (names.length === 0) return scenario;
  if (scenario.name !== enlargeable)
    throw new ThpcheckError(notEnlargeable(names, scenario.name, enlargeable));
  const enlargement: Enlargement = { ...sizeOfTheThread, ...given };
  const has = { cpus: cpusOf(enlargement), frames: framesOf(enlargement) };
  if (has.cpus > cpus || has.frames > frames) throw new ThpcheckError(tooLarge(has, mostEnlarged));
  return enlargedSplitVsZap(enlargement);
}

/** The one thing of that name. */
function named<T>(option: string, wanted: string, known: readonly T[], nameOf: (thing: T) => string): T {
  const found = known.find((thing) => nameOf(thing) === wanted);
  if (found !== undefined) return found;
  const names = known.map(nameOf);
  throw new ThpcheckError(unknownName(option, wanted, names, closest(wanted, names)));
}
