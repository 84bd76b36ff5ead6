import { z } from 'zod';
import { ThpcheckError } from '../../../diagnostic/diagnostic.ts';
import type { NamedTables, Written } from '../../checkpoint/checkpoint-file.ts';
import { readCheckpoint, writeCheckpoint } from '../../checkpoint/checkpoint-file.ts';
import {
  checkpointDamaged,
  checkpointOfOther,
  checkpointOutdated,
  checkpointUnreadable,
} from '../../checkpoint/diagnostics.ts';
import type { ForgetfulImage } from '../forgetful-image.ts';
import type { Counts } from '../kernel-counts.ts';
import type { KeyLayout } from '../key-layout.ts';
import type { SearchImage } from '../search-stage.ts';
import type { KeptPart } from './kept-part.ts';

/** What a checkpoint is of, and who wrote it. */
export interface SearchIdentity {
  /** Version of thpcheck, and a hash of the code that decides what is in a checkpoint. */
  readonly tool: { readonly version: string; readonly code: string };
  /** What has to be the same for a search to be gone on with, in words: `scenario`, `model`. */
  readonly subject: Readonly<Record<string, string>>;
}

/** A search as it is kept in a file, but for its states. */
export interface KeptSearch {
  readonly image: SearchImage;
  readonly part: KeptPart;
}

const whole = z.int().nonnegative();
const bits = whole.max(64);
const field = z.strictObject({ half: z.enum(['low', 'high']), shift: whole, bits: whole });

const brokenSteps = z.array(z.strictObject({ rule: whole, count: whole, depth: whole }));

const storage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('exact') }),
  z.strictObject({
    kind: z.literal('compact'),
    fingerprintBits: bits.optional(),
    logStates: z.number().optional(),
  }),
  z.strictObject({ kind: z.literal('bitstate'), fieldBits: bits, logStates: z.number().optional() }),
]);

/** Scattered fingerprints and fields of bits lie as keys do, which the header has already. */
const plan = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('compact'),
    fingerprint: z.strictObject({ kind: z.enum(['bijective', 'scattered']), bits }),
  }),
  z.strictObject({ kind: z.literal('bitstate'), fieldBits: bits }),
]);

const headerSchema = z.strictObject({
  of: z.literal('a search of the built-in model'),
  tool: z.strictObject({ version: z.string(), code: z.string() }),
  subject: z.record(z.string(), z.string()),
  part: z.strictObject({ name: z.string().regex(/^[^/\\]+$/), bytes: whole, check: z.string() }),
  head: whole,
  states: whole,
  layers: z.array(whole).min(1),
  layerEnd: whole,
  transitions: whole,
  keys: z.strictObject({ fields: z.array(field), bits: whole }),
  size: whole,
  brokenSteps,
  storage,
  forgetful: z
    .strictObject({
      plan,
      size: z
        .strictObject({
          factor: whole,
          bits,
          slotBytes: z.union([z.literal(3), z.literal(4), z.literal(5), z.literal(6), z.literal(8)]),
        })
        .optional(),
      firstKept: whole,
      dropping: z.boolean(),
      mostKept: whole,
      crowded: whole,
    })
    .optional(),
  layerStart: z.strictObject({ head: whole, transitions: whole, brokenSteps }).optional(),
  traces: z.array(z.strictObject({ rule: whole, trace: z.array(whole) })),
});

const foreign = z.object({ of: z.literal('a search of the built-in model'), tool: headerSchema.shape.tool });

/** Replaces the file with what is known now; it is the former one or the new one, whatever happens. */
export function writeSearch(file: string, identity: SearchIdentity, { image, part }: KeptSearch): Written {
  const { point, states, keys, size, values, forgetful, traces, layerStart } = image;
  const { head, layers, layerEnd, transitions, counts } = point;
  const header: z.infer<typeof headerSchema> = {
    of: 'a search of the built-in model',
    tool: identity.tool,
    subject: identity.subject,
    part,
    head,
    states,
    layers: [...layers],
    layerEnd,
    transitions,
    keys: { fields: [...keys.fields], bits: keys.bits },
    size,
    brokenSteps: [...counts.brokenSteps],
    storage: image.storage,
    forgetful: forgetful === undefined ? undefined : { ...forgetful, plan: planIn(forgetful) },
    layerStart:
      layerStart === undefined
        ? undefined
        : {
            head: layerStart.head,
            transitions: layerStart.transitions,
            brokenSteps: [...layerStart.counts.brokenSteps],
          },
    traces: traces.map(({ rule, trace }) => ({ rule, trace: [...trace] })),
  };
  const tables = Object.fromEntries(values.map((each, component) => [`values ${component}`, each]));
  return writeCheckpoint(file, header, {
    ...tablesOf(counts, ''),
    ...(layerStart === undefined ? {} : tablesOf(layerStart.counts, 'start ')),
    ...tables,
  });
}

