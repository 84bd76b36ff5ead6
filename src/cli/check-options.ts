import { ThpcheckError } from '../diagnostic/diagnostic.ts';
import { boundedByOther } from '../engine/diagnostics.ts';
import type { SearchLimits } from '../engine/limits.ts';
import type { Reduction } from '../engine/sleeping.ts';
import type { Catalogue } from './catalogue.ts';
import type { CheckRequest } from '../check/check-request.ts';
import { bytesOf } from './byte-size.ts';
import { closest } from './closest.ts';
import {
  badValue,
  optionNeeds,
  optionsExclude,
  unknownArchitecture,
  unknownScenario,
} from './diagnostics.ts';
import { wholeNumber } from './whole-number.ts';

/** Options of `check` as the option parser leaves them: text, or true for a flag. */
export interface RawCheckOptions {
  readonly arch?: string;
  readonly entries: string;
  readonly profile: string;
  readonly overlay: readonly string[];
  readonly engine: string;
  readonly limitExecutions?: string;
  readonly limitStates?: string;
  readonly limitTransitions?: string;
  readonly limitDepth?: string;
  readonly preemptionBound?: string;
  readonly limitTime?: string;
  readonly limitMemory?: string;
  readonly memory?: string;
  readonly reduce?: string;
  readonly checkpoint?: string;
  readonly checkpointEvery?: string;
  readonly resume?: string;
  readonly format: string;
  readonly trace?: string;
  readonly clang?: string;
  readonly cache?: string;
}

const formats = ['text', 'json'] as const;
const profiles = ['source', 'O1'] as const;
const engines = ['auto', 'dpor', 'dfs', 'bfs', 'reference'] as const;
const reductions = ['none', 'sleep'] as const;

/** What `check` was asked for, validated. */
export interface CheckPlan {
  /** In the order in which they are to be run. */
  readonly requests: readonly CheckRequest[];
  readonly format: (typeof formats)[number];
  readonly traceFile: string | undefined;
}

/** One of `choices`, or THP1005. */
export function choose<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === value);
  if (found === undefined) throw new ThpcheckError(badValue(option, value, `one of ${choices.join(', ')}`));
  return found;
}

/** A whole number from 1 on, in the unit of the option; undefined stays undefined. */
const positive = (option: string, value: string | undefined): number | undefined =>
  wholeNumber(option, value, { least: 1 });

/** A limit on what the engine does not count would never be hit. */
function refuseUnused({ engine, limitStates, limitExecutions }: RawCheckOptions): void {
  const counts = (what: string, able: readonly string[]): string =>
    `The engine ${engine} does not count ${what}; ${able.join(' and ')} do.`;
  if (limitStates !== undefined && engine === 'dpor') {
    const why = counts('states', ['dfs', 'bfs']);
    throw new ThpcheckError(optionNeeds('--limit-states', '--engine dfs or bfs', why));
  }
  if (limitExecutions !== undefined && (engine === 'dfs' || engine === 'bfs')) {
    const why = counts('interleavings', ['dpor', 'reference']);
    throw new ThpcheckError(optionNeeds('--limit-executions', '--engine dpor or reference', why));
  }
}

