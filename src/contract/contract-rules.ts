import { ruleOf } from './demand-rule.ts';
import type { ContractRule } from './rule.ts';
import { basicChanges } from './rules/basic-changes.ts';
import { changesLeaveAlone } from './rules/changes-leave-alone.ts';
import { classification } from './rules/classification.ts';
import { clearing } from './rules/clearing.ts';
import { inPlaceRules } from './rules/in-place.ts';
import { invalidation } from './rules/invalidation.ts';
import { markRulesOfAllLevels } from './rules/marks.ts';
import { modifyRules } from './rules/modify.ts';
import { noTranslation } from './rules/no-translation.ts';
import { roundTrips } from './rules/round-trips.ts';
import { storedValue } from './rules/stored-value.ts';

/** Everything that generic code demands of the helpers, in the order of reports: the worst first. */
export const contractRules: readonly ContractRule[] = [
  ...invalidation,
  ...noTranslation,
  ...classification,
  ...storedValue,
  ...basicChanges,
  ...changesLeaveAlone,
  ...modifyRules,
  ...clearing,
  ...inPlaceRules,
  ...roundTrips,
  ...markRulesOfAllLevels,
].map(ruleOf);
