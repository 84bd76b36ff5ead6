import { z } from 'zod';
import type { HelpersResult } from '../../check/helpers/result.ts';

/** Schema of a place in the tree. */
export const place = z.strictObject({ file: z.string(), line: z.int() });

/** Schema of a word as it is printed. */
export const word = z.strictObject({ name: z.string(), value: z.string(), bits: z.string() });

const strings = z.array(z.string()).readonly();

/** Schema of the level of a helper. */
export const level = z.enum(['pte', 'pmd', 'pud']);

/** Schema of the kind of a helper. */
export const kind = z.enum([
  'predicate',
  'change',
  'modify',
  'construct',
  'extract',
  'setter',
  'primitive',
  'encode',
]);

const row = z.strictObject({
  name: z.string(),
  helper: z.string(),
  level,
  kind,
  parameters: strings,
  formula: strings,
  formulaKind: z.enum(['exact', 'none']),
  definition: z.exactOptional(place),
  stops: z.exactOptional(z.array(z.strictObject({ where: strings, reason: z.string() })).readonly()),
  truth: z.exactOptional(z.record(z.string(), z.enum(['always', 'never', 'some'])).readonly()),
});

const entryClass = z.strictObject({
  id: z.string(),
  level,
  made: z.string(),
  size: z.string(),
  example: word,
});

const rule = z.strictObject({
  id: z.string(),
  statement: z.string(),
  properties: strings,
  source: z.string(),
  outcome: z.enum(['holds', 'violated', 'not checked']),
  detail: z.string(),
});

const severity = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('reachable'),
    scenario: z.string(),
    rule: z.string(),
    trace: strings,
  }),
  z.strictObject({ kind: z.literal('latent'), ran: strings, why: z.string() }),
  z.strictObject({ kind: z.literal('unused') }),
]);

/** Schema of a broken rule. */
export const finding = z.strictObject({
  rule: z.string(),
  statement: z.string(),
  properties: strings,
  source: z.string(),
  helper: z.string(),
  place: z.exactOptional(place),
  consequence: z.string(),
  classes: strings,
  violating: z.string(),
  values: z.string(),
  words: z.array(word).readonly(),
  steps: z.array(word).readonly(),
  expected: z.string(),
  uses: z
    .array(z.strictObject({ file: z.string(), line: z.int(), function: z.string(), uses: z.string() }))
    .readonly(),
  severity,
});

/**
 * Schema of `thpcheck helpers --format json`, version 1: one document. Versions grow: fields are added, none is renamed
 * or removed without a new number. The order of the fields here is the order printed.
 */
export const helpersSchema: z.ZodType<HelpersResult> = z.strictObject({
  format: z.literal(1),
  version: z.string(),
  architectures: z
    .array(
      z.strictObject({
        architecture: z.string(),
        configuration: strings,
        assumptions: strings,
        rows: z.array(row).readonly(),
        classes: z.array(entryClass).readonly(),
        notEvaluated: z
          .array(z.strictObject({ helper: z.string(), kind: z.string(), reason: z.string() }))
          .readonly(),
        rules: z.array(rule).readonly(),
        findings: z.array(finding).readonly(),
      }),
    )
    .readonly(),
  failures: z
    .array(z.strictObject({ architecture: z.string(), code: z.string(), reason: z.string() }))
    .readonly(),
});
