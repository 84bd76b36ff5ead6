import { damagedDiagrams } from './diagnostics.ts';
import { always, type Bdd, type BddManager } from './manager.ts';

/** Functions as plain data for JSON, apart from any manager. The same functions give the same data. */
export interface StoredBdds {
  /**
   * Variable, low, high of one node after another. Nodes are numbered from 2 in this order (0 is never, 1 always), and
   * a node comes after those that it refers to.
   */
  readonly nodes: readonly number[];
  /** Numbers of the functions, in the order given. */
  readonly roots: readonly number[];
}

/** Functions of a manager as plain data. */
export function toJson(manager: BddManager, functions: readonly Bdd[]): StoredBdds {
  const nodes: number[] = [];
  const numbers = new Map<Bdd, number>();
  function numberOf(of: Bdd): number {
    if (of <= always) return of;
    let number = numbers.get(of);
    if (number === undefined) {
      const [low, high] = [numberOf(manager.low(of)), numberOf(manager.high(of))];
      number = nodes.length / 3 + 2;
      nodes.push(manager.variableOf(of), low, high);
      numbers.set(of, number);
    }
    return number;
  }
  const roots = functions.map(numberOf);
  return { nodes, roots };
}

/** The functions of {@link toJson} in a manager, in their order. Damaged data throw THP6011. */
export function fromJson(manager: BddManager, stored: StoredBdds): readonly Bdd[] {
  const { nodes, roots } = stored;
  const made: Bdd[] = [0, 1];
  function known(number: number | undefined): Bdd {
    const of = made[number ?? -1];
    if (of === undefined) throw damagedDiagrams(`a function refers to node ${number} of ${made.length}`);
    return of;
  }
  for (let at = 0; at < nodes.length; at += 3) {
    const variable = nodes[at]!;
    const [low, high] = [known(nodes[at + 1]), known(nodes[at + 2])];
    const highest = Math.min(manager.variableOf(low), manager.variableOf(high));
    if (!Number.isInteger(variable) || variable < 0 || variable >= highest)
      throw damagedDiagrams(`the variables of node ${made.length} are out of order`);
    made.push(manager.node(variable, low, high));
  }
  return roots.map(known);
}
