import type { PlacedMacro } from './macro-table.ts';
import type { MacroInvocation } from './scanned-file.ts';

/**
 * Names of the functions that a file-scope use of a macro defines, such as `pmd_mkdirty` for
 * `PMD_BIT_FUNC(mkdirty, |= L_PMD_SECT_DIRTY)`. Only macros that paste tokens are looked at.
 */
export function pastedFunctions({ definition }: PlacedMacro, use: MacroInvocation): readonly string[] {
  const { parameters, body } = definition;
  if (!parameters || !body.includes('##') || !body.includes('{')) return [];
  const given = splitArguments(use.arguments);
  let text = body;
  for (const [index, parameter] of parameters.entries()) {
    const value = given[index]?.trim() ?? '';
    text = text.replaceAll(new RegExp(`\\b${parameter}\\b`, 'g'), () => value);
  }
  text = text.replaceAll(/\s*##\s*/g, '');
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '{' && depth++ === 0) {
      const name = /(\w+)\s*\([^{};]*$/.exec(outermostCall(text.slice(from, at)))?.[1];
      if (name !== undefined) names.push(name);
    }
    if (char === '}' && --depth === 0) from = at + 1;
  }
  return names;
}

/** The part up to the first parenthesis, and a bit of what follows. */
function outermostCall(head: string): string {
  return head.slice(0, head.indexOf('(') + 1);
}

/** Splits at commas outside of parentheses. */
function splitArguments(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '(') depth++;
    else if (char === ')') depth--;
    else if (char === ',' && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}
