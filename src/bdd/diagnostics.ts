import { exitStatus, ThpcheckError } from '../diagnostic/diagnostic.ts';

/** THP6010: decision diagrams outgrew the limit of their manager. `limit` is a number of nodes. */
export function tooManyNodes(limit: number): ThpcheckError {
  return new ThpcheckError({
    code: 'THP6010',
    what: `The decision diagrams of a helper need more than ${limit} nodes.`,
    cause: 'The helper mixes many bits, such as a product of two words that both depend on the entry.',
    next: 'Leave the helper out, and report it.',
    exitStatus: exitStatus.inconclusive,
  });
}

/** THP6011: text that should hold decision diagrams does not. `what` says which part. */
export function damagedDiagrams(what: string): ThpcheckError {
  return new ThpcheckError({
    code: 'THP6011',
    what: `Stored decision diagrams cannot be read: ${what}.`,
    cause: 'The file was cut short or changed, or another version of thpcheck wrote it.',
    next: 'Remove the cache directory and run the command again.',
    exitStatus: exitStatus.badInput,
  });
}
