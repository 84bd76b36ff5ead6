import { z } from 'zod';
import type { DiffResult } from '../../check/diff/result.ts';
import { finding, kind, level, place, word } from '../helpers/helpers-schema.ts';
import { helperChanges, namesOf, ruleChanges, scenarioChanges } from './changes.ts';

const strings = z.array(z.string()).readonly();

const side = z.enum(['old', 'new']);

const verdict = z.enum(['worse', 'less known', 'not worse']);

const meaningFields = {
  formula: strings,
  formulaKind: z.enum(['exact', 'none']),
  definition: z.exactOptional(place),
};

const meaning = z.strictObject(meaningFields);

const helperFields = { name: z.string(), helper: z.string(), level, kind };

const oneSided = z.strictObject({ ...helperFields, ...meaningFields });

const witness = z.strictObject({
  words: z
    .array(z.strictObject({ name: z.string(), value: z.string(), oldBits: z.string(), newBits: z.string() }))
    .readonly(),
  oldResult: word,
  newResult: word,
});

const changedHelper = z.strictObject({
  ...helperFields,
  change: z.enum(namesOf(helperChanges)),
  old: meaning,
  new: meaning,
  differing: z.exactOptional(z.string()),
  values: z.exactOptional(z.string()),
  witness: z.exactOptional(witness),
  entries: z.enum(['some', 'none', 'no entry']),
  classes: strings,
});

const ruleSide = z.strictObject({
  outcome: z.enum(['holds', 'violated', 'not checked']),
  detail: z.string(),
});

const changedRule = z.strictObject({
  id: z.string(),
  statement: z.string(),
  source: z.string(),
  change: z.enum(namesOf(ruleChanges)),
  old: ruleSide,
  new: ruleSide,
  newClasses: strings,
  finding: z.exactOptional(finding),
});

const changedScenario = z.strictObject({
  scenario: z.string(),
  change: z.enum(namesOf(scenarioChanges)),
  old: z.string(),
  new: z.string(),
  violation: z.exactOptional(z.strictObject({ rule: z.string(), trace: strings })),
});

const architecture = z.strictObject({
  architecture: z.string(),
  verdict,
  appeared: z.array(oneSided).readonly(),
  gone: z.array(oneSided).readonly(),
  changed: z.array(changedHelper).readonly(),
  unchanged: z.int(),
  knownOnOneSide: z
    .array(z.strictObject({ helper: z.string(), unknown: side, reason: z.string() }))
    .readonly(),
  rules: z.array(changedRule).readonly(),
  stillBroken: strings,
  scenarios: z.array(changedScenario).readonly(),
  scenariosRun: z.int(),
  constants: z.array(z.strictObject({ name: z.string(), old: z.string(), new: z.string() })).readonly(),
  configuration: z.strictObject({ old: strings, new: strings }),
});

const tree = z.strictObject({
  version: z.string(),
  revision: z.exactOptional(z.string()),
  commit: z.exactOptional(z.string()),
});

/**
 * Schema of `thpcheck diff --format json`, version 1: one document. Versions grow: fields are added, none is renamed or
 * removed without a new number. The order of the fields here is the order printed.
 */
export const diffSchema: z.ZodType<DiffResult> = z.strictObject({
  format: z.literal(1),
  old: tree,
  new: tree,
  verdict,
  architectures: z.array(architecture).readonly(),
  onlyIn: z.array(z.strictObject({ architecture: z.string(), side })).readonly(),
  failures: z
    .array(z.strictObject({ architecture: z.string(), side, code: z.string(), reason: z.string() }))
    .readonly(),
});
