/** A piece of HTML, in which everything that came from outside is escaped. */
export interface Markup {
  readonly html: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe between tags and in quoted attributes. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character]!);
}

type Part = string | number | Markup | readonly Markup[];

function partText(part: Part): string {
  if (typeof part === 'object') return 'html' in part ? part.html : part.map((each) => each.html).join('');
  return escaped(String(part));
}

/**
 * Tag of template literals: what stands in `${}` is escaped unless it is markup or a list of it. The literal's own
 * indentation is left out.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const [first = '', ...others] = texts.map((text) => text.replaceAll(/\n\s+/g, '\n'));
  return { html: first + others.map((text, at) => partText(parts[at]!) + text).join('') };
}

/** Text that is markup already, such as the style sheet of the page: nothing that came from outside. */
export function trusted(text: string): Markup {
  return { html: text };
}

/** Nothing. */
export const nothing: Markup = { html: '' };
