import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { badScenario, scenarioMissing, scenarioNameDiffers } from './diagnostics.ts';
import { expectationSchema } from './expectation.ts';
import { readJson } from './json-file.ts';
import { pathNames } from './paths.ts';

/** CPUs the harness has state for: THPCHECK_CPUS of harness/model.h. */
export const mostCpus = 4;

/** States of the page that scenarios begin in, besides the usual one: harness/setup.c has thpcheck_setup_NAME(). */
export const initialStates = ['clean', 'split', 'protnone'] as const;

const pathSchema = z.enum(pathNames);

/**
 * Something that must be reached for a verdict to mean anything. Without `reads` the harness reports it by name
 * (thpcheck_sometimes()). With it, the machine sees it: a CPU on path `by` reads the watched entry when a CPU on
 * path `after` has stored to it `writes` times so far.
 */
const sometimesSchema = z.strictObject({
  name: z.string().min(1),
  reads: z
    .strictObject({
      entry: z.literal('pmd'),
      by: pathSchema,
      after: pathSchema,
      writes: z.number().int().min(1),
    })
    .optional(),
});

const scenarioSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by hyphens'),
    /** One line about it. */
    title: z.string().min(1),
    /**
     * How the page is mapped at the start: by a huge entry that is writable, young and dirty (left out), by one that is
     * clean, by a table, or by a huge entry that mprotect(PROT_NONE) has changed, in an area that may not be accessed.
     * Set-up is thpcheck_setup_NAME() then.
     */
    begins: z.enum(initialStates).optional(),
    /** What each CPU runs, in order. */
    cpus: z.array(pathSchema).min(1).max(mostCpus),
    /** Rules demanded besides those of the machine (BUG, WARN, bad accesses, deadlock). */
    rules: z.array(z.enum(['P1', 'P2', 'P5', 'P6', 'P7', 'P8', 'P9', 'P10', 'P12'])).min(1),
    sometimes: z.array(sometimesSchema),
    /** The verdicts on unchanged trees; the first that covers an architecture and version counts. */
    expect: z.array(expectationSchema).min(1),
  })
  .refine((scenario) => !scenario.rules.includes('P2') || scenario.cpus.some((path) => path === 'zap' || path === 'unmap'), {
    message: 'P2 speaks of a zap, and no CPU runs one',
    path: ['rules'],
  })
  .refine((scenario) => !scenario.rules.includes('P8') || scenario.cpus.some((path) => path.startsWith('gup_fast')), {
    message: 'P8 speaks of gup_fast, and no CPU runs it',
    path: ['rules'],
  });

/** A scenario: which paths on which CPUs, what must hold, what must be reached. */
export type Scenario = Readonly<z.infer<typeof scenarioSchema>>;

/** The scenarios as they are installed: the same place seen from `src/` and from `dist/`. */
export const installedScenarios = fileURLToPath(new URL('../../../scenarios/', import.meta.url));

/** Names of the scenarios in a directory, sorted. */
export function scenarioNames(directory: string = installedScenarios): readonly string[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .filter((name) => statSync(join(directory, name, 'scenario.json'), { throwIfNoEntry: false }) !== undefined)
    .toSorted();
}

/**
 * Reads a scenario.
 * @param name of its directory
 * @throws ThpcheckError THP2200 unknown, THP2201 no JSON, THP2202 not of the form, THP2203 misnamed
 */
export function loadScenario(name: string, directory: string = installedScenarios): Scenario {
  const known = scenarioNames(directory);
  if (!known.includes(name)) throw new ThpcheckError(scenarioMissing(name, known));
  const file = join(directory, name, 'scenario.json');
  const parsed = scenarioSchema.safeParse(readJson(file));
  if (!parsed.success) throw new ThpcheckError(badScenario(file, parsed.error.issues.map(issueLine)));
  if (parsed.data.name !== name) throw new ThpcheckError(scenarioNameDiffers(file, parsed.data.name, name));
  return parsed.data;
}

function issueLine(issue: { readonly path: readonly PropertyKey[]; readonly message: string }): string {
  return `${issue.path.map(String).join('.') || 'the whole'}: ${issue.message}`;
}
