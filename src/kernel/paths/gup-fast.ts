import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { add, all, and, bit, choose, eq, ne, not, shl, sub } from '../../transition/expression.ts';
import type { Operand, VariableReference } from '../../transition/expression.ts';
import type { Expression } from '../../transition/form.ts';
import type { Mm } from '../mm.ts';
import { gupFastText, type GupAccess, type GupClass, type GupFastText } from './gup-fast-text.ts';
import { compoundOf, referencesOf } from './references.ts';

/** Which page is wanted, and for what. */
export interface GupOptions {
  readonly range: number;
  /** Page of the range. */
  readonly index: number;
  /** Either, as the caller wishes, where missing. */
  readonly access?: GupAccess;
}

/**
 * The lockless part of `get_user_pages_fast()` for one page: with interrupts off, walks to it, takes a reference and,
 * where the text does so, looks at the entry again. Where it gives up, the slow path would follow, which is not
 * modelled. The reference is kept. Source: see gup-fast-text.ts.
 */
export function getUserPagesFast(mm: Mm, path: PathBuilder, options: GupOptions): void {
  const text = gupFastText(mm.architecture.name, mm.version);
  if (text === undefined) {
    path.call('mm/gup.c', 'gup_fast', () => path.step('no CONFIG_HAVE_GUP_FAST: the slow path'));
    return;
  }
  new GupFast(mm, path, options, text).run();
}

/** Unit plus 1 that the CPU has pinned, 0 if none; for conditions of scenarios. */
export function pinnedBy(mm: Mm, cpu: number): VariableReference {
  let known = pins.get(mm);
  if (known === undefined) {
    known = new Map();
    pins.set(mm, known);
  }
  let pinned = known.get(cpu);
  if (pinned === undefined) {
    const { frames } = mm;
    const names = Array.from({ length: frames.units }, (_, unit) => frames.nameOfUnit(unit));
    pinned = mm.machine.system.variable(`page pinned by CPU${cpu}`, frames.units + 1, 0, {
      labels: ['none', ...names],
    });
    known.set(cpu, pinned);
    addInvariants(mm, pinned);
  }
  return pinned;
}

const pins = new WeakMap<Mm, Map<number, VariableReference>>();

/** P8: a pinned page stays allocated, and nobody takes it for unreferenced. */
function addInvariants(mm: Mm, pinned: VariableReference): void {
  const { system, memory } = mm.machine;
  const mask = and(shl(1, pinned), ~1);
  system.invariant(
    mm.rule('P8', 'a page that get_user_pages_fast() has pinned is given back to the allocator'),
    eq(and(mask, shl(memory.freed, 1)), 0),
  );
  system.invariant(
    mm.rule('P8', 'get_user_pages_fast() has pinned a page whose owner concluded that nobody refers to it'),
    eq(and(mask, shl(mm.concluded, 1)), 0),
  );
}

/** What became of the attempt to take a reference. */
const outcome = { none: 0, taken: 1, reused: 2 } as const;

class GupFast {
  private readonly mm: Mm;
  private readonly path: PathBuilder;
  private readonly options: GupOptions;
  private readonly text: GupFastText;
  private readonly write: VariableReference;
  private readonly pmd: VariableReference;
  private readonly pte: VariableReference;
  private readonly reference: VariableReference;
  private readonly pinned: VariableReference;

  constructor(mm: Mm, path: PathBuilder, options: GupOptions, text: GupFastText) {
    const { memory } = mm.machine;
    this.mm = mm;
    this.path = path;
    this.options = options;
    this.text = text;
    this.write = path.local('write', 2);
    this.pmd = path.local('pmd', memory.pmdDomain);
    this.pte = path.local('pte', memory.pteDomain);
    this.reference = path.local('reference', 3);
    this.pinned = pinnedBy(mm, path.cpu);
  }

