import type { DiffResult } from '../../check/diff/result.ts';
import { diffSchema } from './diff-schema.ts';

/**
 * The result as one line of JSON after {@link diffSchema}, with the fields in the order of the schema. Equal results
 * give equal bytes. Ends with a line end.
 */
export function diffJson(result: DiffResult): string {
  return `${JSON.stringify(diffSchema.parse(result))}\n`;
}
