import type { Dialect } from './dialect.ts';
import { Evaluation } from './evaluation.ts';
import type { KconfigModel } from './model.ts';
import { takeRequests, type Request, type UserValues } from './user-values.ts';

/**
 * What symbols get that no request names: `no` answers every question with n, as `make allnoconfig` does;
 * `default` takes each symbol's default, as `make defconfig` does.
 */
export type RestOfSymbols = 'no' | 'default';

/** Evaluates a model for requests. */
export function evaluateModel(
  model: KconfigModel,
  requests: readonly Request[],
  dialect: Dialect,
  rest: RestOfSymbols,
): Evaluation {
  const user = takeRequests(model, requests, dialect);
  if (rest === 'no') refuseOthers(model, user, dialect);
  return new Evaluation(model, user, dialect);
}

/** Source: conf_set_all_new_symbols(def_no) of scripts/kconfig/{conf,confdata}.c. */
function refuseOthers(model: KconfigModel, user: UserValues, dialect: Dialect): void {
  for (const symbol of model.symbols.values()) {
    if (symbol.type !== 'bool' && symbol.type !== 'tristate') continue;
    if (symbol.choice && dialect.choice === 'members') continue;
    if (!user.tristates.has(symbol.index)) user.tristates.set(symbol.index, symbol.allnoYes ? 2 : 0);
  }
}
