/**
 * Physical memory of a model: huge pages and single base pages. A huge page stands for all its base pages by
 * `pagesPerTable` of them; these are counted in *units*: huge page h has units `h * pagesPerTable` and following,
 * single pages come after the huge ones.
 */
export interface FrameCounts {
  /** Huge pages. */
  readonly huge: number;
  /** Single base pages. */
  readonly small: number;
  /** Base pages that stand for a huge page, and entries that stand for a page table. */
  readonly pagesPerTable: number;
  readonly tables: number;
  /** Base pages of a real huge page (512 with 4 KiB pages), for page frame numbers. */
  readonly hugePages: bigint;
}

/** Numbers of frames and what they are called; page frame numbers are as real as the architecture allows. */
export class Frames {
  readonly huge: number;
  readonly small: number;
  readonly pagesPerTable: number;
  readonly tables: number;
  /** Number of units; also the unit that stands for any memory that is not the model's. */
  readonly units: number;
  private readonly hugePages: bigint;

  constructor(counts: FrameCounts) {
    this.huge = counts.huge;
    this.small = counts.small;
    this.pagesPerTable = counts.pagesPerTable;
    this.tables = counts.tables;
    this.hugePages = counts.hugePages;
    this.units = counts.huge * counts.pagesPerTable + counts.small;
    if (this.units > 30) throw new Error(`${this.units} page frames are more than a mask holds`);
  }

  /** Page frame number of a huge page. */
  hugePfn(huge: number): bigint {
    return this.hugePages * BigInt(16 + huge);
  }

  /** Page frame number of a unit. */
  unitPfn(unit: number): bigint {
    const inHuge = this.huge * this.pagesPerTable;
    if (unit >= inHuge) return this.hugePages * 32n + BigInt(unit - inHuge);
    return this.hugePfn(Math.floor(unit / this.pagesPerTable)) + BigInt(unit % this.pagesPerTable);
  }

  /** Page frame number of a page table. */
  tablePfn(table: number): bigint {
    return this.hugePages * 48n + BigInt(table);
  }

  /** Unit of a huge page's part. */
  unitOf(huge: number, part: number): number {
    return huge * this.pagesPerTable + part;
  }

  /** Unit of a single page. */
  smallUnit(small: number): number {
    return this.huge * this.pagesPerTable + small;
  }

  /** The huge page that begins at a page frame number; {@link huge} (one too many) when it is none of the model. */
  hugeOfPfn(pfn: bigint): number {
    for (let huge = 0; huge < this.huge; huge++) if (this.hugePfn(huge) === pfn) return huge;
    return this.huge;
  }

  /** The unit of a page frame number; {@link units} (one too many) when it is none of the model. */
  unitOfPfn(pfn: bigint): number {
    for (let unit = 0; unit < this.units; unit++) if (this.unitPfn(unit) === pfn) return unit;
    return this.units;
  }

  /** The page table in a page frame; {@link tables} (one too many) when it is none of the model. */
  tableOfPfn(pfn: bigint): number {
    for (let table = 0; table < this.tables; table++) if (this.tablePfn(table) === pfn) return table;
    return this.tables;
  }

  /** Mask of the units of a huge page. */
  maskOfHuge(huge: number): number {
    return ((1 << this.pagesPerTable) - 1) << (huge * this.pagesPerTable);
  }

  /** `H0`, `H0+1`, `S0`. */
  nameOfUnit(unit: number): string {
    if (unit >= this.units) return 'foreign';
    const inHuge = this.huge * this.pagesPerTable;
    if (unit >= inHuge) return `S${unit - inHuge}`;
    const part = unit % this.pagesPerTable;
    return `H${Math.floor(unit / this.pagesPerTable)}${part === 0 ? '' : `+${part}`}`;
  }
}