  run(): void {
    const { mm, path, text } = this;
    const { interrupts } = mm.machine;
    path.call(text.file, mm.version < 6000 ? 'get_user_pages_fast' : 'gup_fast', () => {
      if (this.options.access === undefined) {
        path.either([
          { label: 'wants to read', body: () => path.assign(this.write, 0) },
          { label: 'wants to write', body: () => path.assign(this.write, 1) },
        ]);
      }
      interrupts.disable(path);
      path.call(text.file, text.functions.range, () => this.walk());
      path.step('local_irq_enable()', () => interrupts.enable(path));
    });
  }

  private walk(): void {
    const { mm, path, options } = this;
    path.step('pmd = READ_ONCE(*pmdp)', () => {
      path.assign(this.pmd, mm.pmd(options.range));
      mm.checkNoTransientNone(path, options.range, this.pmd);
    });
    path.if(this.isClass('huge'), () => this.huge());
    path.if(this.isClass('table'), () => this.table());
  }

  private isClass(wanted: GupClass): Expression {
    const { mm, text } = this;
    const { helpers } = mm.entries;
    return mm.entries.pmdNumber(
      `GUP-fast class ${wanted}`,
      (word) => text.classify(helpers, word) === wanted,
      this.pmd,
    );
  }

  /** Whether the text lets the walk go on from an entry. */
  private permits(of: (access: GupAccess) => Expression): Expression {
    const { access } = this.options;
    return access === undefined ? choose(this.write, of('write'), of('read')) : of(access);
  }

  /** A huge entry: the reference is taken on the head. */
  private huge(): void {
    const { mm, path, text, options } = this;
    const { range, index } = options;
    const { helpers } = mm.entries;
    const permits = this.permits((access) =>
      mm.entries.pmdNumber(
        `GUP-fast permits ${access}`,
        (word) => text.permitsHuge(helpers, word, access),
        this.pmd,
      ),
    );
    path.call(text.file, text.functions.huge, () => {
      path.if(not(permits), () => path.return());
      const page = mm.hugePageOf(this.pmd);
      path.check(
        ne(page, mm.frames.huge),
        mm.rule('P13', 'GUP-fast takes pmd_page() of an entry that no longer holds its page frame'),
      );
      path.if(eq(page, mm.frames.huge), () => path.return());
      for (let huge = 0; huge < mm.frames.huge; huge++) {
        const unit = mm.frames.unitOf(huge, index);
        path.if(eq(page, huge), () => {
          const early = text.reference === 'unconditional';
          if (early) this.takeTailReference(unit);
          this.takeReference(mm.frames.unitOf(huge, 0));
          this.lookAgain('pmd_val(orig) != pmd_val(*pmdp)?', mm.frames.unitOf(huge, 0), () =>
            eq(this.pmd, mm.pmd(range)),
          );
          if (!early) this.takeTailReference(unit);
          this.pin(unit);
        });
      }
    });
  }

  /** 4.4 `get_huge_page_tail()`; x86 does it before it takes the reference on the head. */
  private takeTailReference(unit: number): void {
    const { mm, path } = this;
    if (mm.version !== 4004) return;
    const compound = compoundOf(mm);
    if (unit % mm.frames.pagesPerTable === 0) return;
    path.step('if (PageTail(tail)) get_huge_page_tail(tail)', () =>
      path.if(compound.isTail(unit), () => {
        const references = compound.tailReferences(unit);
        path.assign(references, add(references, 1));
      }),
    );
  }