/**
 * Reads such a file.
 * @throws ThpcheckError THP6402 if it is damaged or no checkpoint, THP6403 if it is one of something else, THP6404 if
 * another version of thpcheck has written it.
 */
export function readSearch(file: string, { tool, subject }: SearchIdentity): KeptSearch {
  const content = contentOf(file);
  if (content.kind === 'damaged') throw new ThpcheckError(checkpointDamaged(file, content.reason));
  const maker = foreign.safeParse(content.header);
  if (!maker.success) throw new ThpcheckError(checkpointOfOther(file, 'it is not of the built-in model'));
  const { version, code } = maker.data.tool;
  if (version !== tool.version || code !== tool.code)
    throw new ThpcheckError(checkpointOutdated(file, version));
  const parsed = headerSchema.safeParse(content.header);
  if (!parsed.success) throw new ThpcheckError(checkpointDamaged(file, 'its header is not readable'));
  const { part, head, layers, layerEnd, transitions, states, keys, size, ...rest } = parsed.data;
  for (const [name, wanted] of Object.entries(subject)) {
    const found = rest.subject[name] ?? 'unknown';
    if (found !== wanted) {
      const difference = wanted.length > 60 ? `another ${name}` : `its ${name} is ${found}, not ${wanted}`;
      throw new ThpcheckError(checkpointOfOther(file, difference));
    }
  }
  const counts = countsIn(content.tables, '', rest.brokenSteps);
  const values = keys.fields.map((_, component) => content.tables[`values ${component}`] as Int32Array);
  const point = { head, layers, layerEnd, transitions, counts };
  const { storage: kept, traces } = rest;
  const forgetful = rest.forgetful === undefined ? undefined : forgetfulOf(rest.forgetful, keys);
  const { layerStart: start } = rest;
  const layerStart =
    start === undefined
      ? undefined
      : {
          ...point,
          head: start.head,
          transitions: start.transitions,
          counts: countsIn(content.tables, 'start ', start.brokenSteps),
        };
  return { image: { point, states, keys, size, values, storage: kept, forgetful, traces, layerStart }, part };
}

function tablesOf({ ruleCounts, taken, reached }: Counts, when: string): NamedTables {
  return { [`${when}ruleCounts`]: ruleCounts, [`${when}taken`]: taken, [`${when}reached`]: reached };
}

function countsIn(tables: NamedTables, when: string, steps: Counts['brokenSteps']): Counts {
  return {
    brokenSteps: steps,
    ruleCounts: tables[`${when}ruleCounts`] as Int32Array,
    taken: tables[`${when}taken`] as Uint8Array,
    reached: tables[`${when}reached`] as Uint8Array,
  };
}

type KeptForgetful = NonNullable<z.infer<typeof headerSchema>['forgetful']>;

function planIn({ plan: given }: ForgetfulImage): KeptForgetful['plan'] {
  if (given.kind === 'bitstate') return given;
  const { kind, bits: length } = given.fingerprint;
  return { kind: 'compact', fingerprint: { kind, bits: length } };
}

function forgetfulOf({ plan: given, ...rest }: KeptForgetful, { fields }: KeyLayout): ForgetfulImage {
  if (given.kind === 'bitstate') return { ...rest, size: undefined, plan: given };
  const { kind, bits: length } = given.fingerprint;
  const fingerprint = kind === 'bijective' ? { kind, bits: length } : { kind, bits: length, fields };
  return { ...rest, size: rest.size, plan: { kind: 'compact', fingerprint } };
}

function contentOf(file: string): ReturnType<typeof readCheckpoint> {
  try {
    return readCheckpoint(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ThpcheckError(checkpointUnreadable(file, reason));
  }
}
