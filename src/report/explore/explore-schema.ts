import { z } from 'zod';
import type { ExploreResult } from '../../check/explore/result.ts';

const texts = z.array(z.string()).readonly();

const model = z.strictObject({
  scenario: z.string(),
  summary: z.string(),
  architecture: z.string(),
  version: z.string(),
  departures: texts,
  cpus: texts,
  hardware: texts,
  entries: z.int(),
  ranges: z.int(),
  hugePages: z.int(),
  singlePages: z.int(),
  tables: z.int(),
});

const search = z.strictObject({
  workers: z.int(),
  storage: z.enum(['exact', 'compact', 'bitstate']),
  reduction: z.enum(['none', 'walkers', 'symmetry', 'all']),
  extent: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('complete') }),
    z.strictObject({
      kind: z.literal('bounded'),
      limit: z.enum(['states', 'depth', 'milliseconds', 'bytes']),
    }),
    z.strictObject({ kind: z.literal('interrupted') }),
  ]),
  limit: z.int(),
  omission: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('exact') }),
    z.strictObject({ kind: z.literal('compact'), odds: z.number() }),
    z.strictObject({ kind: z.literal('bitstate'), missed: z.number(), fill: z.number() }),
  ]),
  reduced: texts,
  states: z.int(),
  queue: z.int(),
  unknown: z.int(),
  transitions: z.int(),
  depth: z.int(),
  engine: z.enum(['collapsed', 'packed']),
  bytesPerState: z.number(),
  wordsPerState: z.int(),
});

const step = z.strictObject({
  lane: z.int(),
  hardware: z.string(),
  calls: texts,
  label: z.string(),
  source: z.string(),
  changes: z.array(z.strictObject({ name: z.string(), before: z.string(), after: z.string() })).readonly(),
});

const witness = z.strictObject({
  scenario: z.string(),
  architecture: z.string(),
  version: z.string(),
  departures: texts,
  rule: z.string(),
  message: z.string(),
  heads: texts,
  steps: z.array(step).readonly(),
  trace: z.array(z.int()).readonly(),
});

/** The form of `thpcheck explore --format json`. */
export const exploreSchema = z.strictObject({
  schema: z.literal(1),
  tool: z.strictObject({ name: z.literal('thpcheck'), version: z.string() }),
  model,
  verdict: z.enum(['holds', 'violated', 'bounded']),
  search,
  failures: z
    .array(z.strictObject({ rule: z.string(), message: z.string(), count: z.int(), steps: z.int() }))
    .readonly(),
  rules: z.array(z.strictObject({ id: z.string(), name: z.string(), statement: z.string() })).readonly(),
  witnesses: z.array(witness).readonly(),
  sometimes: z.array(z.strictObject({ name: z.string(), reached: z.boolean() })).readonly(),
  actions: z.int(),
  neverTaken: z.array(z.strictObject({ process: z.string(), label: z.string() })).readonly(),
  bounds: texts,
  timing: z.strictObject({ milliseconds: z.int(), resumedFrom: z.int() }),
}) satisfies z.ZodType<ExploreResult>;
