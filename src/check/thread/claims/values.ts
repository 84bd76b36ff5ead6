import type { ModelArchitecture, ModelVersion } from '../../../arch/entry-helpers.ts';
import type { Evidence } from '../claim.ts';
import { versionText } from '../question.ts';
import { classText, hugeEntryOf, type HugeEntry } from '../sentences.ts';

/** What pmdp_invalidate() leaves of a huge entry on one architecture and kernel. */
export interface Invalidated extends HugeEntry {
  /** The value in memory after pmdp_invalidate(). */
  readonly invalidated: bigint;
  /** `s390, kernel 4.5: 0x...: not none, present, ...`. */
  readonly text: string;
}

/** Looks at pmdp_invalidate() of one architecture and kernel. */
export function afterInvalidate(
  { architecture }: Evidence,
  name: ModelArchitecture,
  version: ModelVersion,
): Invalidated {
  const model = architecture(name);
  const entry = hugeEntryOf(model, version);
  const invalidated = entry.helpers.pmd.invalidated(entry.huge);
  const text = `${model.title}, kernel ${versionText(version)}, after pmdp_invalidate(): ${classText(entry, invalidated)}`;
  return { ...entry, invalidated, text };
}