function limitsOf(options: RawCheckOptions): SearchLimits {
  const seconds = positive('--limit-time', options.limitTime);
  const megabytes = positive('--limit-memory', options.limitMemory);
  if (megabytes !== undefined && options.memory !== undefined)
    throw new ThpcheckError(
      optionsExclude('--memory', '--limit-memory', 'They set the same limit, in two ways.'),
    );
  refuseUnused(options);
  const given: SearchLimits = {
    executions: positive('--limit-executions', options.limitExecutions),
    states: positive('--limit-states', options.limitStates),
    transitions: positive('--limit-transitions', options.limitTransitions),
    depth: positive('--limit-depth', options.limitDepth),
    preemptions: wholeNumber('--preemption-bound', options.preemptionBound, { least: 0 }),
    milliseconds: seconds === undefined ? undefined : seconds * 1000,
    memoryBytes:
      bytesOf('--memory', options.memory) ?? (megabytes === undefined ? undefined : megabytes * 1_000_000),
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** Architectures of a comma-separated list, each once; all of them if there is no list. */
function architecturesOf(list: string | undefined, catalogue: Catalogue): readonly string[] {
  const known = catalogue.architectures.map((entry) => entry.name);
  if (list === undefined) return known;
  const names = [...new Set(list.split(',').map((name) => name.trim()))];
  for (const name of names) {
    if (!known.includes(name))
      throw new ThpcheckError(unknownArchitecture(name, known, closest(name, known)));
  }
  return names;
}

function scenariosOf(names: readonly string[], catalogue: Catalogue): readonly string[] {
  const known = catalogue.scenarios.map((entry) => entry.name);
  for (const name of names) {
    if (!known.includes(name)) throw new ThpcheckError(unknownScenario(name, known, closest(name, known)));
  }
  return names.length === 0 ? known : [...new Set(names)];
}

/** Options about what is saved and resumed, and the reduction. */
function savingOf(options: RawCheckOptions): Partial<CheckRequest> {
  const seconds = wholeNumber('--checkpoint-every', options.checkpointEvery, { least: 0 });
  // What was resumed goes on being saved.
  const checkpoint = options.checkpoint ?? options.resume;
  if (seconds !== undefined && checkpoint === undefined)
    throw new ThpcheckError(
      optionNeeds('--checkpoint-every', '--checkpoint FILE', 'Nothing is saved without a file.'),
    );
  return {
    ...(options.reduce === undefined ? {} : { reduction: reductionOf(options.reduce, options.engine) }),
    ...(checkpoint === undefined ? {} : { checkpoint }),
    ...(seconds === undefined ? {} : { checkpointSeconds: seconds }),
    ...(options.resume === undefined ? {} : { resume: options.resume }),
  };
}

function reductionOf(value: string, engine: string): Reduction {
  const reduction = choose('--reduce', value, reductions);
  if (engine === 'dfs') return reduction;
  throw new ThpcheckError(
    optionNeeds('--reduce', '--engine dfs', `The engine ${engine} reduces in its own way, or not at all.`),
  );
}

/** Reductions leave out interleavings within a bound on preemptions, and other engines do not count them. */
function refuseUnbounded({ preemptionBound, engine, reduce = 'none' }: RawCheckOptions): void {
  if (preemptionBound === undefined) return;
  if (engine !== 'auto' && engine !== 'dfs') throw new ThpcheckError(boundedByOther(`the engine ${engine}`));
  if (reduce !== 'none') throw new ThpcheckError(boundedByOther(`the reduction ${reduce}`));
}

/** A checkpoint is of one search, by an engine that can go on. */
function refuseUnsavable(options: RawCheckOptions, requests: readonly CheckRequest[]): void {
  const option = options.resume === undefined ? '--checkpoint' : '--resume';
  const file = options.resume ?? options.checkpoint;
  if (file === undefined) return;
  if (options.engine === 'reference')
    throw new ThpcheckError(
      optionsExclude(
        option,
        '--engine reference',
        'It is kept plain, to check the others, and cannot be resumed.',
      ),
    );
  if (requests.length !== 1)
    throw new ThpcheckError(
      optionNeeds(option, 'one scenario and --arch NAME', 'A checkpoint is of one search.'),
    );
}

/**
 * Validates arguments and options of `check` before anything is done. All scenarios of one architecture follow
 * each other, because they share what is compiled.
 *
 * @throws ThpcheckError THP1003, THP1004, THP1005, THP1041, THP1043 or THP6003.
 */
export function planOf(
  tree: string,
  scenarios: readonly string[],
  options: RawCheckOptions,
  catalogue: Catalogue,
): CheckPlan {
  const wanted = scenariosOf(scenarios, catalogue);
  const shared = {
    tree,
    entries: choose('--entries', options.entries, ['512', '8']) === '8' ? (8 as const) : (512 as const),
    profile: choose('--profile', options.profile, profiles),
    overlays: options.overlay,
    engine: choose('--engine', options.engine, engines),
    limits: limitsOf(options),
    ...(options.clang === undefined ? {} : { clang: options.clang }),
    ...(options.cache === undefined ? {} : { cacheDirectory: options.cache }),
    ...savingOf(options),
  };
  const requests = architecturesOf(options.arch, catalogue).flatMap((architecture) =>
    wanted.map((scenario) => ({ ...shared, architecture, scenario })),
  );
  refuseUnsavable(options, requests);
  refuseUnbounded(options);
  return {
    requests,
    format: choose('--format', options.format, formats),
    traceFile: options.trace,
  };
}
