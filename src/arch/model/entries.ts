import type { PageTableMemory } from '../../machine/mmu/memory.ts';
import type { Domain } from '../../transition/build/domain.ts';
import type { Operand } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Entry, EntryHelpers, PmdHelpers, PteHelpers } from '../entry-helpers.ts';

/** Names of the helpers of `H` that take one entry and answer yes or no. */
type Predicate<H> = { [K in keyof H]: H[K] extends (entry: Entry) => boolean ? K : never }[keyof H] & string;
/** Names of the helpers of `H` that make an entry of an entry. */
type Change<H> = { [K in keyof H]: H[K] extends (entry: Entry) => Entry ? K : never }[keyof H] & string;

/**
 * The kernel's helpers applied to entries of the model (numbers in the domain of the level) instead of words. The
 * helpers themselves are those of {@link EntryHelpers}, which are compared with real headers.
 */
export class Entries {
  readonly helpers: EntryHelpers;
  private readonly memory: PageTableMemory;

  constructor(helpers: EntryHelpers, memory: PageTableMemory) {
    this.helpers = helpers;
    this.memory = memory;
  }

  /** `pmd_<name>(pmd)`: 1 or 0. */
  pmdIs(name: Predicate<PmdHelpers>, pmd: Operand): Expression {
    const { functions, pmdDomain } = this.memory;
    const { pmd: helpers } = this.helpers;
    return functions.read(`pmd_${name}`, pmdDomain, (word) => helpers[name](word), pmd);
  }

  /** `pmd_<name>(pmd)`: an entry of the PMD level. */
  pmd(name: Change<PmdHelpers>, pmd: Operand): Expression {
    const { functions, pmdDomain } = this.memory;
    const { pmd: helpers } = this.helpers;
    return functions.map(`pmd_${name}`, pmdDomain, pmdDomain, (word) => helpers[name](word), pmd);
  }

  /** `pte_<name>(pte)`: 1 or 0. */
  pteIs(name: Predicate<PteHelpers>, pte: Operand): Expression {
    const { functions, pteDomain } = this.memory;
    const { pte: helpers } = this.helpers;
    return functions.read(`pte_${name}`, pteDomain, (word) => helpers[name](word), pte);
  }

  /** `pte_<name>(pte)`: an entry of the PTE level. */
  pte(name: Change<PteHelpers>, pte: Operand): Expression {
    const { functions, pteDomain } = this.memory;
    const { pte: helpers } = this.helpers;
    return functions.map(`pte_${name}`, pteDomain, pteDomain, (word) => helpers[name](word), pte);
  }

  /** Any function from PMD entries to PMD entries, under the name by which its table is known. */
  pmdMap(name: string, of: (word: Entry) => Entry, pmd: Operand): Expression {
    const { functions, pmdDomain } = this.memory;
    return functions.map(name, pmdDomain, pmdDomain, of, pmd);
  }

  /** Any function from PMD entries to PTEs, such as the small entry for one part of a huge page. */
  pmdToPte(name: string, of: (word: Entry) => Entry, pmd: Operand): Expression {
    const { functions, pmdDomain, pteDomain } = this.memory;
    return functions.map(name, pmdDomain, pteDomain, of, pmd);
  }

  /** Any function from PTEs to PTEs. */
  pteMap(name: string, of: (word: Entry) => Entry, pte: Operand): Expression {
    const { functions, pteDomain } = this.memory;
    return functions.map(name, pteDomain, pteDomain, of, pte);
  }

  /** A small number (or yes/no) that depends on a PMD entry. */
  pmdNumber(name: string, of: (word: Entry) => number | boolean, pmd: Operand): Expression {
    return this.memory.functions.read(name, this.memory.pmdDomain, of, pmd);
  }

  /** A small number (or yes/no) that depends on a PTE. */
  pteNumber(name: string, of: (word: Entry) => number | boolean, pte: Operand): Expression {
    return this.memory.functions.read(name, this.memory.pteDomain, of, pte);
  }

  /** What `set_pmd_at()` leaves in memory for a value over what was there. */
  storedPmd(old: Operand, pmd: Operand): Expression {
    return this.over('set_pmd_at', this.memory.pmdDomain, (o, n) => this.helpers.pmd.stored(o, n), old, pmd);
  }

  /** What `set_pte_at()` leaves in memory for a value over what was there. */
  storedPte(old: Operand, pte: Operand): Expression {
    return this.over('set_pte_at', this.memory.pteDomain, (o, n) => this.helpers.pte.stored(o, n), old, pte);
  }

  /** The constant PMD entry of a word. */
  pmdWord(word: Entry): number {
    return this.memory.pmdWord(word);
  }

  /** The constant PTE of a word. */
  pteWord(word: Entry): number {
    return this.memory.pteWord(word);
  }

  private over(
    name: string,
    domain: Domain,
    of: (old: Entry, entry: Entry) => Entry,
    old: Operand,
    entry: Operand,
  ): Expression {
    return this.memory.functions.map2(name, domain, domain, domain, of, old, entry);
  }
}
