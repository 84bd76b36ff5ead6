import type { StressResult } from '../../check/stress/result.ts';
import { stressSchema } from './stress-schema.ts';

/** The result as one line of JSON after {@link stressSchema}. Equal results give equal bytes. Ends with a line end. */
export function stressJson(result: StressResult): string {
  return `${JSON.stringify(stressSchema.parse(result))}\n`;
}
