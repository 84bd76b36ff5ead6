import type { HelpersResult } from '../../../check/helpers/result.ts';
import { claimsSection } from './claims.ts';
import { findingsSection } from './findings.ts';
import type { Markup } from './markup.ts';
import { html, trusted } from './markup.ts';
import { matrixSection } from './matrix.ts';
import { rulesSection } from './rules.ts';
import { script } from './script.ts';
import { style } from './style.ts';
import { truthSection } from './truth.ts';

function filters(names: readonly string[]): Markup {
  const boxes = names.map(
    (name) =>
      html`<label
        ><input type="checkbox" data-for-arch="${name}" checked autocomplete="off" /> ${name}</label
      >`,
  );
  return html`<form id="filters">
    <label>helper <input type="search" id="search" placeholder="pmd_mkinvalid" autocomplete="off" /></label>
    ${boxes} <button type="reset">all</button>
  </form>`;
}

/**
 * One HTML page with everything that was found: no network, no framework, readable in light and dark and on paper.
 * Equal results give equal bytes.
 */
export function helpersPage(result: HelpersResult): string {
  const { architectures, version } = result;
  const title = `Page-table helpers of Linux ${version}`;
  const findings = architectures.reduce((sum, each) => sum + each.findings.length, 0);
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
        />
        <title>${title}</title>
        <style>
          ${trusted(style)}
        </style>
      </head>
      <body>
        <h1>${title}</h1>
        <p>${architectures.length} architectures, ${findings} findings. Written by thpcheck helpers.</p>
        <nav>
          <a href="#findings">Findings</a><a href="#helpers">Helpers</a><a href="#truth">Truth</a
          ><a href="#rules">Contract</a><a href="#claims">What was evaluated</a>
        </nav>
        ${filters(architectures.map(({ architecture }) => architecture))} ${findingsSection(result)}
        ${matrixSection(architectures)} ${truthSection(architectures)} ${rulesSection(architectures)}
        ${claimsSection(architectures)}
        <script>
          ${trusted(script)};
        </script>
      </body>
    </html> `.html;
}
