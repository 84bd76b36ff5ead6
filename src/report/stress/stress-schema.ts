import { z } from 'zod';
import type { StressResult } from '../../check/stress/result.ts';
import { resultSchema } from '../result-schema.ts';

const interval = z.strictObject({ value: z.number(), low: z.number(), high: z.number() });
const counts = z.strictObject({
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
});
const odds = z.strictObject({
  hits: z.int(),
  probability: interval,
  half: counts,
  almostCertain: counts,
  exact: z.exactOptional(z.strictObject({ low: z.number(), high: z.number() })),
});

const named = {
  scenario: z.string(),
  title: z.string(),
  architecture: z.string(),
  kernelVersion: z.string(),
};
const texts = z.array(z.string()).readonly();
const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('model'), ...named, departures: texts, cpus: texts }),
  z.strictObject({ kind: z.literal('tree'), ...named, overlays: texts, cpus: texts }),
]);

const when = z.enum(['after', 'before']);
const scheduler = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('random'), hardwareWeight: z.number() }),
  z.strictObject({
    kind: z.literal('pct'),
    hardwareWeight: z.number(),
    depth: z.int(),
    cpus: z.int(),
    steps: z.int(),
    stepsFrom: z.enum(['given', 'measured']),
    guarantee: z.number(),
    caveats: texts,
  }),
  z.strictObject({
    kind: z.literal('timed'),
    window: z.number(),
    jitter: z.number(),
    costs: z
      .array(
        z.strictObject({
          name: z.string(),
          cycles: z.number(),
          what: z.string(),
          basis: z.enum(['assumed', 'given']),
        }),
      )
      .readonly(),
    delays: z
      .array(z.strictObject({ name: z.string(), when, cycles: z.number(), applied: z.int() }))
      .readonly(),
  }),
]);

const coverage = z.strictObject({
  entries: z
    .array(
      z.strictObject({
        entry: z.string(),
        classes: z.array(z.strictObject({ name: z.string(), attempts: z.int() })).readonly(),
        changes: z.array(z.strictObject({ from: z.string(), to: z.string(), count: z.int() })).readonly(),
      }),
    )
    .readonly(),
  actions: z.exactOptional(z.strictObject({ taken: z.int(), all: z.int() })),
  neverTaken: texts,
  functions: texts,
  sometimes: z
    .array(z.strictObject({ name: z.string(), reached: z.boolean(), attempts: z.int().nullable() }))
    .readonly(),
});

const witness = z.strictObject({
  scenario: z.string(),
  architecture: z.string(),
  version: z.string(),
  departures: texts,
  rule: z.string(),
  message: z.string(),
  heads: texts,
  steps: z
    .array(
      z.strictObject({
        lane: z.int(),
        hardware: z.string(),
        calls: texts,
        label: z.string(),
        source: z.string(),
        changes: z
          .array(z.strictObject({ name: z.string(), before: z.string(), after: z.string() }))
          .readonly(),
      }),
    )
    .readonly(),
  trace: z.array(z.int()).readonly(),
});

/**
 * Schema of `stress --format json`, version 1: one document. Versions grow: fields are added, none is renamed or removed
 * without a new number. The order of the fields here is the order printed.
 */
export const stressSchema: z.ZodType<StressResult> = z.strictObject({
  schema: z.literal(1),
  tool: z.strictObject({ name: z.literal('thpcheck'), version: z.string() }),
  source,
  verdict: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('violated') }),
    z.strictObject({ kind: z.literal('bounded'), limit: z.string() }),
    z.strictObject({ kind: z.literal('unmodelled'), what: z.string() }),
  ]),
  scheduler,
  seed: z.string(),
  attempts: z.int(),
  only: z.exactOptional(z.int()),
  ended: z.string(),
  steps: z.int(),
  longest: z.int(),
  cut: z.int(),
  mostSteps: z.int(),
  widenedBy: z.array(z.int()).readonly(),
  rules: z
    .array(
      z.strictObject({
        rule: z.string(),
        message: z.string(),
        odds,
        firstAttempt: z.int(),
        steps: z.int(),
        shownSteps: z.int(),
      }),
    )
    .readonly(),
  any: odds,
  exact: z.exactOptional(z.strictObject({ states: z.int(), transitions: z.int() })),
  coverage,
  sweep: z
    .array(
      z.strictObject({
        cycles: z.number(),
        attempts: z.int(),
        any: odds,
        rules: z.array(z.strictObject({ rule: z.string(), odds })).readonly(),
      }),
    )
    .readonly(),
  witnesses: z.array(witness).readonly(),
  check: z.exactOptional(resultSchema),
  commands: z.array(z.strictObject({ rule: z.string(), command: z.string() })).readonly(),
  bounds: texts,
});
