import type { ExploreResult } from '../../check/explore/result.ts';
import { limitsText } from '../thread/matrix.ts';
import { witnessText } from '../thread/witness-diagram.ts';
import { wrap } from '../wrap.ts';
import { boundText, extentText } from './extent-text.ts';
import { counted } from './numbers.ts';
import { searchLines } from './search-lines.ts';

const width = 78;
const column = 14;

/** `label      text`, wrapped under itself. */
function field(label: string, text: string): readonly string[] {
  return wrap(text, width, { first: `  ${label.padEnd(column - 2)}`, rest: ' '.repeat(column) });
}

/**
 * What `explore` found: verdict, what was searched, the shortest interleaving of each broken rule, how far the search
 * went, the limits of the model. `again` is the command that finds it once more. Ends with a line end.
 */
export function exploreText(result: ExploreResult, again?: string): string {
  const { model, search, witnesses, bounds } = result;
  const { departures } = model;
  const sections: readonly (readonly string[])[] = [
    [verdictText(result)],
    [
      ...wrap(`${model.summary}.`, width, { first: '  ', rest: '  ' }),
      ...departures.flatMap((name) => field('with', `"${name}"`)),
      ...field('CPUs', model.cpus.map((path, cpu) => `CPU${cpu}: ${path}`).join(', ')),
      ...field('hardware', model.hardware.join(', ')),
      ...field('memory', memoryText(model)),
    ],
    ...witnesses.map((witness) => witnessText(witness, '')),
    rulesLines(result),
    again === undefined || result.failures.length === 0 ? [] : ['Again:', `  ${again}`],
    [
      ...field('searched', extentText(search)),
      ...searchLines(result).flatMap(([label, text]) => field(label, text)),
    ],
    limitsText(bounds).split('\n'),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** Never wrapped: a line to grep for. */
function verdictText({ model, verdict, rules, failures, search }: ExploreResult): string {
  const what = `${model.scenario} on ${model.architecture}, kernel ${model.version}`;
  const names = new Map(rules.map(({ id, name }) => [id, `${id} ${name}`]));
  const broken = [...new Set(failures.map(({ rule }) => names.get(rule) ?? rule))].join(', ');
  switch (verdict) {
    case 'holds':
      return `${what}: holds within the bounds below`;
    case 'violated':
      return `${what}: violated (${broken})`;
    case 'bounded':
      return `${what}: bounded (${boundText(search)}); nothing was found so far`;
  }
}

function memoryText({ ranges, hugePages, singlePages, tables, entries }: ExploreResult['model']): string {
  return [
    counted(ranges, 'range'),
    `${counted(hugePages, 'huge page')} of ${counted(entries, 'base page')}`,
    counted(singlePages, 'single page'),
    `${counted(tables, 'page table')} of ${counted(entries, 'entry', 'entries')}`,
  ].join(', ');
}

/** What each broken rule says, and every way in which it is broken. */
function rulesLines({ rules, failures }: ExploreResult): readonly string[] {
  const ids = [...new Set(failures.map(({ rule }) => rule))];
  return ids.flatMap((id) => {
    const known = rules.find((rule) => rule.id === id);
    const said = known === undefined ? id : `${id} ${known.name}: ${known.statement}.`;
    const ways = failures.filter(({ rule }) => rule === id);
    return [
      ...wrap(said, width, { first: '  ', rest: '      ' }),
      ...ways.flatMap(({ message, count, steps }) =>
        wrap(
          `- ${message} (in ${counted(count, 'state or step', 'states or steps')}, first after ${counted(steps, 'step')})`,
          width,
          {
            first: '      ',
            rest: '        ',
          },
        ),
      ),
    ];
  });
}
