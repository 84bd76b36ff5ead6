import type { Entry, ModelArchitecture, ModelVersion } from '../arch/entry-helpers.ts';
import type { SwapEncoding } from '../arch/swap-encoding.ts';
import { swapEncoding as arm } from '../arch/arm/swap-entry.ts';
import { swapEncoding as arm64 } from '../arch/arm64/swap-entry.ts';
import { swapEncoding as powerpc } from '../arch/powerpc/swap-entry.ts';
import { swapEncoding as riscv64 } from '../arch/riscv64/swap-entry.ts';
import { swapEncoding as s390 } from '../arch/s390/swap-entry.ts';
import { swapEncoding as sparc64 } from '../arch/sparc64/swap-entry.ts';
import { swapEncoding as x86 } from '../arch/x86_64/swap-entry.ts';
import { bit, choose, type Operand } from '../transition/expression.ts';
import type { Expression } from '../transition/form.ts';
import type { Mm } from './mm.ts';

const encodings: Readonly<Record<ModelArchitecture, (version: ModelVersion) => SwapEncoding>> = {
  x86_64: x86,
  arm,
  arm64,
  s390,
  'powerpc-hash': powerpc,
  'powerpc-radix': powerpc,
  sparc64,
  riscv64,
};

/** Numbers of the swap types, from include/linux/swap.h. */
interface Types {
  readonly readable: bigint;
  readonly writable: bigint;
}

/** Without `CONFIG_MEMORY_FAILURE` and `CONFIG_DEVICE_PRIVATE`; anonymous pages of 6.12 are exclusive to their owner. */
function migrationTypes(version: ModelVersion): Types {
  return version < 6000 ? { readable: 30n, writable: 31n } : { readable: 29n, writable: 30n };
}

/**
 * Migration entries: swap entries that stand in for a page while it is split or moved. Accessed and dirty bits are not
 * kept in them (`migration_entry_supports_ad()` is false, as it is by default). Sources: include/linux/swapops.h of
 * 4.5 and 6.12, and {@link SwapEncoding}.
 */
export class MigrationEntries {
  private readonly mm: Mm;
  private readonly encoding: SwapEncoding;
  private readonly types: Types;

  constructor(mm: Mm) {
    this.mm = mm;
    this.encoding = encodings[mm.architecture.name](mm.version);
    this.types = migrationTypes(mm.version);
  }

  /** The small entry for page `index` of the huge page that a huge PMD entry maps; a none entry for other entries. */
  pteOfHuge(pmd: Operand, index: number): Expression {
    const { pmd: huge } = this.mm.entries.helpers;
    const none = this.nonePte();
    const of = (word: Entry): Entry =>
      this.isHuge(word) ? this.encode(huge.pfn(word) + BigInt(index), huge.write(word)) : none;
    return this.mm.entries.pmdToPte(`migration entry for page ${index}`, of, pmd);
  }

  /** The small entry for page `index` of what a huge migration entry stands for; a none entry for other entries. */
  pteOfMigrationPmd(pmd: Operand, index: number): Expression {
    const none = this.nonePte();
    const of = (word: Entry): Entry => {
      const pfn = this.pmdPfn(word);
      return pfn === undefined ? none : this.encode(pfn + BigInt(index), this.isWritable(word));
    };
    return this.mm.entries.pmdToPte(`small migration entry ${index}`, of, pmd);
  }

  /** The small entry for the page that a present small entry maps; other entries as they are. */
  pteOfSmall(pte: Operand): Expression {
    const { pte: small } = this.mm.entries.helpers;
    const of = (word: Entry): Entry =>
      small.present(word) ? this.encode(small.pfn(word), small.write(word)) : word;
    return this.mm.entries.pteMap('migration entry for the page', of, pte);
  }

  /** The huge migration entry for what a huge PMD entry maps; other entries as they are. */
  pmdOfHuge(pmd: Operand): Expression {
    const { pmd: huge } = this.mm.entries.helpers;
    const of = (word: Entry): Entry =>
      this.isHuge(word) ? this.encode(huge.pfn(word), huge.write(word)) : word;
    return this.mm.entries.pmdMap('huge migration entry', of, pmd);
  }

  /** Number of the huge migration entry that stands for a huge page, for initial states. */
  pmdWord(huge: number): number {
    return this.mm.entries.pmdWord(this.encode(this.mm.frames.hugePfn(huge), true));
  }

