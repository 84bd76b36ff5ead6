import type { ArchitectureResult, Truth } from '../../../check/helpers/result.ts';
import { shortCount } from '../decimal.ts';
import { levels } from '../levels.ts';
import { marks } from '../truth-table.ts';
import type { Markup } from './markup.ts';
import { html, nothing } from './markup.ts';

function truthCell(truth: Truth | undefined, title: string): Markup {
  if (truth === undefined) return html`<td></td>`;
  return html`<td class="mark ${truth}" title="${title}: ${truth}">${marks[truth]}</td>`;
}

function levelTable(result: ArchitectureResult, level: (typeof levels)[number]): Markup {
  const classes = result.classes.filter((row) => row.level === level);
  const predicates = result.rows.filter((row) => row.level === level && row.truth !== undefined);
  if (classes.length === 0 || predicates.length === 0) return nothing;
  const heads = classes.map(
    ({ id, made, size }) =>
      html`<th scope="col" class="turned" title="${made} (${shortCount(size)} words)">
        <span>${id}</span>
      </th>`,
  );
  const rows = predicates.map(
    ({ name, truth }) =>
      html`<tr data-helper="${name}">
        <th scope="row"><code>${name}</code></th>
        ${classes.map(({ id }) => truthCell(truth?.[id], `${name}, ${id}`))}
      </tr>`,
  );
  return html`<div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${level.toUpperCase()}</th>
            ${heads}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
    <br />`;
}

function classList(result: ArchitectureResult): Markup {
  const rows = result.classes.map(
    ({ id, level, made, size, example }) =>
      html`<tr>
        <td>${level}</td>
        <td>${id}</td>
        <td>${made}</td>
        <td>${shortCount(size)}</td>
        <td><code>${example.value} ${example.bits}</code></td>
      </tr>`,
  );
  return html`<details>
    <summary>how each class is made</summary>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th>level</th>
            <th>class</th>
            <th>made</th>
            <th>words</th>
            <th>one of them</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </details>`;
}

/** The truth of the predicates over the classes of entries, one table for each architecture and level. */
export function truthSection(results: readonly ArchitectureResult[]): Markup {
  const parts = results.map(
    (result) =>
      html`<details data-arch="${result.architecture}" open>
        <summary><strong>${result.architecture}</strong></summary>
        ${levels.map((level) => levelTable(result, level))}${classList(result)}
      </details>`,
  );
  return html`<section id="truth">
    <h2>Truth of the predicates over classes of entries</h2>
    <p>
      ${marks.always} (green): of every entry of the class. ${marks.never} (grey): of none. ${marks.some}
      (yellow): of some. Empty: not evaluated. A class is the set of all words that the kernel makes in the
      way given.
    </p>
    ${parts}
  </section>`;
}
