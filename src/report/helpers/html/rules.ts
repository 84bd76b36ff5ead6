import type { ArchitectureResult, RuleRow } from '../../../check/helpers/result.ts';
import { shortCount } from '../decimal.ts';
import type { Markup } from './markup.ts';
import { html } from './markup.ts';

const outcomes: Readonly<Record<RuleRow['outcome'], { readonly mark: string; readonly style: string }>> = {
  holds: { mark: 'holds', style: 'holds' },
  violated: { mark: 'BROKEN', style: 'violated' },
  'not checked': { mark: 'n/c', style: 'unchecked' },
};

function outcomeCell(rule: RuleRow | undefined, architecture: string): Markup {
  if (rule === undefined) return html`<td data-arch="${architecture}"></td>`;
  const { mark, style } = outcomes[rule.outcome];
  const title = rule.outcome === 'not checked' ? rule.detail : `${shortCount(rule.detail)} words`;
  return html`<td data-arch="${architecture}" class="mark ${style}" title="${title}">${mark}</td>`;
}

/** Rules down, architectures across. */
export function rulesSection(results: readonly ArchitectureResult[]): Markup {
  const rules = new Map(results.flatMap((result) => result.rules.map((rule) => [rule.id, rule])));
  const rows = [...rules.values()].map(({ id, statement, source, properties }) => {
    const cells = results.map((result) =>
      outcomeCell(
        result.rules.find((rule) => rule.id === id),
        result.architecture,
      ),
    );
    return html`<tr>
      <th scope="row"><code>${id}</code></th>
      <td>${statement} ${properties.join(', ')} <br /><span class="dim">${source}</span></td>
      ${cells}
    </tr>`;
  });
  const heads = results.map(
    ({ architecture }) => html`<th scope="col" data-arch="${architecture}">${architecture}</th>`,
  );
  return html`<section id="rules">
    <h2>Contract</h2>
    <p>
      n/c: not checked; the reason is shown under the pointer, and in the list of each architecture below.
    </p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">rule</th>
            <th scope="col">statement and source</th>
            ${heads}
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}
