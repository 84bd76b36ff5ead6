import { ThpcheckError } from '../diagnostic/diagnostic.ts';

/** What an attempt gives, or undefined where its manager came to its limit of nodes (THP6010). */
export function withinLimit<Result>(attempt: () => Result): Result | undefined {
  try {
    return attempt();
  } catch (error) {
    if (error instanceof ThpcheckError && error.diagnostic.code === 'THP6010') return undefined;
    throw error;
  }
}
