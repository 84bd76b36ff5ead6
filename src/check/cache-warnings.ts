import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { CacheWarning } from '../tree/cache/ir-cache.ts';
import { cacheNotWritable } from '../tree/diagnostics.ts';

/** Several caches below one directory meet with the same full disk: one warning of it (THP3121) is enough. */
export function withoutRepeats({ warn }: { warn(diagnostic: Diagnostic): void }): CacheWarning {
  const notWritable = cacheNotWritable('', '').code;
  let given = false;
  return (diagnostic) => {
    const repeated = given && diagnostic.code === notWritable;
    given ||= diagnostic.code === notWritable;
    if (!repeated) warn(diagnostic);
  };
}
