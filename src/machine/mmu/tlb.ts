import { all, and, any, eq, expressionOf, lookup, lt, ne, or } from '../../transition/expression.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { VariableArray } from '../../transition/build/recorder.ts';
import type { SystemBuilder } from '../../transition/build/system-builder.ts';
import type { Expression, RuleId } from '../../transition/form.ts';
import type { EntryReader, Reading } from './entry-reader.ts';
import type { PageTableMemory } from './memory.ts';

/**
 * How much of an entry's permission a TLB entry remembers: nothing (only where it leads), whether it permits
 * writing, or also whether a write has to set the dirty state in memory first.
 */
export type Remembered = 'frame' | 'write' | 'dirty';

const levels: Readonly<Record<Remembered, number>> = { frame: 1, write: 2, dirty: 3 };

/**
 * The translation look-aside buffers: for each CPU and each modelled address at most one entry of each size, and
 * for each range a cached pointer to its page table, which is also what a walk under way holds. Numbers in
 * variables: 0 is no entry.
 */
export class Tlb {
  readonly cpus: number;
  readonly remembers: Remembered;
  private readonly memory: PageTableMemory;
  private readonly hugeEntries: VariableArray;
  private readonly smallEntries: VariableArray;
  private readonly walkEntries: VariableArray;
  private readonly reader: EntryReader;

  constructor(
    system: SystemBuilder,
    memory: PageTableMemory,
    reader: EntryReader,
    options: { readonly cpus: number; readonly remembers: Remembered },
  ) {
    this.cpus = options.cpus;
    this.remembers = options.remembers;
    this.memory = memory;
    this.reader = reader;
    const { frames, ranges } = memory;
    const depth = levels[options.remembers];
    const parts = frames.pagesPerTable;
    const permission = (level: number): string =>
      depth === 1 ? '' : ([' read-only', ' writable', ' writable, dirty'][level] ?? '');
    const label = (count: number, name: (index: number) => string): string[] => [
      'none',
      ...Array.from(
        { length: count * depth },
        (_, at) => `${name(Math.floor(at / depth))}${permission(at % depth)}`,
      ),
    ];
    this.hugeEntries = system.array(
      'tlb.huge',
      options.cpus * ranges,
      1 + (frames.huge + 1) * depth,
      0,
      label(frames.huge + 1, (huge) => (huge === frames.huge ? 'foreign' : `H${huge}`)),
    );
    this.smallEntries = system.array(
      'tlb.small',
      options.cpus * ranges * parts,
      1 + (frames.units + 1) * depth,
      0,
      label(frames.units + 1, (unit) => frames.nameOfUnit(unit)),
    );
    this.walkEntries = system.array('tlb.walk', options.cpus * ranges, frames.tables + 2, 0, [
      'none',
      ...Array.from({ length: frames.tables }, (_, table) => `table ${table}`),
      'foreign',
    ]);
  }

  /** The entry of huge size that a CPU holds for a range. */
  huge(cpu: number, range: number): VariableReference {
    return this.hugeEntries.cell(cpu * this.memory.ranges + range);
  }

  /** The entry of base-page size that a CPU holds for page `index` of a range. */
  small(cpu: number, range: number, index: number): VariableReference {
    const { pagesPerTable } = this.memory.frames;
    return this.smallEntries.cell((cpu * this.memory.ranges + range) * pagesPerTable + index);
  }

  /** The cached pointer to the page table of a range: 0, or the table's number plus 1. */
  walk(cpu: number, range: number): VariableReference {
    return this.walkEntries.cell(cpu * this.memory.ranges + range);
  }

  /** What a walker would put into the TLB for a PMD entry (number in the domain); 0 if it is no huge page. */
  hugeEntryOf(pmd: Operand): Expression {
    const { memory, reader } = this;
    const { frames } = memory;
    return memory.functions.read(
      `huge translation, ${this.remembers}`,
      memory.pmdDomain,
      (word) => this.code(reader.pmd(word), word, (pfn) => frames.hugeOfPfn(pfn)),
      pmd,
    );
  }

