import type { SourceDefinition } from '../../tree/source-search/source-definition.ts';
import type { SourceTree } from '../../tree/source-tree.ts';
import { textsOf } from '../../tree/source-search/source-texts.ts';
import type { Level } from '../../contract/helper-set.ts';
import type { MaskForm, Masks } from './mask-form.ts';
import { rewriteDefinition } from './rewrite-definition.ts';

/** Variables that stand for masks in a placeholder, by what of {@link Masks} they hold. */
const variables = { first: 'thpcheck_first', second: 'thpcheck_second', any: 'thpcheck_any' } as const;

/** Values of the variables of a placeholder for some masks: name to value. */
export function placeholderValues({ form, first, second }: Masks): ReadonlyMap<string, bigint> {
  return new Map([
    [variables.any, form === 'any' ? first : 0n],
    [variables.first, form === 'any' ? 0n : first],
    [variables.second, second],
  ]);
}

/** A tree in which one definition is another, or why there is none. */
export type Redefinition =
  | {
      readonly kind: 'redefined';
      readonly tree: SourceTree;
      readonly file: string;
      /** The definition, before and after. */
      readonly before: string;
      readonly after: string;
    }
  | { readonly kind: 'not redefined'; readonly reason: string };

/** A tree in which a helper's masks are variables, so that one compilation serves all masks. */
export function withPlaceholder(
  tree: SourceTree,
  definition: SourceDefinition,
  { name, level, form }: { readonly name: string; readonly level: Level; readonly form: MaskForm },
): Redefinition {
  const value = (parameter: string): string => `(unsigned long long)${level}_val(${parameter})`;
  const { first, second, any } = variables;
  const result =
    form === 'change'
      ? (parameter: string) => `__${level}((${value(parameter)} & ~${first}) | ${second})`
      : (parameter: string) =>
          `(${any} ? (${value(parameter)} & ${any}) != 0 : (${value(parameter)} & ${first}) == ${second})`;
  const declaration = `extern unsigned long long ${Object.values(variables).join(', ')};`;
  return redefine(tree, definition, name, { before: declaration, result });
}

/** A tree in which a helper has another result. */
export function redefine(
  tree: SourceTree,
  definition: SourceDefinition,
  name: string,
  { before, result }: { readonly before?: string; readonly result: (parameter: string) => string },
): Redefinition {
  const rewritten = rewriteDefinition({ name, text: definition.text, form: definition.form }, result);
  if (rewritten.kind === 'not rewritten') return { kind: 'not redefined', reason: rewritten.reason };
  const { file, line, text } = definition;
  const whole = textsOf(tree).text(file) ?? '';
  const start = placeOf(whole, line, text);
  if (start === undefined) return { kind: 'not redefined', reason: `${file}:${line} does not hold it` };
  const declaration = before === undefined ? '' : `${before}\n`;
  const anew = whole.slice(0, start) + declaration + rewritten.text + whole.slice(start + text.length);
  return {
    kind: 'redefined',
    tree: { ...tree, changed: new Map([...(tree.changed ?? []), [file, anew]]) },
    file,
    before: text,
    after: rewritten.text,
  };
}

/** Offset of a definition that begins in a line (from 1), or a little before. */
function placeOf(whole: string, line: number, text: string): number | undefined {
  const lines = whole.split('\n');
  const end = lines.slice(0, line).join('\n').length;
  const start = whole.lastIndexOf(text, end);
  return start < 0 ? undefined : start;
}
