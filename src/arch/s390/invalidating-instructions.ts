import type { Invalidation } from '../../machine/mmu/invalidation.ts';
import type { PathBuilder } from '../../transition/build/path-builder.ts';
import { eq, type VariableReference } from '../../transition/expression.ts';
import type { Source } from '../../transition/form.ts';
import type { ModelMachine } from '../model/model-machine.ts';
import type { PmdPlace } from '../model/primitives.ts';
import { PAGE_INVALID, SEGMENT_ENTRY_INVALID } from './bits.ts';

/** How an instruction purges: on all CPUs by itself; it is over when all have done so. */
const broadcast = { by: 'broadcast', reaches: 'all' } as const;

function manual(instruction: string): Source {
  return { file: `z/Architecture Principles of Operation, chapter 10 "${instruction}"`, function: '' };
}

/**
 * The instructions that may change a valid entry: each sets the invalid bit in memory, keeps the rest, and clears what
 * TLBs hold of the entry. All CPUs of the model are attached to the address space, so the forms that reach one CPU
 * only, and putting off the clearing until the address space is attached again (`context.flush_mm`), do not occur.
 */
export class InvalidatingInstructions {
  private readonly machine: ModelMachine;
  private neighbour: VariableReference | undefined;

  constructor(machine: ModelMachine) {
    this.machine = machine;
  }

  /**
   * IDTE for a segment-table entry. It takes no pointer: `__pmdp_idte()` gives it the table origin, computed as the
   * pointer minus the index of the address, and the address.
   */
  idte(path: PathBuilder, { entry, address }: PmdPlace): void {
    if (entry !== address) {
      this.idteElsewhere(path);
      return;
    }
    const { memory, entries, invalidations } = this.machine;
    const pmd = memory.pmd.cell(entry);
    const invalidation: Invalidation = {
      label: 'IDTE',
      source: manual('INVALIDATE DAT TABLE ENTRY'),
      range: address,
      entries: ['huge', 'small', 'walk'],
      ...broadcast,
    };
    invalidations.andWait(path, invalidation, () => path.assign(pmd, entries.pmd('mkinvalid', pmd)));
  }

  /** IPTE for one page-table entry. */
  ipte(path: PathBuilder, range: number, table: number, index: number): void {
    const { memory, entries, invalidations } = this.machine;
    const pte = memory.pte(table, index);
    const invalidation: Invalidation = {
      label: `IPTE of page ${index}`,
      source: manual('INVALIDATE PAGE TABLE ENTRY'),
      range,
      entries: ['small'],
      page: index,
      ...broadcast,
    };
    invalidations.andWait(path, invalidation, () =>
      path.assign(
        pte,
        entries.pteMap('IPTE', (word) => word | PAGE_INVALID, pte),
      ),
    );
  }

  /** IDTE with the clearing-by-ASCE option: everything of the address space. */
  idteByAsce(path: PathBuilder): void {
    this.machine.invalidations.andWait(path, {
      label: 'IDTE (clearing by ASCE)',
      source: manual('INVALIDATE DAT TABLE ENTRY'),
      range: 'all',
      entries: ['huge', 'small', 'walk'],
      ...broadcast,
    });
  }

  /**
   * IDTE with the pointer of one entry and the address of the next range: the computed origin is 8 bytes before the
   * segment table, and the instruction ignores its low 12 bits. So it sets 0x20 in the page frame before the table, at
   * the same offset as the index of the address, and clears nothing of the entry that was meant, which stays valid.
   * (From entry 511 of the 2048 on, the slot lies in the table itself, 511 entries before the one that was meant.)
   */
  private idteElsewhere(path: PathBuilder): void {
    const neighbour = this.neighbourSlot();
    const { entries } = this.machine;
    path.step('IDTE with a wrong origin: sets 0x20 before the segment table', () =>
      path.assign(
        neighbour,
        entries.pteMap('IDTE elsewhere', (word) => word | SEGMENT_ENTRY_INVALID, neighbour),
      ),
    );
  }

  /** A slot of the page frame before the segment table; it may be a page table: here it is a read-only PTE. */
  private neighbourSlot(): VariableReference {
    if (this.neighbour !== undefined) return this.neighbour;
    const { system, memory, entries } = this.machine;
    const { pte } = entries.helpers;
    const initial = memory.pteWord(pte.stored(pte.cleared(0n), pte.mk_pte(memory.frames.unitPfn(0))));
    const neighbour = system.variable('slot before the segment table', memory.pteDomain, initial);
    system.invariant(
      system.rule('P20', 'IDTE changed a slot outside of the entry it was meant for'),
      eq(neighbour, initial),
    );
    this.neighbour = neighbour;
    return neighbour;
  }
}
