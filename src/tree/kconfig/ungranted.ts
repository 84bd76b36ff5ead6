import type { Evaluation } from './evaluation.ts';
import { formatExpression } from './format-expression.ts';
import type { Expression, KconfigSymbol } from './model.ts';
import type { Request } from './user-values.ts';

/** A request that the tree did not grant. */
export interface Ungranted {
  readonly name: string;
  /** Value as it was written. */
  readonly requested: string;
  /** Value that the symbol has; `undefined` for a symbol that the tree does not know. */
  readonly granted: string | undefined;
  /** Which dependency is not met, or what else decides the value. */
  readonly reason: string;
}

/** Compares what was asked for with what came out; of several requests for a symbol the last one counts. */
export function findUngranted(evaluation: Evaluation, requests: readonly Request[]): Ungranted[] {
  const last = new Map(requests.map((request) => [request.name, request.value]));
  const refused = new Map(evaluation.user.refused.map(({ request, reason }) => [request.name, reason]));
  const result: Ungranted[] = [];
  for (const [name, requested] of last) {
    const symbol = evaluation.model.symbols.get(name);
    const refusal = refused.get(name);
    const known = symbol !== undefined && symbol.type !== 'unknown';
    if (!known && requested === 'n') continue;
    const granted = known ? evaluation.text(symbol) : undefined;
    if (granted === requested.replace(/^"(.*)"$/, '$1')) continue;
    const reason = refusal ?? (known ? whyNot(evaluation, symbol, requested) : 'the tree has no such symbol');
    result.push({ name, requested, granted, reason });
  }
  return result;
}

function whyNot(evaluation: Evaluation, symbol: KconfigSymbol, requested: string): string {
  if (requested === 'n' && evaluation.tristate(symbol)) {
    const selectors = termsOf(symbol.reverseDependency, 'or').filter((term) => evaluation.value(term));
    if (selectors.length) return `selected by ${formatExpression(selectors[0]!)}`;
  }
  if (!evaluation.visibility(symbol)) {
    if (!symbol.prompts.length) return 'it has no prompt: only select and default lines set it';
    const unmet = symbol.prompts.map((prompt) => unmetTerms(evaluation, prompt.condition));
    return `depends on ${unmet.map((terms) => terms.join(' && ')).join(', or on ')}`;
  }
  if (symbol.choice) {
    const chosen = symbol.choice.members.find((member) => evaluation.tristate(member) === 2);
    return `the choice went to ${chosen?.name ?? 'no member'}`;
  }
  if (symbol.ranges.length) return 'the value is out of range';
  return 'the value is limited by what it depends on';
}

/** The and-ed terms that do not hold, each once. */
function unmetTerms(evaluation: Evaluation, condition: Expression | undefined): string[] {
  const unmet = termsOf(condition, 'and').filter((term) => evaluation.value(term) === 0);
  return [...new Set(unmet.map((term) => describe(term)))];
}

function describe(term: Expression): string {
  const text = formatExpression(term);
  return term.kind === 'or' ? `(${text})` : term.kind === 'symbol' ? `${text} (is n)` : text;
}

function termsOf(expression: Expression | undefined, kind: 'and' | 'or'): Expression[] {
  if (!expression) return [];
  if (expression.kind !== kind) return [expression];
  return [...termsOf(expression.left, kind), ...termsOf(expression.right, kind)];
}
