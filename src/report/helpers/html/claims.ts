import type { ArchitectureResult } from '../../../check/helpers/result.ts';
import type { Markup } from './markup.ts';
import { html, nothing } from './markup.ts';

const list = (items: readonly string[]): Markup =>
  items.length === 0
    ? html`<p class="dim">none</p>`
    : html`<ul>
        ${items.map((item) => html`<li>${item}</li>`)}
      </ul>`;

function architectureMarkup(result: ArchitectureResult): Markup {
  const unchecked = result.rules.filter(({ outcome }) => outcome === 'not checked');
  const rows = result.notEvaluated.map(
    ({ helper, kind, reason }) =>
      html`<tr data-helper="${helper}">
        <th scope="row"><code>${helper}</code></th>
        <td>${kind}</td>
        <td>${reason}</td>
      </tr>`,
  );
  const table =
    rows.length === 0
      ? nothing
      : html`<div class="scroll">
          <table>
            <thead>
              <tr>
                <th scope="col">helper</th>
                <th scope="col">kind</th>
                <th scope="col">reason</th>
              </tr>
            </thead>
            <tbody>
              ${rows}
            </tbody>
          </table>
        </div>`;
  return html`<details data-arch="${result.architecture}">
    <summary>
      <strong>${result.architecture}</strong>: ${result.rows.length} helpers evaluated,
      ${result.notEvaluated.length} not evaluated
    </summary>
    <h3>Configuration</h3>
    <p><code>${result.configuration.join(' ')}</code></p>
    <h3>Assumptions</h3>
    ${list(result.assumptions)}
    <h3>Rules that were not checked</h3>
    ${list(unchecked.map(({ id, detail }) => `${id}: ${detail}`))}
    <h3>Helpers that were not evaluated</h3>
    ${table}
  </details>`;
}

/** What exactly was evaluated of each architecture, and what was not. */
export function claimsSection(results: readonly ArchitectureResult[]): Markup {
  return html`<section id="claims">
    <h2>What was evaluated</h2>
    ${results.map((result) => architectureMarkup(result))}
  </section>`;
}
