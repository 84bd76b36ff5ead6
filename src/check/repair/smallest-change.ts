/** A choice for each field: index into that field's choices. */
export type Assignment = readonly number[];

/** What is searched. */
export interface ChangeSearch {
  /** How many choices each field has, at least one. */
  readonly choices: readonly number[];
  /** Where the search begins: few changes of it are better than many. */
  readonly base: Assignment;
  /** An assignment from which a solution may be near when none is near the base; the base itself if there is none. */
  readonly plain: Assignment;
  /** Whether an assignment is a solution. */
  satisfies(assignment: Assignment): boolean;
  /** Called now and then; true stops the search. */
  interrupted?(): boolean;
}

/** What was found. */
export type ChangeResult =
  | {
      readonly kind: 'found';
      readonly assignment: Assignment;
      /** Fields whose choice is not that of the base, in order. */
      readonly changed: readonly number[];
      /**
       * `smallest`: no assignment with fewer changes of the base is a solution. `irreducible`: taking any single
       * change back is none.
       */
      readonly proof: 'smallest' | 'irreducible';
      /** Assignments that were tried. */
      readonly tried: number;
    }
  | { readonly kind: 'none'; readonly tried: number }
  | { readonly kind: 'interrupted'; readonly tried: number };

/** Changes at a time, of the base and of the plain assignment, that are tried in every combination. */
const deepest = { base: 2, plain: 3 };

/**
 * Finds an assignment that satisfies and differs from the base in few fields: every combination of up to two changes
 * of the base, then of up to three of the plain assignment, from which changes are then taken back one by one.
 */
export function findSmallestChange(search: ChangeSearch): ChangeResult {
  const { base, plain } = search;
  let tried = 0;
  let stopped = false;
  const satisfies = (assignment: Assignment): boolean => {
    tried++;
    if (tried % 64 === 0 && search.interrupted?.() === true) stopped = true;
    return !stopped && search.satisfies(assignment);
  };
  const samePlain = plain.every((choice, field) => choice === base[field]);
  for (let changes = 0; changes <= (samePlain ? deepest.plain : deepest.base); changes++) {
    const found = firstVariation(search.choices, base, changes, satisfies);
    if (found !== undefined) return result(found, 'smallest');
    if (stopped) return { kind: 'interrupted', tried };
  }
  for (let changes = 0; changes <= (samePlain ? -1 : deepest.plain); changes++) {
    const found = firstVariation(search.choices, plain, changes, satisfies);
    if (found !== undefined) return result(takeBack(found, base, satisfies), 'irreducible');
    if (stopped) return { kind: 'interrupted', tried };
  }
  return { kind: 'none', tried };

  function result(assignment: Assignment, proof: 'smallest' | 'irreducible'): ChangeResult {
    const changed = assignment.flatMap((choice, field) => (choice === base[field] ? [] : [field]));
    return { kind: 'found', assignment, changed, proof, tried };
  }
}

/** The first assignment that differs from `from` in exactly `changes` fields and satisfies. */
function firstVariation(
  choices: readonly number[],
  from: Assignment,
  changes: number,
  satisfies: (assignment: Assignment) => boolean,
): Assignment | undefined {
  const current = [...from];
  return vary(0, changes);

  function vary(first: number, left: number): Assignment | undefined {
    if (left === 0) return satisfies(current) ? [...current] : undefined;
    for (let field = first; field + left <= choices.length; field++) {
      for (let choice = 0; choice < choices[field]!; choice++) {
        if (choice === from[field]) continue;
        current[field] = choice;
        const found = vary(field + 1, left - 1);
        if (found !== undefined) return found;
      }
      current[field] = from[field]!;
    }
    return undefined;
  }
}

/** Takes changes of the base back, one field after the other, until none can be taken back alone. */
function takeBack(
  found: Assignment,
  base: Assignment,
  satisfies: (assignment: Assignment) => boolean,
): Assignment {
  let current = found;
  for (let again = true; again;) {
    again = false;
    for (const field of current.keys()) {
      if (current[field] === base[field]) continue;
      const less = current.with(field, base[field]!);
      if (!satisfies(less)) continue;
      current = less;
      again = true;
    }
  }
  return current;
}
