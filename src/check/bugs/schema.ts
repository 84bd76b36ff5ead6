import { z } from 'zod';
import { departures } from '../../kernel/departures.ts';

/** A kernel of the built-in model, as reports write it. */
export const kernels = { '4.4': 4004, '4.5': 4005, '6.12': 6012 } as const;

const kernelSchema = z.literal(['4.4', '4.5', '6.12']);

/** By architecture: the rules that are broken, sorted; none where everything holds. Every architecture that applies. */
const expectSchema = z.record(z.string(), z.array(z.string().regex(/^(P\d+|BUG|deadlock)$/)));

const departureSchema = z.literal(
  Object.keys(departures) as [keyof typeof departures, ...(keyof typeof departures)[]],
);

const scenarioSide = z.strictObject({
  kernel: kernelSchema,
  /** Ways in which the text differs from the release's. */
  departures: z.array(departureSchema).default([]),
  expect: expectSchema,
});

const lawSide = z.strictObject({ kernel: kernelSchema, expect: expectSchema });

const halvesSide = z.strictObject({
  order: z.literal(['high half first', 'low half first']),
  expect: expectSchema,
});

const onArchitectures = {
  architectures: z.array(z.string().min(1)).min(1).optional(),
  note: z.string().optional(),
};

/** A scenario of the built-in model shows it. */
const scenarioCase = z.strictObject({
  scenario: z.string().min(1),
  ...onArchitectures,
  broken: scenarioSide,
  repaired: scenarioSide.optional(),
});

/** A law that helpers have to keep shows it, with no interleaving. */
const lawCase = z.strictObject({
  law: z.literal(['invalidated, not none', 'invalidated, present', 'write-protected, dirty']),
  ...onArchitectures,
  broken: lawSide,
  repaired: lawSide.optional(),
});

/** The reader of entries that are wider than a word shows it. */
const halvesCase = z.strictObject({
  system: z.literal('pae-torn-read'),
  ...onArchitectures,
  broken: halvesSide,
  repaired: halvesSide,
});

const caseSchema = z.union([scenarioCase, lawCase, halvesCase]);

/** One historical bug: `bugs/<folder>/bug.json`. */
export const bugSchema = z.strictObject({
  /** `B04`. */
  id: z.string().regex(/^B\d\d$/),
  title: z.string().min(1),
  /** First release, or release candidate, that has the repair. */
  fixed: z.string().min(1),
  /** Where the repair is: commit and title. */
  source: z.string().min(1),
  cases: z.array(caseSchema).min(1),
  note: z.string().min(1).optional(),
});

/** One historical bug and what shows it. */
export type Bug = z.infer<typeof bugSchema>;
/** One way in which a bug shows. */
export type BugCase = z.infer<typeof caseSchema>;
