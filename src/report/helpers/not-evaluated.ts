import type { ArchitectureResult } from '../../check/helpers/result.ts';
import { wrap } from '../wrap.ts';
import { terminalWidth } from './helper-table.ts';

type NotEvaluated = ArchitectureResult['notEvaluated'];

/** What each kind means; `named` ones are gaps of this tool, so their names are always printed. */
const meanings: Readonly<Record<string, { readonly text: string; readonly named: boolean }>> = {
  stopped: { text: 'met something that is not modelled', named: true },
  'no wrapper': { text: 'cannot be called by thpcheck', named: true },
  'no entry': { text: 'are not about the bits of an entry', named: false },
  absent: { text: 'are not defined for this architecture', named: false },
};

function byKind(list: NotEvaluated): ReadonlyMap<string, NotEvaluated> {
  const groups = new Map<string, NotEvaluated>(Object.keys(meanings).map((kind) => [kind, []]));
  for (const entry of list) groups.set(entry.kind, [...(groups.get(entry.kind) ?? []), entry]);
  return new Map([...groups].filter(([, entries]) => entries.length > 0));
}

/** Helpers without a formula: counts, and the names of those that are gaps of this tool. */
export function notEvaluatedSummary(list: NotEvaluated): readonly string[] {
  if (list.length === 0) return [];
  const lines = [...byKind(list)].flatMap(([kind, entries]) => {
    const { text, named } = meanings[kind] ?? { text: kind, named: true };
    const names = named ? `: ${entries.map(({ helper }) => helper).join(', ')}` : '';
    return wrap(`${entries.length} ${text}${names}`, terminalWidth, { first: '  ', rest: '      ' });
  });
  return [`Not evaluated: ${list.length} (with reasons: --verbose)`, ...lines];
}

/** Helpers without a formula, each with its reason. */
export function notEvaluatedInFull(list: NotEvaluated): readonly string[] {
  if (list.length === 0) return [];
  const lines = [...byKind(list)].flatMap(([kind, entries]) => [
    `  ${entries.length} ${meanings[kind]?.text ?? kind}:`,
    ...entries.flatMap(({ helper, reason }) =>
      wrap(`${helper}: ${reason}`, terminalWidth, { first: '    ', rest: '        ' }),
    ),
  ]);
  return [`Not evaluated: ${list.length}`, ...lines];
}
