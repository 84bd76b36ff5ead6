const head = `# Benchmark

Written by \`npm run bench\`, section by section: each says when and where it was measured. See [README.md](README.md).
`;

/**
 * The text of RESULTS.md: what was measured now in place of what it held before, all other sections as they were.
 *
 * @param before the file as it is; empty if there is none.
 * @param measured Markdown of sections, each beginning with `## title`, by title.
 * @param order titles of all sections; any other is dropped.
 */
export function resultsText(
  before: string,
  measured: ReadonlyMap<string, string>,
  order: readonly string[],
): string {
  const kept = new Map<string, string>();
  for (const text of before.split(/^(?=## )/m)) {
    const title = /^## (.*)/.exec(text)?.[1];
    if (title !== undefined) kept.set(title, text);
  }
  const texts = order.flatMap((title) => measured.get(title) ?? kept.get(title) ?? []);
  return [head, ...texts].map((text) => `${text.trim()}\n`).join('\n');
}
