import { z } from 'zod';
import type { CheckResult } from '../check/result.ts';

const frame = z.strictObject({ function: z.string(), file: z.string(), line: z.int() });

const verdict = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('holds') }),
  z.strictObject({ kind: z.literal('violated') }),
  z.strictObject({ kind: z.literal('bounded'), limit: z.string() }),
  z.strictObject({ kind: z.literal('unmodelled'), what: z.string() }),
]);

const source = z.strictObject({
  kernelVersion: z.string(),
  architecture: z.string(),
  profile: z.enum(['source', 'O1']),
  overlays: z.array(z.string()).readonly(),
  compiler: z.string(),
  tableEntries: z.int(),
  pageSize: z.int(),
  config: z.array(z.string()).readonly(),
});

const search = z.strictObject({
  engine: z.enum(['dpor', 'dfs', 'bfs', 'reference']),
  executions: z.exactOptional(z.int()),
  redundant: z.exactOptional(z.int()),
  states: z.exactOptional(z.int()),
  preemptions: z.exactOptional(z.strictObject({ bound: z.int(), explored: z.int() })),
  transitions: z.int(),
  depth: z.int(),
  rounds: z.int(),
  sharedWords: z.int(),
  collisionOdds: z.exactOptional(z.number()),
});

const step = z.strictObject({
  cpu: z.int(),
  action: z.enum(['read', 'write', 'update', 'lock', 'unlock']),
  object: z.string(),
  width: z.int(),
  before: z.exactOptional(z.string()),
  after: z.exactOptional(z.string()),
  beforeBits: z.exactOptional(z.string()),
  afterBits: z.exactOptional(z.string()),
  stack: z.array(frame).readonly(),
  note: z.exactOptional(z.string()),
});

const finding = z.strictObject({
  id: z.string(),
  rule: z.string(),
  headline: z.string(),
  consequence: z.string(),
  trace: z.array(z.int()).readonly(),
  steps: z.array(step).readonly(),
  replayed: z.boolean(),
  switches: z.object({ count: z.number().int(), atLeast: z.number().int() }).optional(),
  preemptions: z.strictObject({ count: z.int(), atLeast: z.int() }).optional(),
});

/**
 * Schema of `--format json`, version 1: one document for each scenario and architecture. Versions grow: fields are
 * added, none is renamed or removed without a new number. The order of the fields here is the order printed.
 */
export const resultSchema: z.ZodType<CheckResult> = z.strictObject({
  schema: z.literal(1),
  tool: z.strictObject({ name: z.literal('thpcheck'), version: z.string() }),
  scenario: z.string(),
  title: z.string(),
  source,
  cpus: z.array(z.strictObject({ path: z.string(), entry: z.string() })).readonly(),
  verdict,
  rules: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        statement: z.string(),
        outcome: z.enum(['held', 'violated']),
      }),
    )
    .readonly(),
  search,
  sometimes: z.array(z.strictObject({ name: z.string(), reached: z.boolean() })).readonly(),
  outcomes: z.array(z.string()).readonly(),
  entryValues: z
    .array(
      z.strictObject({
        value: z.string(),
        bits: z.string(),
        predicates: z.array(z.string()).readonly(),
        storedBy: z.array(frame).readonly(),
      }),
    )
    .readonly(),
  stubs: z
    .array(z.strictObject({ name: z.string(), kind: z.enum(['program', 'intrinsic']), effect: z.string() }))
    .readonly(),
  bounds: z.array(z.string()).readonly(),
  findings: z.array(finding).readonly(),
});
