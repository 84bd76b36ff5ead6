import type { Catalogue } from './catalogue.ts';
import type { Checker } from '../check/check-request.ts';
import type { DiffRunner } from '../check/diff/diff-request.ts';
import type { HelpersRunner } from '../check/helpers/helpers-request.ts';
import type { Repairer } from '../check/repair/repair-request.ts';
import type { Files } from './files.ts';

/** What the commands call; tests give their own. */
export interface Dependencies {
  readonly catalogue: Catalogue;
  readonly files: Files;
  /** Loads what does the checking, which takes a while. */
  checker(): Promise<Checker>;
  /** Loads what evaluates helpers. */
  helpers(): Promise<HelpersRunner>;
  /** Loads what compares two trees. */
  differ(): Promise<DiffRunner>;
  /** Loads what looks for repairs. */
  repairer(): Promise<Repairer>;
  /** Path of docs/errors.md of this installation. */
  readonly errorsPage: string;
  /** Version of this program. */
  version(): Promise<string>;
  readonly variables: Readonly<Record<string, string | undefined>>;
}
