import { z } from 'zod';
import { ThpcheckError } from '../../../diagnostic/diagnostic.ts';
import type { Written } from '../../checkpoint/checkpoint-file.ts';
import { readCheckpoint, writeCheckpoint } from '../../checkpoint/checkpoint-file.ts';
import { checkpointDamaged, checkpointOfOther, checkpointOutdated } from '../../checkpoint/diagnostics.ts';
import type { SearchImage } from '../search-stage.ts';
import type { LogExtent } from './key-log.ts';

/** What a checkpoint is of, and who wrote it. */
export interface SearchIdentity {
  /** Version of thpcheck, and a hash of the code that decides what is in a checkpoint. */
  readonly tool: { readonly version: string; readonly code: string };
  /** What has to be the same for a search to be gone on with, in words: `scenario`, `model`. */
  readonly subject: Readonly<Record<string, string>>;
}

/** A search as it is kept in a file, but for the keys of its states. */
export interface KeptSearch {
  readonly image: SearchImage;
  readonly log: LogExtent;
}

const whole = z.int().nonnegative();
const field = z.strictObject({ half: z.enum(['low', 'high']), shift: whole, bits: whole });

const headerSchema = z.strictObject({
  of: z.literal('a search of the built-in model'),
  tool: z.strictObject({ version: z.string(), code: z.string() }),
  subject: z.record(z.string(), z.string()),
  log: z.strictObject({ name: z.string().regex(/^[^/\\]+$/), bytes: whole, check: z.string() }),
  head: whole,
  states: whole,
  layers: z.array(whole).min(1),
  layerEnd: whole,
  transitions: whole,
  keys: z.strictObject({ fields: z.array(field), bits: whole }),
  size: whole,
  brokenSteps: z.array(z.strictObject({ rule: whole, count: whole, depth: whole })),
});

const foreign = z.object({ of: z.literal('a search of the built-in model'), tool: headerSchema.shape.tool });

/** Replaces the file with what is known now; it is the former one or the new one, whatever happens. */
export function writeSearch(file: string, identity: SearchIdentity, { image, log }: KeptSearch): Written {
  const { point, states, keys, size, values } = image;
  const { head, layers, layerEnd, transitions, counts } = point;
  const { brokenSteps, ruleCounts, taken, reached } = counts;
  const header: z.infer<typeof headerSchema> = {
    of: 'a search of the built-in model',
    tool: identity.tool,
    subject: identity.subject,
    log,
    head,
    states,
    layers: [...layers],
    layerEnd,
    transitions,
    keys: { fields: [...keys.fields], bits: keys.bits },
    size,
    brokenSteps: [...brokenSteps],
  };
  const tables = Object.fromEntries(values.map((each, component) => [`values ${component}`, each]));
  return writeCheckpoint(file, header, { ruleCounts, taken, reached, ...tables });
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
  const { log, head, layers, layerEnd, transitions, states, keys, size, ...rest } = parsed.data;
  for (const [name, wanted] of Object.entries(subject)) {
    const found = rest.subject[name] ?? 'unknown';
    if (found !== wanted) {
      const difference = wanted.length > 60 ? `another ${name}` : `its ${name} is ${found}, not ${wanted}`;
      throw new ThpcheckError(checkpointOfOther(file, difference));
    }
  }
  const { ruleCounts, taken, reached } = content.tables;
  const { brokenSteps } = rest;
  const counts = {
    brokenSteps,
    ruleCounts: ruleCounts as Int32Array,
    taken: taken as Uint8Array,
    reached: reached as Uint8Array,
  };
  const values = keys.fields.map((_, component) => content.tables[`values ${component}`] as Int32Array);
  const point = { head, layers, layerEnd, transitions, counts };
  return { image: { point, states, keys, size, values }, log };
}

function contentOf(file: string): ReturnType<typeof readCheckpoint> {
  try {
    return readCheckpoint(file);
  } catch (error) {
    return { kind: 'damaged', reason: error instanceof Error ? error.message : String(error) };
  }
}
