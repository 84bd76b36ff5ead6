import { always, type Bdd, type BddManager, never } from '../manager.ts';

/**
 * The function of `variables` variables that a truth table gives: row `r` is bit `r` of `table`, and variable `v` has
 * in it the value of bit `v` of `r`.
 */
export function fromTruthTable(manager: BddManager, table: bigint, variables: number): Bdd {
  function from(variable: number, row: number): Bdd {
    if (variable === variables) return ((table >> BigInt(row)) & 1n) === 1n ? always : never;
    return manager.ite(
      manager.variable(variable),
      from(variable + 1, row | (1 << variable)),
      from(variable + 1, row),
    );
  }
  return from(0, 0);
}

/** All rows of a truth table of `variables` variables. */
export function rowsOf(variables: number): readonly number[] {
  return Array.from({ length: 1 << variables }, (_, row) => row);
}

/** Values of the variables in a row. */
export function valuesIn(row: number): (variable: number) => boolean {
  return (variable) => ((row >> variable) & 1) === 1;
}
