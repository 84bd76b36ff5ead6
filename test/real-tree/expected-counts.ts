import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const countsSchema = z.strictObject({
  /** Interleavings and actions of dpor. */
  executions: z.number().int(),
  transitions: z.number().int(),
  /** States of dfs and bfs. */
  states: z.number().int(),
});

const expectedSchema = z.strictObject({
  /** Entries of a table that the counts are for. */
  entries: z.literal(8),
  /** By the text of the kernel's version, then by architecture. */
  counts: z.record(z.string(), z.record(z.string(), countsSchema)),
});

const scenarios = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** Exact counts of a search with 8-entry tables, from expected.json of the scenario; undefined where none are kept. */
export function expectedCounts(
  scenario: string,
  version: string,
  architecture: string,
): z.infer<typeof countsSchema> | undefined {
  const file = `${scenarios}${scenario}/expected.json`;
  if (!existsSync(file)) return undefined;
  return expectedSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).counts[version]?.[architecture];
}
