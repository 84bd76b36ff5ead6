/** A helper's definition with another result, as it would stand in the file. */
export type Rewritten =
  | {
      readonly kind: 'rewritten';
      /** The definition anew, without a line end at its end. */
      readonly text: string;
    }
  | { readonly kind: 'not rewritten'; readonly reason: string };

/** A definition as the tree has it. */
export interface DefinitionText {
  readonly name: string;
  /** With its body. */
  readonly text: string;
  readonly form: 'macro' | 'inline' | 'pasted' | 'function' | 'declared';
}

/**
 * Gives a helper of one entry another result and keeps its name, its type and the name of its parameter.
 * @param result C expression of the result, from the name of the parameter
 */
export function rewriteDefinition(
  { name, text, form }: DefinitionText,
  result: (parameter: string) => string,
): Rewritten {
  if (form === 'macro') return rewriteMacro(name, text, result);
  if (form === 'inline' || form === 'function') return rewriteFunction(name, text, result);
  return {
    kind: 'not rewritten',
    reason:
      form === 'pasted'
        ? 'another macro makes the function'
        : 'its definition was not found, only a declaration',
  };
}

function rewriteMacro(name: string, text: string, result: (parameter: string) => string): Rewritten {
  const head = new RegExp(`^(\\s*#\\s*define\\s+${name}\\(\\s*(\\w+)\\s*\\))(\\s*)`).exec(text);
  if (head === null) return { kind: 'not rewritten', reason: 'it is a macro without exactly one parameter' };
  const [, signature, parameter, gap] = head;
  const between = gap === undefined || gap === '' || /[\\\n]/.test(gap) ? '\t' : gap;
  return { kind: 'rewritten', text: `${signature}${between}${result(`(${parameter})`)}` };
}

function rewriteFunction(name: string, text: string, result: (parameter: string) => string): Rewritten {
  const head = new RegExp(`^([\\s\\S]*?\\b${name}\\s*\\(([^()]*)\\)[^{;]*?)\\s*\\{`).exec(text);
  if (head === null)
    return { kind: 'not rewritten', reason: 'its text is not that of a function with a body' };
  const [, signature, parameters] = head;
  const first = /^[^,]*?(\w+)\s*(?:,|$)/.exec(parameters!.trim())?.[1];
  if (first === undefined || first === 'void')
    return { kind: 'not rewritten', reason: 'it is a function without a parameter' };
  return { kind: 'rewritten', text: `${signature!}\n{\n\treturn ${result(first)};\n}` };
}
