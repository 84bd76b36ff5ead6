import type { CheckResult } from '../check/result.ts';
import { resultSchema } from './result-schema.ts';

/**
 * The result as one line of JSON after {@link resultSchema}, with the fields in the order of the schema whatever
 * order they were made in. Equal results give equal bytes. Ends with a line end.
 */
export function jsonReport(result: CheckResult): string {
  return `${JSON.stringify(resultSchema.parse(result))}\n`;
}
