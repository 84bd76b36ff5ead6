import type { ExploreResult } from '../../check/explore/result.ts';
import { exploreSchema } from './explore-schema.ts';

/** The result as one line of JSON after {@link exploreSchema}. Ends with a line end. */
export function exploreJson(result: ExploreResult): string {
  return `${JSON.stringify(exploreSchema.parse(result))}\n`;
}
