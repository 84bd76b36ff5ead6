import type { ModelArchitecture, ModelVersion } from '../../../arch/entry-helpers.ts';
import type { Departure } from '../../../kernel/departures.ts';
import type { Claim } from '../claim.ts';
import { breaks, saidOfAll } from '../sentences.ts';

/** What a finding rests on. */
export interface FindingEvidence {
  readonly id: string;
  readonly text: string;
  readonly scenario: string;
  /** Architectures that show it; the first one's interleaving is printed. */
  readonly architectures: readonly ModelArchitecture[];
  readonly version: ModelVersion;
  readonly departures?: readonly Departure[];
  readonly rule: string;
  /** Where the source can be read, and how sure it is. */
  readonly note: string;
}

/** Something that the model found and the thread does not speak of; true if every architecture named shows it. */
export function finding(evidence: FindingEvidence): Claim {
  const { id, text, scenario, architectures, version, departures = [], rule, note } = evidence;
  return {
    id,
    text,
    by: '',
    date: '',
    about: 'found on the way',
    decide: ({ ask }) => {
      const answers = architectures.map((name) => ask(scenario, name, version, ...departures));
      const because = [saidOfAll(answers), note];
      const shown = answers.every((answer) => breaks(answer, rule));
      if (shown)
        return { kind: 'true', because, witness: { kind: 'interleaving', answer: answers[0]!, rule } };
      return { kind: 'false', because, witness: { kind: 'values', lines: [] } };
    },
  };
}
