import { ThpcheckError } from '../../diagnostic/diagnostic.ts';
import { badFragmentLine } from './diagnostics.ts';
import type { Dialect } from './dialect.ts';
import type { KconfigModel, KconfigSymbol, SymbolType, Tristate } from './model.ts';

/** A line of a configuration fragment: name without `CONFIG_`, value as written. */
export interface Request {
  readonly name: string;
  readonly value: string;
}

/** What a user asks of the symbols, in the order of the lines. */
export interface UserValues {
  /** Bool and tristate values by symbol index. */
  readonly tristates: Map<number, Tristate>;
  /** Other values by symbol index. */
  readonly texts: Map<number, string>;
  /** Chosen member of a choice by index of the choice: the last one that was set to `y`. */
  readonly chosen: Map<number, KconfigSymbol>;
  /** Value of a choice by its index (before 6.11): the highest of its members. */
  readonly choiceValues: Map<number, Tristate>;
  /** Choice members that were named, latest first. */
  readonly recent: KconfigSymbol[];
  /** Requests that no symbol takes, with the reason. */
  readonly refused: { readonly request: Request; readonly reason: string }[];
}

const tristates: Readonly<Record<string, Tristate>> = { n: 0, m: 1, y: 2 };

/** Reads `NAME=value`, `CONFIG_NAME=value` and `# CONFIG_NAME is not set`; other comments and blank lines are skipped. */
export function parseRequests(lines: readonly string[]): Request[] {
  const requests: Request[] = [];
  for (const raw of lines) {
    const line = raw.trim();
    const unset = /^# CONFIG_([A-Za-z0-9_]+) is not set$/.exec(line);
    if (unset) requests.push({ name: unset[1]!, value: 'n' });
    else if (line && !line.startsWith('#')) {
      const match = /^(?:CONFIG_)?([A-Za-z0-9_]+)=(.*)$/.exec(line);
      if (!match) throw new ThpcheckError(badFragmentLine(line));
      requests.push({ name: match[1]!, value: match[2]! });
    }
  }
  return requests;
}

/** Gives requests to the symbols, as conf_read_simple() of scripts/kconfig/confdata.c does. */
export function takeRequests(
  model: KconfigModel,
  requests: readonly Request[],
  dialect: Dialect,
): UserValues {
  const values: UserValues = {
    tristates: new Map(),
    texts: new Map(),
    chosen: new Map(),
    choiceValues: new Map(),
    recent: [],
    refused: [],
  };
  for (const choice of model.choices) values.choiceValues.set(choice.index, 0);
  for (const request of requests) {
    const symbol = model.symbols.get(request.name);
    if (!symbol || symbol.type === 'unknown')
      values.refused.push({ request, reason: 'the tree has no such symbol' });
    else if (!takeRequest(values, symbol, request, dialect))
      values.refused.push({ request, reason: `the value is invalid for a symbol of type ${symbol.type}` });
  }
  return values;
}

function takeRequest(values: UserValues, symbol: KconfigSymbol, request: Request, dialect: Dialect): boolean {
  const { type, index, choice } = symbol;
  if (type !== 'bool' && type !== 'tristate') {
    const text = type === 'string' ? unquote(request.value) : request.value;
    if (text === undefined || !isValid(type, text)) return false;
    values.texts.set(index, text);
    return true;
  }
  const value = tristates[request.value];
  if (value === undefined || (value === 1 && type === 'bool')) return false;
  values.tristates.set(index, value);
  if (choice) {
    if (value === 2) values.chosen.set(choice.index, symbol);
    values.choiceValues.set(
      choice.index,
      Math.max(value, values.choiceValues.get(choice.index) ?? 0) as Tristate,
    );
    if (dialect.choice === 'members') {
      const old = values.recent.indexOf(symbol);
      if (old >= 0) values.recent.splice(old, 1);
      values.recent.unshift(symbol);
    }
  }
  return true;
}

function unquote(value: string): string | undefined {
  const match = /^"((?:[^"\\]|\\.)*)"/.exec(value);
  return match?.[1]!.replace(/\\(.)/g, '$1');
}

function isValid(type: SymbolType, text: string): boolean {
  if (type === 'int') return /^-?(0|[1-9][0-9]*)$/.test(text);
  if (type === 'hex') return /^(0[xX])?[0-9a-fA-F]+$/.test(text);
  return true;
}
