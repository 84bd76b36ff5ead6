import type { Expression, Table, TableId } from '../form.ts';
import { add, lateConstant, lookup, mul, type Operand } from '../expression.ts';
import type { Domain } from './domain.ts';

/** Functions of entries as tables over the numbers of a domain; see {@link Domain}. */

interface Unary {
  readonly from: Domain;
  readonly cell: (word: bigint) => number;
}

interface Binary {
  readonly left: Domain;
  readonly right: Domain;
  readonly stride: { set(value: number): void };
  readonly cell: (left: bigint, right: bigint) => number;
}

type Entry = { readonly name: string; readonly table: { cells: Int32Array } } & (
  { readonly arity: 0 } | ({ readonly arity: 1 } & Unary) | ({ readonly arity: 2 } & Binary)
);

/** All functions that one system applies to entries. Two uses of one name over one domain share a table. */
export class EntryFunctions {
  private readonly entries: Entry[] = [];
  private readonly numbers = new Map<string, { id: number; stride?: Expression }>();

  /** A function from entries to entries (of the same or another level). */
  map(name: string, from: Domain, to: Domain, of: (word: bigint) => bigint, operand: Operand): Expression {
    return this.unary(name, from, (word) => to.numberOf(of(word)), operand);
  }

  /** A predicate or a small number of an entry. */
  read(name: string, from: Domain, of: (word: bigint) => boolean | number, operand: Operand): Expression {
    return this.unary(name, from, (word) => Number(of(word)), operand);
  }

  /** A function of two entries, such as what a setter stores over what was there. */
  map2(
    name: string,
    left: Domain,
    right: Domain,
    to: Domain,
    of: (left: bigint, right: bigint) => bigint,
    a: Operand,
    b: Operand,
  ): Expression {
    const key = `${name}(${left.name},${right.name})`;
    let known = this.numbers.get(key);
    if (known === undefined) {
      const stride = lateConstant();
      known = { id: this.entries.length, stride: stride.expression };
      this.numbers.set(key, known);
      this.entries.push({
        name,
        table: { cells: new Int32Array(0) },
        arity: 2,
        left,
        right,
        stride,
        cell: (x, y) => to.numberOf(of(x, y)),
      });
    }
    return lookup(known.id, add(mul(a, known.stride!), b));
  }

  /** A table of constants; tables of one name must have the same cells. */
  constants(name: string, cells: readonly number[]): TableId {
    const known = this.numbers.get(name);
    if (known !== undefined) return known.id;
    const id = this.entries.push({ name, table: { cells: Int32Array.from(cells) }, arity: 0 }) - 1;
    this.numbers.set(name, { id });
    return id;
  }

  /** Closes the domains under the functions and fills the tables. */
  close(): readonly Table[] {
    for (let before = -1; before !== this.size();) {
      before = this.size();
      for (const entry of this.entries) this.fill(entry);
    }
    return this.entries.map(({ name, table }) => ({ name, cells: table.cells }));
  }

  private unary(name: string, from: Domain, cell: (word: bigint) => number, operand: Operand): Expression {
    const key = `${name}(${from.name})`;
    let known = this.numbers.get(key);
    if (known === undefined) {
      known = { id: this.entries.length };
      this.numbers.set(key, known);
      this.entries.push({ name, table: { cells: new Int32Array(0) }, arity: 1, from, cell });
    }
    return lookup(known.id, operand);
  }

  private size(): number {
    const domains = new Set<Domain>();
    for (const entry of this.entries) {
      if (entry.arity === 1) domains.add(entry.from);
      else if (entry.arity === 2) domains.add(entry.left).add(entry.right);
    }
    let size = 0;
    for (const domain of domains) size += domain.words.length;
    return size;
  }

  private fill(entry: Entry): void {
    if (entry.arity === 0) return;
    if (entry.arity === 1) {
      const words = entry.from.words.slice();
      entry.table.cells = Int32Array.from(words, (word) => entry.cell(word));
      return;
    }
    const right = entry.right.words.slice();
    const left = entry.left.words.slice();
    const cells = new Int32Array(left.length * right.length);
    left.forEach((x, i) => right.forEach((y, j) => (cells[i * right.length + j] = entry.cell(x, y))));
    entry.stride.set(right.length);
    entry.table.cells = cells;
  }
}