  /** The same for a PTE and a page of base size. */
  smallEntryOf(pte: Operand): Expression {
    const { memory, reader } = this;
    const { frames } = memory;
    return memory.functions.read(
      `small translation, ${this.remembers}`,
      memory.pteDomain,
      (word) => this.code(reader.pte(word), word, (pfn) => frames.unitOfPfn(pfn)),
      pte,
    );
  }

  /** The page table that a walker finds in a PMD entry: 0 if none, else its number plus 1. */
  tableOf(pmd: Operand): Expression {
    const { memory, reader } = this;
    return memory.functions.read(
      'table of',
      memory.pmdDomain,
      (word) => {
        const reading = reader.pmd(word);
        return reading.kind === 'table' ? 1 + memory.frames.tableOfPfn(reading.pfn) : 0;
      },
      pmd,
    );
  }

  /** 1 if the entry (of either size) needs the dirty state set in memory before a write. */
  needsDirty(entry: Operand): Expression {
    if (this.remembers !== 'dirty') return expressionOf(0);
    return eq(this.levelOf(entry), 2);
  }

  /** 1 if a write through the entry goes ahead at once. */
  writesAtOnce(entry: Operand): Expression {
    return eq(this.levelOf(entry), levels[this.remembers]);
  }

  /** 1 if the entry permits writing, at once or after setting the dirty state. */
  permitsWrite(entry: Operand): Expression {
    return lt(1, this.levelOf(entry));
  }

  /** Unit of page `index` of a range as an entry of huge size maps it. */
  unitThroughHuge(entry: Operand, index: number): Expression {
    const { frames } = this.memory;
    const depth = levels[this.remembers];
    return this.table(
      `unit ${index} of`,
      (code) => {
        const huge = code === 0 ? frames.huge : Math.floor((code - 1) / depth);
        return huge < frames.huge ? frames.unitOf(huge, index) : frames.units;
      },
      entry,
    );
  }

  /** The same entry with the dirty state known to be set. */
  withDirty(entry: Operand): Expression {
    return this.table('dirty translation', (code) => (code === 0 ? 0 : code + (2 - ((code - 1) % 3))), entry);
  }

  /** Where an entry leads, apart from permissions: 0 for none. */
  targetOf(entry: Operand): Expression {
    const depth = levels[this.remembers];
    return this.table('target', (code) => (code === 0 ? 0 : 1 + Math.floor((code - 1) / depth)), entry);
  }

  /** Mask of the units that some TLB translates to; `writable`: counting only entries that permit writing. */
  translatedUnits(which: 'any' | 'writable' = 'any'): Expression {
    const { frames, ranges } = this.memory;
    let mask: Expression = expressionOf(0);
    for (let cpu = 0; cpu < this.cpus; cpu++) {
      for (let range = 0; range < ranges; range++) {
        mask = or(mask, this.unitsOfHuge(this.huge(cpu, range), which));
        for (let index = 0; index < frames.pagesPerTable; index++) {
          mask = or(mask, this.unitsOfSmall(this.small(cpu, range, index), which));
        }
      }
    }
    return mask;
  }

  /** 1 if some CPU holds a translation of huge size for the range. */
  anyHuge(range: number): Expression {
    return any(...this.eachCpu((cpu) => ne(this.huge(cpu, range), 0)));
  }

  /** 1 if some CPU holds a translation of base-page size for the range. */
  anySmall(range: number): Expression {
    return any(...this.eachCpu((cpu) => this.smallOf(cpu, range)));
  }

  /** 1 if the CPU holds a translation of base-page size for the range. */
  smallOf(cpu: number, range: number): Expression {
    const { pagesPerTable } = this.memory.frames;
    return any(...Array.from({ length: pagesPerTable }, (_, index) => ne(this.small(cpu, range, index), 0)));
  }