  /** `is_pmd_migration_entry()`: 1 or 0. */
  isPmd(pmd: Operand): Expression {
    return this.mm.entries.pmdNumber(
      'is_pmd_migration_entry',
      (word) => this.pmdPfn(word) !== undefined,
      pmd,
    );
  }

  /** Huge page that a huge migration entry stands for; one too many for other entries. */
  hugeOfPmd(pmd: Operand): Expression {
    const { frames } = this.mm;
    return this.mm.entries.pmdNumber(
      'page of a huge migration entry',
      (word) => {
        const pfn = this.pmdPfn(word);
        return pfn === undefined ? frames.huge : frames.hugeOfPfn(pfn);
      },
      pmd,
    );
  }

  /** The huge entry that `remove_migration_pmd()` makes for a huge page, writable as the migration entry says. */
  restoredPmd(pmd: Operand, to: number): Expression {
    const { pmd: huge } = this.mm.entries.helpers;
    const of = (word: Entry): Entry => {
      if (this.pmdPfn(word) === undefined) return word;
      const entry = huge.mkhuge(huge.mk_pmd(this.mm.frames.hugePfn(to)));
      return huge.mkold(this.isWritable(word) ? huge.mkwrite(entry) : entry);
    };
    return this.mm.entries.pmdMap(`huge entry for H${to} in place of a migration entry`, of, pmd);
  }

  /** Unit that a small migration entry stands for; one too many for other entries. */
  unitOfPte(pte: Operand): Expression {
    const { frames } = this.mm;
    return this.mm.entries.pteNumber(
      'page of a migration entry',
      (word) => {
        const pfn = this.ptePfn(word);
        return pfn === undefined ? frames.units : frames.unitOfPfn(pfn);
      },
      pte,
    );
  }

  /**
   * The small entry that takes the place of a migration entry, for the same page or for another one: old, writable as
   * that says; dirty in 4.5 where the page is (`unfreeze_page_vma()`), clean in 6.12 (`remove_migration_pte()`).
   */
  restoredPte(pte: Operand, unit: number, to = unit): Expression {
    const clean = this.restored('clean', to, (entry) => entry, pte);
    if (this.mm.version >= 6000) return clean;
    const { pte: small } = this.mm.entries.helpers;
    const dirty = this.restored('dirty', to, (entry) => small.mkdirty(entry), pte);
    return choose(bit(this.mm.pageDirty, unit), dirty, clean);
  }

  private restored(name: string, to: number, finish: (entry: Entry) => Entry, pte: Operand): Expression {
    const { pte: small } = this.mm.entries.helpers;
    const pfn = this.mm.frames.unitPfn(to);
    const of = (word: Entry): Entry => {
      if (this.ptePfn(word) === undefined) return word;
      const entry = finish(small.mkold(small.mk_pte(pfn)));
      return this.isWritable(word) ? small.mkwrite(entry) : entry;
    };
    const page = this.mm.frames.nameOfUnit(to);
    return this.mm.entries.pteMap(`${name} entry for ${page} in place of a migration entry`, of, pte);
  }

  private encode(pfn: bigint, writable: boolean): Entry {
    return this.encoding.encode(writable ? this.types.writable : this.types.readable, pfn);
  }

  private isHuge(word: Entry): boolean {
    const { pmd } = this.mm.entries.helpers;
    return pmd.trans_huge(word) && this.mm.frames.hugeOfPfn(pmd.pfn(word)) < this.mm.frames.huge;
  }

  private nonePte(): Entry {
    const { pte } = this.mm.entries.helpers;
    return pte.cleared(pte.mk_pte(this.mm.frames.unitPfn(0)));
  }

  private isWritable(word: Entry): boolean {
    return this.encoding.typeOf(word) === this.types.writable;
  }

  private isMigration(word: Entry): boolean {
    const type = this.encoding.typeOf(word);
    return type === this.types.readable || type === this.types.writable;
  }

  /** Page frame number in a small migration entry: `is_swap_pte()`, then `is_migration_entry()`. */
  private ptePfn(word: Entry): bigint | undefined {
    const { pte } = this.mm.entries.helpers;
    if (pte.none(word) || pte.present(word) || !this.isMigration(word)) return undefined;
    return this.encoding.offsetOf(word);
  }

  /** The same at the PMD level: `is_swap_pmd()`. */
  private pmdPfn(word: Entry): bigint | undefined {
    const { pmd } = this.mm.entries.helpers;
    if (!this.encoding.hugeMigration || pmd.none(word) || pmd.present(word)) return undefined;
    return this.isMigration(word) ? this.encoding.offsetOf(word) : undefined;
  }
}