  private table(): void {
    const { mm, path, text, options } = this;
    const { range, index } = options;
    const { memory } = mm.machine;
    const { helpers } = mm.entries;
    const permits = this.permits((access) =>
      mm.entries.pteNumber(
        `GUP-fast permits ${access}`,
        (word) => text.permitsPte(helpers, word, access),
        this.pte,
      ),
    );
    path.call(text.file, text.functions.pte, () => {
      const table = mm.tableOf(this.pmd);
      const isTable = ne(table, 0);
      path.check(isTable, mm.rule('P4', 'GUP-fast walks an entry as a page table that is none'));
      path.if(not(isTable), () => path.return());
      path.step(`pte = *pte_offset_map(&pmd, addr): reads pte[${index}]`, () => {
        this.checkTable();
        path.assign(this.pte, memory.pteAt(sub(table, 1), index));
      });
      path.if(not(permits), () => path.return());
      for (let unit = 0; unit < mm.frames.units; unit++) {
        path.if(eq(mm.unitOf(this.pte), unit), () => {
          const head = this.headOf(unit);
          if (head === undefined) {
            path.step('page_cache_get_speculative(page) of a tail page: fails');
            path.return();
            return;
          }
          this.takeReference(head);
          if (text.looksAgainAt === 'pmd and pte') {
            this.lookAgain('pmd_val(pmd) != pmd_val(*pmdp)?', head, () => eq(this.pmd, mm.pmd(range)));
          }
          this.lookAgain('pte_val(pte) != pte_val(*ptep)?', head, () => {
            this.checkTable();
            return eq(this.pte, memory.pteAt(sub(table, 1), index));
          });
          this.pin(unit);
        });
      }
    });
  }

  /** `compound_head(page)` from 4.5 on; 4.4 splits pages together with their mappings. */
  private headOf(unit: number): number | undefined {
    const { mm, text } = this;
    const inHuge = unit < mm.frames.huge * mm.frames.pagesPerTable;
    const part = inHuge ? unit % mm.frames.pagesPerTable : 0;
    if (mm.version === 4004 || part === 0) return unit;
    return text.tail === 'never' ? undefined : unit - part;
  }

  /** The table under the walk was neither freed nor handed out again. */
  private checkTable(): void {
    const { mm, path } = this;
    const table = sub(mm.tableOf(this.pmd), 1);
    path.check(
      all(mm.machine.gracePeriods.isLive(table), not(bit(mm.spareTables, table))),
      mm.rule('P8', 'GUP-fast reads a page table that was given back'),
    );
  }

  private takeReference(unit: number): void {
    const { mm, path, text } = this;
    const references = referencesOf(mm);
    const counter = references.ofUnit(unit);
    const freed = bit(mm.machine.memory.freed, unit);
    const count = references.countOf(counter);
    const take = (): void => {
      if (mm.version === 4004) compoundOf(mm).add(path, unit, 1);
      else mm.getPage(path, counter);
    };
    if (text.reference === 'unconditional') {
      path.step('get_page(): VM_BUG_ON(page_count(page) == 0)', () => {
        path.check(
          all(ne(count, 0), not(freed)),
          mm.rule('P8', 'GUP-fast takes a reference on a page that has none'),
        );
        take();
        path.assign(this.reference, outcome.taken);
      });
      return;
    }
    const label = mm.version < 6000 ? 'page_cache_add_speculative(head)' : 'try_grab_folio_fast()';
    path.either([
      {
        label,
        body: () => {
          path.assign(this.reference, outcome.none);
          path.if(ne(count, 0), () => {
            take();
            path.assign(this.reference, outcome.taken);
          });
        },
      },
      {
        label: `${label}: the page was given back and is in use again`,
        when: freed,
        body: () => path.assign(this.reference, outcome.reused),
      },
    ]);
    path.if(eq(this.reference, outcome.none), () => path.return());
  }

  /** Looks at an entry again after the reference was taken; gives the reference back if it changed. */
  private lookAgain(label: string, unit: number, same: () => Operand): void {
    const { mm, path, text } = this;
    if (text.reference === 'unconditional' || mm.departs('GUP-fast: no second look at the entry')) return;
    const unchanged = path.local('unchanged', 2);
    path.step(label, () => path.assign(unchanged, same()));
    path.if(not(unchanged), () => {
      path.if(eq(this.reference, outcome.taken), () =>
        path.step('put_page(head)', () => {
          const references = referencesOf(mm);
          references.put(path, references.ofUnit(unit), 1);
        }),
      );
      path.return();
    });
  }

  /** The walk succeeded; part of the step before. */
  private pin(unit: number): void {
    const { mm, path } = this;
    path.check(
      eq(this.reference, outcome.taken),
      mm.rule('P8', 'get_user_pages_fast() gives a page that somebody else uses by now'),
    );
    path.assign(this.pinned, unit + 1);
    path.return();
  }
}
