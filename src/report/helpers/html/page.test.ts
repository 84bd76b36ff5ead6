import { describe, expect, test } from 'vitest';
import type { HelpersResult } from '../../../check/helpers/result.ts';
import { arm, sample } from '../testing/sample-result.ts';
import { narrowed } from '../narrowed.ts';
import { escaped } from './markup.ts';
import { helpersPage } from './page.ts';

const page = helpersPage(sample);

/** The page without its style sheet and its script. */
const body = page.replace(/<style>.*?<\/style>/s, '').replace(/<script>.*?<\/script>/s, '');

/** Tags without an end. */
const single = new Set(['!doctype', 'meta', 'br', 'input']);

/** Names of tags that are opened and not closed in order; empty for a well-formed page. */
function unbalanced(text: string): readonly string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, slash, name] of text.matchAll(/<(\/?)([!a-z][a-z0-9]*)(?:"[^"]*"|[^">])*>/gi)) {
    const tag = name!.toLowerCase();
    if (single.has(tag)) continue;
    if (slash === '') open.push(tag);
    else if (open.pop() !== tag) wrong.push(tag);
  }
  return [...wrong, ...open];
}

test('a page that is not well formed is found out', () => {
  expect(unbalanced('<p><b></p>')).not.toEqual([]);
});

describe('the page', () => {
  test('is well formed', () => {
    expect(unbalanced(body)).toEqual([]);
    expect(page).toMatch(/^<!doctype html>\s+<html lang="en">/);
  });

  test('needs nothing from outside', () => {
    expect(page).not.toMatch(/https?:|src=|@import|url\(|<link/);
    expect(page).toContain("default-src 'none'");
  });

  test('escapes what came from outside', () => {
    expect(body).not.toContain('<script');
    expect(body).toContain('&lt;script&gt;alert(&quot;x&quot;)');
    expect(body).toContain('&lt;kept&gt;');
    expect(escaped(`<&>"'`)).toBe('&lt;&amp;&gt;&quot;&#39;');
    // A class of the name `"><img onerror=x>` must stay inside its attribute.
    const hostile = { ...arm, architecture: '"><img onerror=x>' };
    const text = helpersPage({ ...sample, architectures: [hostile] });
    expect(text).not.toContain('<img');
  });

  test('says everything that the text says', () => {
    for (const { rows, findings, notEvaluated, rules, assumptions } of sample.architectures) {
      for (const row of rows) for (const line of row.formula) expect(body).toContain(escaped(line));
      for (const finding of findings) expect(body).toContain(escaped(finding.consequence));
      for (const { reason } of notEvaluated) expect(body).toContain(escaped(reason));
      for (const { statement } of rules) expect(body).toContain(escaped(statement));
      for (const line of assumptions) expect(body).toContain(escaped(line));
    }
    for (const { reason } of sample.failures) expect(body).toContain(escaped(reason));
  });

  test('marks truths by letters, not by colour alone', () => {
    expect(body).toContain('<td class="mark always" title="pmd_none, none: always">Y</td>');
    expect(body).toContain('title="pmd_trans_huge, invalidated: some">~</td>');
  });

  test('worst findings come first', () => {
    const places = ['reachable', 'latent', 'unused'].map((kind) => body.indexOf(`badge ${kind}"`));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  test('with certain helpers has only their rows', () => {
    const narrow = helpersPage(narrowed(sample, ['pmd_present']));
    expect(narrow).toContain('<code>pmd_present</code>');
    expect(narrow).not.toContain('<code>pmd_none</code>');
    expect(narrow).not.toContain('pmd_strange');
  });

  test('without anything evaluated is a page all the same', () => {
    const empty: HelpersResult = { format: 1, version: '6.12', architectures: [], failures: [] };
    expect(helpersPage(empty)).toContain('No rule of the contract is broken.');
  });
});
