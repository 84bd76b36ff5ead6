import type { ConfigFragment } from '../../arch/architecture.ts';
import type { SourceTree } from '../source-tree.ts';
import { commonFragment } from './common-fragment.ts';
import { dialectOf } from './dialect.ts';
import { evaluateModel, type RestOfSymbols } from './evaluate-model.ts';
import { loadKconfig } from './load.ts';
import type { KconfigModel, SymbolType } from './model.ts';
import { findUngranted, type Ungranted } from './ungranted.ts';
import { parseRequests } from './user-values.ts';

/** Value of a symbol: `y` or `m`, a number as written (hex with `0x` or not), or a text without quotes. */
export interface ConfigValue {
  readonly type: Exclude<SymbolType, 'unknown'>;
  readonly value: string;
}

/** A configuration of a tree. */
export interface ConfigResult {
  /** Symbols that have a value, without `CONFIG_`; bool and tristate symbols that are `n` are absent. */
  readonly values: ReadonlyMap<string, ConfigValue>;
  /** Requests that the tree did not grant. */
  readonly ungranted: readonly Ungranted[];
  /** Kconfig files read, relative to the tree. */
  readonly filesRead: readonly string[];
  readonly warnings: readonly string[];
}

/** What to evaluate. */
export interface ConfigInput {
  readonly tree: SourceTree;
  readonly architecture: ConfigFragment;
  /** Further `NAME=value` lines, on top of the common and the architecture's fragment; the last line wins. */
  readonly extra?: readonly string[];
  /** Lines of `arch/<srcarch>/configs/defconfig`, below all others; the rest of the symbols take defaults. */
  readonly defconfig?: readonly string[];
  /** A model loaded before for the same tree and architecture. */
  readonly model?: KconfigModel;
}

/**
 * Evaluates the Kconfig files of a tree, as `make allnoconfig` with KCONFIG_ALLCONFIG does for clang 22.
 * @throws ThpcheckError THP2100 to THP2105.
 */
export function evaluateConfig(input: ConfigInput): ConfigResult {
  const { tree, architecture } = input;
  const { code } = tree.version;
  const dialect = dialectOf(code);
  const model = input.model ?? loadKconfig(tree, architecture.srcarch);
  const wanted = parseRequests([
    ...commonFragment(code),
    ...architecture.lines(code),
    ...(input.extra ?? []),
  ]);
  const rest: RestOfSymbols = input.defconfig ? 'default' : 'no';
  const base = parseRequests(input.defconfig ?? []);
  const evaluation = evaluateModel(model, [...base, ...wanted], dialect, rest);
  const values = new Map<string, ConfigValue>();
  for (const symbol of model.symbols.values()) {
    if (symbol.type === 'unknown' || !evaluation.isWritten(symbol)) continue;
    const value = evaluation.text(symbol);
    if ((symbol.type === 'bool' || symbol.type === 'tristate') && value === 'n') continue;
    values.set(symbol.name, { type: symbol.type, value });
  }
  const unmet = evaluation.unmet.map(
    (symbol) => `${symbol.name} is selected although what it depends on does not hold`,
  );
  return {
    values,
    ungranted: findUngranted(evaluation, wanted),
    filesRead: model.filesRead,
    warnings: [...model.warnings, ...unmet],
  };
}
