import type { HelpersResult } from '../../check/helpers/result.ts';
import { helpersSchema } from './helpers-schema.ts';

/**
 * The result as one line of JSON after {@link helpersSchema}, with the fields in the order of the schema. Equal results
 * give equal bytes. Ends with a line end.
 */
export function helpersJson(result: HelpersResult): string {
  return `${JSON.stringify(helpersSchema.parse(result))}\n`;
}
