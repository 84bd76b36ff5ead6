import type { ArchitectureResult, HelperRow } from '../../../check/helpers/result.ts';
import { groupsOf } from '../levels.ts';
import { shortPlace } from '../short-place.ts';
import type { Markup } from './markup.ts';
import { html, nothing } from './markup.ts';

/** A head that sorts its column when it is pressed. */
const sortHead = (name: string, architecture?: string): Markup =>
  architecture === undefined
    ? html`<th scope="col" data-sort><button type="button">${name}</button></th>`
    : html`<th scope="col" data-sort data-arch="${architecture}"><button type="button">${name}</button></th>`;

function cell(row: HelperRow | undefined, name: string, result: ArchitectureResult): Markup {
  const { architecture, notEvaluated } = result;
  if (row === undefined) {
    const why = notEvaluated.find(({ helper }) => helper === name.split(/[ :]/, 1)[0]);
    const said = why === undefined ? 'not defined' : `${why.kind}: ${why.reason}`;
    return html`<td data-arch="${architecture}" class="dim" data-key="~">${said}</td>`;
  }
  const formula =
    row.formulaKind === 'none'
      ? html`<span class="dim">${row.formula.join(' ')}</span>`
      : html`<code class="formula">${row.formula.join('\n')}</code>`;
  const stops = (row.stops ?? []).map(
    ({ where, reason }) => html`<span class="formula dim">stops if ${where.join(' ')}: ${reason}</span>`,
  );
  const place =
    row.definition === undefined
      ? nothing
      : html`<span class="place" title="${row.definition.file}">${shortPlace(row.definition)}</span>`;
  return html`<td data-arch="${architecture}">${formula}${stops}${place}</td>`;
}

/** Rows of any architecture, each name once, by level and kind. */
function rowNames(results: readonly ArchitectureResult[]): readonly HelperRow[] {
  const first = new Map<string, HelperRow>();
  for (const row of results.flatMap(({ rows }) => rows)) if (!first.has(row.name)) first.set(row.name, row);
  return groupsOf([...first.values()]).flatMap(({ rows }) => rows);
}

/** Architectures across, helpers down, formulas and places in the cells. */
export function matrixSection(results: readonly ArchitectureResult[]): Markup {
  const rows = rowNames(results).map((named) => {
    const cells = results.map((result) =>
      cell(
        result.rows.find(({ name }) => name === named.name),
        named.name,
        result,
      ),
    );
    const parameters = named.parameters.join(', ');
    return html`<tr data-helper="${named.name}">
      <th scope="row" data-key="${named.name}">
        <code>${named.name}</code><br /><span class="dim">(${parameters})</span>
      </th>
      <td>${named.level}</td>
      <td>${named.kind}</td>
      ${cells}
    </tr>`;
  });
  const heads = results.map(({ architecture }) => sortHead(architecture, architecture));
  return html`<section id="helpers">
    <h2>Helpers</h2>
    <p>
      Each formula was rebuilt as a decision diagram and is equal to the compiled helper for every value of
      every bit. Names of bits are the architecture's own. Press a head to sort.
    </p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            ${sortHead('helper')}${sortHead('level')}${sortHead('kind')}${heads}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}
