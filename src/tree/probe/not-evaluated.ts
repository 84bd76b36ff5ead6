import type { HelperFunction, NotEvaluated } from '../../contract/helper-set.ts';
import { catalogue } from './catalogue/catalogue.ts';
import { nameOf, type CatalogueEntry } from './catalogue/catalogue-entry.ts';
import { noEntryReason, noWrapperReason } from './catalogue/no-entry.ts';
import type { HelperFailure } from './evaluate-helpers.ts';

/** What is known of the names of one tree, architecture and configuration. */
export interface NameAccount {
  /** What of the catalogue is for the version and the configuration. */
  readonly entries: readonly CatalogueEntry[];
  /** Names that occur in the headers. */
  readonly names: readonly string[];
  /** Those of them, and of the names that wrappers need, that are there for the compiler. */
  readonly present: ReadonlySet<string>;
  /** Functions whose wrapper the compiler refused, to why. */
  readonly refused: ReadonlyMap<string, string>;
  /** Functions that were run in vain. */
  readonly failures: ReadonlyMap<string, HelperFailure>;
  readonly functions: ReadonlyMap<string, HelperFunction>;
}

/** Every name that is accounted for in another way than by a function, sorted by kind and name. */
export function namesNotEvaluated(account: NameAccount): readonly NotEvaluated[] {
  const { names, present, refused, failures, functions } = account;
  const found = new Map<string, NotEvaluated>();
  const add = (helper: string, kind: NotEvaluated['kind'], reason: string): void => {
    if (!found.has(helper)) found.set(helper, { helper, kind, reason });
  };
  for (const [name, { kind, reason }] of failures) add(name, kind, reason);
  for (const [name, reason] of refused)
    if (!functions.has(name)) add(name, 'no wrapper', `the call does not compile: ${reason}`);

  const evaluated = new Set([...functions.values()].map(({ helper }) => helper));
  const mentioned = new Set(names);
  for (const entry of catalogue) {
    const name = nameOf(entry);
    const isKnown = functions.has(name) || failures.has(name) || refused.has(name);
    // Other architectures' own helpers are nothing that this one lacks.
    const isAboutTree = mentioned.has(entry.helper) || !isListed(entry.helper);
    if (isKnown || !isAboutTree || evaluated.has(entry.helper)) continue;
    add(entry.helper, 'absent', absence(entry, account));
  }
  const catalogued = new Set(catalogue.map(({ helper }) => helper));
  for (const name of names) {
    if (!present.has(name) || catalogued.has(name)) continue;
    const reason = noEntryReason(name);
    if (reason === undefined) add(name, 'no wrapper', noWrapperReason(name));
    else add(name, 'no entry', reason);
  }
  return [...found.values()].toSorted((a, b) => compare(a.kind, b.kind) || compare(a.helper, b.helper));
}

/** Whether the scan of headers would have found the name. */
function isListed(helper: string): boolean {
  return /^((pmd|pte|pud)p?_|set_(huge_)?(pmd|pte|pud))/.test(helper);
}

function absence(
  { helper, config, needs = [helper] }: CatalogueEntry,
  { present, entries }: NameAccount,
): string {
  const missing = needs.filter((need) => !present.has(need));
  if (missing.length > 0 && missing.join() !== helper) return `there is no ${missing.join(' and no ')}`;
  if (missing.length > 0) return 'not defined for this architecture, version and configuration';
  if (config !== undefined && !entries.some((entry) => entry.helper === helper))
    return `a placeholder: CONFIG_${config} is not set`;
  return 'called in another way in this version';
}

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