  /** 1 if some CPU's walk cache points to the table. */
  anyWalkTo(table: number): Expression {
    const { ranges } = this.memory;
    return any(
      ...this.eachCpu((cpu) =>
        any(...Array.from({ length: ranges }, (_, range) => eq(this.walk(cpu, range), table + 1))),
      ),
    );
  }

  /** Adds the invariants that hold whatever the architecture: no use of what was freed, none of foreign memory. */
  addInvariants(
    system: SystemBuilder,
    rules: { readonly freedPage: RuleId; readonly freedTable: RuleId; readonly foreign: RuleId },
  ): void {
    const { frames, freed, freedTables, ranges } = this.memory;
    system.invariant(rules.freedPage, eq(and(this.translatedUnits(), freed), 0));
    const walks = this.eachCpu((cpu) =>
      Array.from({ length: ranges }, (_, range) => {
        const bit = this.table(
          'table bit',
          (code) => (code === 0 ? 0 : 1 << (code - 1)),
          this.walk(cpu, range),
        );
        return eq(and(bit, freedTables), 0);
      }),
    ).flat();
    system.invariant(rules.freedTable, all(...walks));
    const foreign: Expression[] = [];
    for (let cpu = 0; cpu < this.cpus; cpu++) {
      for (let range = 0; range < ranges; range++) {
        foreign.push(ne(this.targetOf(this.huge(cpu, range)), frames.huge + 1));
        foreign.push(ne(this.walk(cpu, range), frames.tables + 1));
        for (let index = 0; index < frames.pagesPerTable; index++) {
          foreign.push(ne(this.targetOf(this.small(cpu, range, index)), frames.units + 1));
        }
      }
    }
    system.invariant(rules.foreign, all(...foreign));
  }

  private eachCpu<T>(of: (cpu: number) => T): T[] {
    return Array.from({ length: this.cpus }, (_, cpu) => of(cpu));
  }

  private levelOf(entry: Operand): Expression {
    const depth = levels[this.remembers];
    return this.table('level', (code) => (code === 0 ? 0 : 1 + ((code - 1) % depth)), entry);
  }

  private unitsOfHuge(entry: Operand, which: 'any' | 'writable'): Expression {
    const { frames } = this.memory;
    return this.masks(
      'huge',
      which,
      (target) => (target < frames.huge ? frames.maskOfHuge(target) : 0),
      entry,
    );
  }

  private unitsOfSmall(entry: Operand, which: 'any' | 'writable'): Expression {
    const { frames } = this.memory;
    return this.masks('small', which, (target) => (target < frames.units ? 1 << target : 0), entry);
  }

  private masks(size: string, which: string, mask: (target: number) => number, entry: Operand): Expression {
    const depth = levels[this.remembers];
    return this.table(
      `${which} units of ${size}`,
      (code) => {
        if (code === 0 || (which === 'writable' && depth > 1 && (code - 1) % depth === 0)) return 0;
        return mask(Math.floor((code - 1) / depth));
      },
      entry,
    );
  }

  /** A function of entry numbers of either size. */
  private table(name: string, cell: (code: number) => number, entry: Operand): Expression {
    const { frames, functions } = this.memory;
    const size = 1 + (Math.max(frames.units, frames.huge, frames.tables) + 1) * levels[this.remembers];
    const cells = Array.from({ length: size }, (_, code) => cell(code));
    return lookup(functions.constants(`${name}, ${this.remembers}`, cells), entry);
  }

  private code(reading: Reading, word: bigint, target: (pfn: bigint) => number): number {
    if (reading.kind !== 'page' || !reading.read) return 0;
    const depth = levels[this.remembers];
    let level = 0;
    if (depth > 1 && reading.write) level = depth === 3 && !this.reader.needsDirty(word) ? 2 : 1;
    return 1 + target(reading.pfn) * depth + level;
  }
}
