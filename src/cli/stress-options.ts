import { architectureModels } from '../arch/models.ts';
import { defaultCosts } from '../check/stress/costs.ts';
import type {
  ModelStressRequest,
  SchedulerRequest,
  StressRequest,
  TreeStressRequest,
} from '../check/stress/stress-request.ts';
import { applies, versionText } from '../check/thread/question.ts';
import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import type { Delay } from '../engine/stress/timed-scheduler.ts';
import { departures as allDepartures, type Departure } from '../kernel/departures.ts';
import { modelScenarios } from '../kernel/scenarios.ts';
import type { Catalogue } from './catalogue.ts';
import { choose } from './check-options.ts';
import { closest } from './closest.ts';
import {
  badValue,
  optionNeeds,
  optionsExclude,
  unknownArchitecture,
  unknownName,
  unknownScenario,
} from './diagnostics.ts';
import { notThere } from './explore-diagnostics.ts';
import { stressWhat } from './stress-diagnostics.ts';
import { wholeNumber } from './whole-number.ts';

/** Options of `stress` as the option parser leaves them. */
export interface RawStressOptions {
  readonly model?: string;
  readonly arch?: string;
  readonly kernel?: string;
  readonly with: readonly string[];
  readonly entries?: string;
  readonly profile?: string;
  readonly overlay: readonly string[];
  readonly scheduler: string;
  readonly hardware: string;
  readonly depth?: string;
  readonly pctSteps?: string;
  readonly window?: string;
  readonly jitter?: string;
  readonly cost: readonly string[];
  readonly delay: readonly string[];
  readonly delayBefore: readonly string[];
  readonly sweep?: string;
  readonly seed: string;
  readonly attempts?: string;
  readonly attempt?: string;
  readonly widenedBy?: string;
  readonly stopAtFirst?: boolean;
  readonly exact?: boolean;
  readonly limitTime?: string;
  readonly limitSteps: string;
  readonly limitStates?: string;
  readonly trace?: string;
  readonly format: string;
  readonly clang?: string;
  readonly cache?: string;
}

/** What `stress` was asked for, validated. */
export interface StressPlan {
  readonly run:
    | { readonly kind: 'model'; readonly request: ModelStressRequest }
    | { readonly kind: 'tree'; readonly request: TreeStressRequest };
  readonly format: 'text' | 'json';
  readonly traceFile: string | undefined;
}

const versions = [4004, 4005, 6012] as const;
const usualStates = 1_000_000;
/** An attempt on kernel code takes hundreds of times as long. */
const usualAttempts = { model: 10_000, tree: 1000 };

/**
 * Validates arguments and options of `stress` before anything is done.
 * @throws ThpcheckError THP1003, THP1004, THP1005, THP1012, THP1022, THP1040 or THP1041.
 */
export function stressPlanOf(
  tree: string | undefined,
  scenario: string | undefined,
  options: RawStressOptions,
  catalogue: Catalogue,
): StressPlan {
  if (options.model !== undefined && tree !== undefined) throw new ThpcheckError(stressWhat('both'));
  const format = choose('--format', options.format, ['text', 'json'] as const);
  refuseWithoutEffect(options);
  const shared = sharedOf(options);
  const plan = { format, traceFile: options.trace };
  if (options.model !== undefined) {
    unused(
      options,
      ['overlay', 'trace', 'clang', 'cache', 'profile', 'entries', 'widenedBy'],
      'a kernel tree',
    );
    return { ...plan, run: { kind: 'model', request: modelOf(options.model, shared, options) } };
  }
  if (tree === undefined || scenario === undefined) {
    throw new ThpcheckError(stressWhat(tree === undefined ? 'neither' : 'no scenario'));
  }
  unused(options, ['exact', 'kernel', 'with'], '--model');
  return { ...plan, run: { kind: 'tree', request: treeOf(tree, scenario, shared, options, catalogue) } };
}

