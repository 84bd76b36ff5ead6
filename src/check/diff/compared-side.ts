import type { ContractResult } from '../../contract/check-contract.ts';
import type { HelperSet } from '../../contract/helper-set.ts';
import type { SourcePlace, Use } from '../helpers/result.ts';

/** One architecture of one of two trees. The helpers of both trees belong to one manager. */
export interface ComparedSide {
  readonly set: HelperSet;
  readonly contract: ContractResult;
  /** Where a helper is defined. */
  place(helper: string): SourcePlace | undefined;
  /** Uses of any of the names in generic code. */
  uses(names: readonly string[]): readonly Use[];
}

/** The two trees. */
export interface BothSides {
  readonly old: ComparedSide;
  readonly new: ComparedSide;
}
