import type { ClaimSummary } from '../../check/thread/result.ts';
import { wrap } from '../wrap.ts';
import { witnessText } from './witness-diagram.ts';

const width = 78;

/** A claim, what was decided, why, and the interleaving that shows it. */
export function claimText(claim: ClaimSummary): string {
  const { id, by, date, about, text, decision, condition, because, witness, values } = claim;
  const said = [by, date, about].filter((part) => part !== '').join(', ');
  const lines = wrap(`${id} (${said}): ${text}`, width, { first: '', rest: '    ' });
  const decided = decision === 'true only if' ? `true only if ${condition}` : decision;
  const verb = decision === 'not decidable' ? '' : 'decided: ';
  lines.push(...wrap(`${verb}${decided}`, width, { first: '  => ', rest: '     ' }));
  for (const sentence of because) lines.push(...wrap(sentence, width, { first: '     ', rest: '     ' }));
  for (const value of values ?? []) lines.push(`       ${value}`);
  if (witness !== undefined) lines.push('', ...witnessText(witness, '     '));
  return lines.join('\n');
}