/** Refuses options that others leave without any effect. */
function refuseWithoutEffect(options: RawStressOptions): void {
  if (options.limitStates !== undefined && options.exact !== true)
    throw new ThpcheckError(
      optionNeeds('--limit-states', '--exact', 'Attempts store no states; only the exact probability does.'),
    );
  if (options.attempt === undefined) {
    if (options.widenedBy === undefined) return;
    throw new ThpcheckError(
      optionNeeds(
        '--widened-by',
        '--attempt',
        'It tells a single attempt what the others before it have found.',
      ),
    );
  }
  for (const [option, value] of [
    ['--attempts', options.attempts],
    ['--stop-at-first', options.stopAtFirst],
    ['--sweep', options.sweep],
    ['--exact', options.exact],
  ] as const)
    if (value !== undefined)
      throw new ThpcheckError(
        optionsExclude(option, '--attempt', '--attempt runs one attempt and nothing else.'),
      );
}

/** Refuses options that belong to the other source of code: they would have no effect. */
function unused(options: RawStressOptions, names: readonly (keyof RawStressOptions)[], needs: string): void {
  for (const name of names) {
    const value = options[name];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    const option = `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    throw new ThpcheckError(optionNeeds(option, needs, 'The option has no meaning for what is run here.'));
  }
}

function modelOf(name: string, shared: StressRequest, options: RawStressOptions): ModelStressRequest {
  const scenario = named('--model', name, modelScenarios, (each) => each.name);
  if (options.arch === undefined) throw new ThpcheckError(stressWhat('no --arch'));
  const architecture = named('--arch', options.arch, architectureModels, (each) => each.name);
  const version = named('--kernel', options.kernel ?? '6.12', versions, versionText);
  if (!applies(scenario, architecture, version)) {
    throw new ThpcheckError(notThere(scenario.name, architecture.name, versionText(version)));
  }
  const departures = options.with.map((each) =>
    named('--with', each, Object.keys(allDepartures) as Departure[], (known) => known),
  );
  if (options.exact === true && shared.scheduler.kind !== 'random') {
    throw new ThpcheckError(
      optionNeeds(
        '--exact',
        '--scheduler random',
        'Exact probabilities are those of a Markov chain, which only the random scheduler makes.',
      ),
    );
  }
  const states = wholeNumber('--limit-states', options.limitStates, { least: 1 }) ?? usualStates;
  return {
    ...shared,
    scenario,
    architecture,
    version,
    departures,
    exactStates: options.exact === true ? states : undefined,
  };
}

function treeOf(
  tree: string,
  scenario: string,
  shared: StressRequest,
  options: RawStressOptions,
  catalogue: Catalogue,
): TreeStressRequest {
  const scenarios = catalogue.scenarios.map(({ name }) => name);
  if (!scenarios.includes(scenario)) {
    throw new ThpcheckError(unknownScenario(scenario, scenarios, closest(scenario, scenarios)));
  }
  if (options.arch === undefined) throw new ThpcheckError(stressWhat('no --arch'));
  const architectures = catalogue.architectures.map(({ name }) => name);
  if (!architectures.includes(options.arch)) {
    throw new ThpcheckError(
      unknownArchitecture(options.arch, architectures, closest(options.arch, architectures)),
    );
  }
  return {
    ...shared,
    code: {
      tree,
      architecture: options.arch,
      scenario,
      entries: choose('--entries', options.entries ?? '512', ['512', '8']) === '8' ? 8 : 512,
      profile: choose('--profile', options.profile ?? 'source', ['source', 'O1'] as const),
      overlays: options.overlay,
      ...(options.clang === undefined ? {} : { clang: options.clang }),
      ...(options.cache === undefined ? {} : { cacheDirectory: options.cache }),
    },
  };
}

function sharedOf(options: RawStressOptions): StressRequest {
  const seconds = wholeNumber('--limit-time', options.limitTime, { least: 1 });
  const attempts = wholeNumber('--attempts', options.attempts, { least: 1 });
  const scheduler = schedulerOf(options);
  const sweep =
    options.sweep?.split(',').map((each) => wholeNumber('--sweep', each.trim(), { least: 0 })!) ?? [];
  if (sweep.length > 0 && (scheduler.kind !== 'timed' || scheduler.delays.length === 0)) {
    throw new ThpcheckError(
      optionNeeds(
        '--sweep',
        '--scheduler timed and --delay',
        'A sweep is over the cycles of the first delay.',
      ),
    );
  }
  return {
    scheduler,
    hardwareWeight: amount('--hardware', options.hardware, 1000),
    seed: seedOf(options.seed),
    attempts: attempts ?? usualAttempts[options.model === undefined ? 'tree' : 'model'],
    only: wholeNumber('--attempt', options.attempt, { least: 1 }),
    widenedBy:
      options.widenedBy?.split(',').map((each) => wholeNumber('--widened-by', each.trim(), { least: 1 })!) ??
      [],
    mostSteps: wholeNumber('--limit-steps', options.limitSteps, { least: 1 })!,
    stopAtFirst: options.stopAtFirst === true,
    milliseconds: seconds === undefined ? undefined : seconds * 1000,
    sweep,
  };
}

function schedulerOf(options: RawStressOptions): SchedulerRequest {
  const kind = choose('--scheduler', options.scheduler, ['random', 'pct', 'timed'] as const);
  const only = (of: 'pct' | 'timed', name: string, value: unknown): void => {
    const isGiven = Array.isArray(value) ? value.length > 0 : value !== undefined;
    if (isGiven && kind !== of) {
      throw new ThpcheckError(
        optionNeeds(name, `--scheduler ${of}`, `The scheduler ${kind} does not look at it.`),
      );
    }
  };
  only('pct', '--depth', options.depth);
  only('pct', '--pct-steps', options.pctSteps);
  only('timed', '--window', options.window);
  only('timed', '--jitter', options.jitter);
  only('timed', '--cost', options.cost);
  only('timed', '--delay', options.delay);
  only('timed', '--delay-before', options.delayBefore);
  switch (kind) {
    case 'random':
      return { kind };
    case 'pct':
      return {
        kind,
        depth: wholeNumber('--depth', options.depth, { least: 1, most: 20 }) ?? 3,
        steps: wholeNumber('--pct-steps', options.pctSteps, { least: 1, most: 2 ** 31 }),
      };
    case 'timed':
      return {
        kind,
        window: amount('--window', options.window ?? '10000', 1e12),
        jitter: amount('--jitter', options.jitter ?? '10', 100) / 100,
        costs: new Map(options.cost.map((each) => costOf(each))),
        delays: [
          ...options.delay.map((each) => delayOf('--delay', each, 'after')),
          ...options.delayBefore.map((each) => delayOf('--delay-before', each, 'before')),
        ],
      };
  }
}

function costOf(text: string): readonly [string, number] {
  const [name, cycles] = pairOf('--cost', text);
  const names = defaultCosts.map((cost) => cost.name);
  if (!names.includes(name)) {
    throw new ThpcheckError(
      badValue('--cost', text, `NAME=CYCLES with one of the names ${names.join(', ')}`),
    );
  }
  return [name, cycles];
}

function delayOf(option: string, text: string, when: Delay['when']): Delay {
  const [name, cycles] = pairOf(option, text);
  return { name: name.replace(/\(\)$/, ''), when, cycles };
}

/** `NAME=CYCLES`; the name may hold equals signs itself. */
function pairOf(option: string, text: string): readonly [string, number] {
  const match = /^(.+)=(\d+)$/.exec(text);
  if (match === null)
    throw new ThpcheckError(badValue(option, text, 'NAME=CYCLES with a whole number of cycles'));
  return [match[1]!, Number(match[2])];
}

/** A number from 0 to `most`. */
function amount(option: string, text: string, most: number): number {
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (number >= 0 && number <= most) return number;
  throw new ThpcheckError(badValue(option, text, `a number from 0 to ${most}`));
}

function seedOf(text: string): bigint {
  if (/^\d{1,20}$/.test(text) && BigInt(text) < 2n ** 64n) return BigInt(text);
  throw new ThpcheckError(badValue('--seed', text, 'a whole number from 0 to 2^64 - 1'));
}

/** The one thing of that name. */
function named<T>(option: string, wanted: string, known: readonly T[], nameOf: (thing: T) => string): T {
  const found = known.find((thing) => nameOf(thing) === wanted);
  if (found !== undefined) return found;
  const names = known.map(nameOf);
  throw new ThpcheckError(unknownName(option, wanted, names, closest(wanted, names)));
}
