import { support } from '../../bdd/assignments.ts';
import { contractRules } from '../../contract/contract-rules.ts';
import type { HelperFunction, HelperSet } from '../../contract/helper-set.ts';
import { Judge } from './judge.ts';
import {
  assignmentOf,
  choiceCounts,
  maskFields,
  masksOf,
  masksOfHelper,
  resultOf,
  type MaskField,
  type MaskForm,
  type Masks,
} from './mask-form.ts';
import type { MaskProgram } from './mask-program.ts';
import { findSmallestChange, type Assignment } from './smallest-change.ts';

/** Properties that are about hardware: an entry that breaks one of these is no repair, whatever else it keeps. */
const hardware: ReadonlySet<string> = new Set(['P5', 'P12', 'P18']);

/** Definitions near the present one, or the plainest, that are looked at for what cannot be had. */
const mostNear = 12;

/** Masks that keep the contract. */
export interface FoundMasks {
  readonly kind: 'found';
  readonly masks: Masks;
  readonly fields: readonly MaskField[];
  readonly base: Assignment;
  readonly assignment: Assignment;
  readonly proof: 'smallest' | 'irreducible';
  readonly measuredFrom: 'the definition' | 'the plainest definition';
  /** Ids of rules that no masks nearby keep. */
  readonly beyondReach: readonly string[];
  /** Ids of rules that the present definition breaks and the masks do not. */
  readonly repairs: readonly string[];
  readonly tried: number;
}

/** What came of a search. */
export type MaskSearch =
  FoundMasks | { readonly kind: 'none' | 'interrupted'; readonly tried: number; readonly reason: string };

/** What is searched: masks of `helper` in a form. */
export interface MaskQuestion {
  readonly set: HelperSet;
  readonly helper: HelperFunction;
  readonly form: MaskForm;
  readonly program: MaskProgram;
  /** Masks that are out of the question, as text. */
  readonly excluded: ReadonlySet<string>;
  interrupted(): boolean;
}

/** Text that stands for masks, for {@link MaskQuestion.excluded}. */
export function masksKey({ form, first, second }: Masks): string {
  return `${form} ${first.toString(16)} ${second.toString(16)}`;
}

/** Searches the smallest change of masks with which every rule holds that can hold. */
export function findMasks({ set, helper, form, program, excluded, interrupted }: MaskQuestion): MaskSearch {
  const { manager, format } = set;
  const width = helper.parameters[0]!.width;
  const fields = maskFields(helper.level === 'pte' ? format.pte : format.pmd, width);
  const choices = choiceCounts(form, fields);
  const plain: Assignment = fields.map(() => 0);
  const present =
    support(manager, ...helper.result).length === 0 ? undefined : masksOfHelper(manager, helper);
  const near = present?.form === form ? assignmentOf(present, fields) : undefined;
  const base = near ?? plain;
  const dependents = new Set([...program.dependents, helper.name]);
  const judge = new Judge({ set, helper: helper.name, dependents, rules: contractRules });
  const known = new Map<string, ReadonlySet<string>>();
  const own = (masks: Masks): HelperFunction => ({ ...helper, result: resultOf(manager, masks, width) });
  const broken = (masks: Masks): ReadonlySet<string> => {
    const key = masksKey(masks);
    const result = known.get(key) ?? judge.broken(program.evaluate(masks));
    known.set(key, result);
    return result;
  };
  const isHardware = new Set(
    judge.relevant
      .filter(({ properties }) => properties.some((one) => hardware.has(one)))
      .map(({ id }) => id),
  );
  const anyBut = new Set(judge.relevant.map(({ id }) => id).filter((id) => !isHardware.has(id)));
  const beyondReach = leastBroken();
  if (beyondReach === undefined)
    return {
      kind: 'none',
      tried: known.size,
      reason: 'no masks near the definition keep the hardware from translating',
    };

  const result = findSmallestChange({
    choices,
    base,
    plain,
    satisfies(assignment) {
      const masks = masksOf(form, fields, assignment);
      if (excluded.has(masksKey(masks)) || !judge.passesQuickly(own(masks), beyondReach)) return false;
      return [...broken(masks)].every((id) => beyondReach.has(id));
    },
    interrupted,
  });
  if (result.kind !== 'found') {
    const reason =
      result.kind === 'interrupted'
        ? 'the search was interrupted'
        : 'no masks within a few changes keep the contract';
    return { ...result, reason };
  }
  const masks = masksOf(form, fields, result.assignment);
  const before = judge.broken(new Map());
  const after = broken(masks);
  return {
    kind: 'found',
    masks,
    fields,
    base,
    assignment: result.assignment,
    proof: result.proof,
    measuredFrom: near === undefined ? 'the plainest definition' : 'the definition',
    beyondReach: [...after],
    repairs: [...before].filter((id) => !after.has(id)),
    tried: result.tried,
  };

  /** Rules that break in that definition nearby that breaks fewest, and none about hardware. */
  function leastBroken(): ReadonlySet<string> | undefined {
    const nearby = [base, plain].flatMap((from) => [from, ...singleChanges(from, choices)]);
    let best: ReadonlySet<string> | undefined;
    let looked = 0;
    for (const mayBreak of [new Set<string>(), anyBut]) {
      for (const assignment of nearby) {
        const candidate = masksOf(form, fields, assignment);
        if (looked >= mostNear || excluded.has(masksKey(candidate))) continue;
        if (!judge.passesQuickly(own(candidate), mayBreak)) continue;
        looked++;
        const found = broken(candidate);
        if ([...found].some((id) => isHardware.has(id))) continue;
        if (best === undefined || found.size < best.size) best = found;
        if (found.size === 0) return found;
      }
      if (best !== undefined) return best;
    }
    return best;
  }
}

function singleChanges(from: Assignment, choices: readonly number[]): readonly Assignment[] {
  return choices.flatMap((count, field) =>
    Array.from({ length: count }, (_, choice) => choice)
      .filter((choice) => choice !== from[field])
      .map((choice) => from.with(field, choice)),
  );
}
