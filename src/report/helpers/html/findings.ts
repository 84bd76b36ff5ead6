import type { Finding, HelpersResult, Severity } from '../../../check/helpers/result.ts';
import { unreachable } from '../../../diagnostic/diagnostic.ts';
import { brokenBy, wordText } from '../finding-text.ts';
import { fullPlace } from '../short-place.ts';
import { usesByFunction } from '../uses.ts';
import type { Markup } from './markup.ts';
import { html, nothing } from './markup.ts';

/** Worst first. */
const order: readonly Severity['kind'][] = ['reachable', 'latent', 'unused'];

function severityDetail(severity: Severity): Markup {
  switch (severity.kind) {
    case 'reachable':
      return html`<dd>
        reachable: scenario ${severity.scenario} breaks ${severity.rule} on this tree
        <pre>${severity.trace.join('\n')}</pre>
      </dd>`;
    case 'latent': {
      const ran = severity.ran.length === 0 ? '' : `; scenarios that ran: ${severity.ran.join(', ')}`;
      return html`<dd>latent: ${severity.why}${ran}</dd>`;
    }
    case 'unused':
      return html`<dd>unused: no generic code of this tree depends on it</dd>`;
    default:
      return unreachable(severity, 'severity');
  }
}

function findingMarkup(finding: Finding, architecture: string): Markup {
  const place = finding.place === undefined ? 'place unknown' : fullPlace(finding.place);
  const { kind } = finding.severity;
  const words = [...finding.words, ...finding.steps].map((word) => wordText(word)).join('\n');
  const uses = usesByFunction(finding.uses);
  return html`<details open data-helper="${finding.helper}" data-arch="${architecture}">
    <summary>
      <span class="badge ${kind}">${kind}</span> ${architecture}
      <code>${place}: ${finding.helper}(): breaks ${finding.rule}</code>
    </summary>
    <dl>
      <dt>rule</dt>
      <dd>${finding.statement} ${finding.properties.join(', ')}</dd>
      <dt>source</dt>
      <dd>${finding.source}</dd>
      <dt>broken by</dt>
      <dd>${brokenBy(finding)}: ${finding.classes.join(', ')}</dd>
      <dt>such as</dt>
      <dd>
        <pre>${words}</pre>
        expected: <code>${finding.expected}</code>
      </dd>
      <dt>consequence</dt>
      <dd>${finding.consequence}</dd>
      ${
        uses.length === 0
          ? nothing
          : html`<dt>relied on by</dt>
              <dd><pre>${uses.join('\n')}</pre></dd>`
      }
      <dt>severity</dt>
      ${severityDetail(finding.severity)}
    </dl>
  </details>`;
}

/** All findings, worst first, then in the order of the architectures. */
export function findingsSection({ architectures, failures }: HelpersResult): Markup {
  const found = architectures
    .flatMap(({ architecture, findings }) => findings.map((finding) => ({ architecture, finding })))
    .toSorted((a, b) => order.indexOf(a.finding.severity.kind) - order.indexOf(b.finding.severity.kind));
  const list = found.map(({ architecture, finding }) => findingMarkup(finding, architecture));
  const missing = failures.map(
    ({ architecture, code, reason }) =>
      html`<li><strong>${architecture}</strong> could not be evaluated (${code}): ${reason}</li>`,
  );
  return html`<section id="findings">
    <h2>Findings</h2>
    ${list.length === 0 ? html`<p>No rule of the contract is broken.</p>` : list}
    ${
      missing.length === 0
        ? nothing
        : html`<ul>
            ${missing}
          </ul>`
    }
  </section>`;
}
