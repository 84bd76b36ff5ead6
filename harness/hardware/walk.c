/* SPDX-License-Identifier: MIT */
/*
 * Page walkers: they read the tables in memory one level a step, set accessed and dirty bits where the architecture's
 * hardware does, and fill the TLB of a CPU. Levels above the PMD never change while paths run, so a walk begins at
 * the PMD.
 *
 * Dropping translations also ends walks on their way: whatever a walk has read before, it fills nothing afterwards
 * (RISC-V Privileged Architecture, "Supervisor Memory-Management Fence Instruction"; Arm DDI 0487, "TLB maintenance",
 * on completion). So filling is a compare and
 * exchange of the whole TLB word, and a walk that was ended begins anew. What an ended walk still reads is dropped
 * and may be freed memory: the machine knows these reads by the names of the functions, which must stay functions.
 */

noinline u64 thpcheck_hardware_read(u64 *entry)
{
	return __atomic_load_n(entry, __ATOMIC_SEQ_CST);
}

/* Accessed and dirty bits are set in one step, and only if the entry is still the one that was read. */
noinline int thpcheck_hardware_update(u64 *entry, u64 old, u64 updated)
{
	return __atomic_compare_exchange_n(entry, &old, updated, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static noinline int fill(unsigned int cpu, u64 old, u64 filled)
{
	return __atomic_compare_exchange_n(&thpcheck_tlbs[cpu], &old, filled, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST);
}

static unsigned long frame_at(u64 address)
{
	u64 frame = (address >> PAGE_SHIFT) - thpcheck_first_pfn;

	return frame < THPCHECK_FRAMES ? frame : THPCHECK_FRAMES;
}

enum walked { WALK_FAULTED, WALK_FOUND, WALK_ENDED };

/* Adds the page that an entry maps to `*filled`. */
static enum walked take_page(u64 *place, u64 value, struct thpcheck_entry entry, unsigned int slot, u64 *filled)
{
	unsigned long frame = frame_at(entry.address);

	if (entry.updated != value && !thpcheck_hardware_update(place, value, entry.updated))
		return WALK_ENDED;
	if (frame < THPCHECK_ORIGINAL || frame >= THPCHECK_FRAMES)
		thpcheck_violation("P6", "a walker translates to memory that was never mapped");
	*filled = with_slot(*filled, slot, frame, entry.writable);
	return WALK_FOUND;
}

/* Walks from what the TLB word `tlb` offers, or from the PMD; adds what it finds to `*filled`. */
static enum walked walk(u64 tlb, enum thpcheck_use use, u64 *filled)
{
	unsigned int table = slot_of(tlb, THPCHECK_TABLE);
	struct thpcheck_entry entry;
	u64 *place = (u64 *)thpcheck_pmd;
	u64 value;

	if (use == THPCHECK_PREFETCH || !(table & THPCHECK_SLOT_VALID)) {
		unsigned long frame;

		value = thpcheck_hardware_read(place);
		entry = thpcheck_arch_entry(value, THPCHECK_PMD_LEVEL, use);
		if (entry.kind == THPCHECK_ENTRY_FAULT)
			return WALK_FAULTED;
		if (entry.kind == THPCHECK_ENTRY_PAGE)
			return take_page(place, value, entry, THPCHECK_HUGE, filled);
		frame = frame_at(entry.address);
		if (frame >= THPCHECK_ORIGINAL) {
			thpcheck_violation("P7", "a walker takes memory for a page table that is none");
			return WALK_FAULTED;
		}
		*filled = with_slot(*filled, THPCHECK_TABLE, frame, 0);
		table = slot_of(*filled, THPCHECK_TABLE);
	}
	place = (u64 *)__va(((phys_addr_t)frame_of(table) + thpcheck_first_pfn) << PAGE_SHIFT) +
		pte_index(THPCHECK_USER_ADDRESS);
	value = thpcheck_hardware_read(place);
	entry = thpcheck_arch_entry(value, THPCHECK_PTE_LEVEL, use);
	if (entry.kind != THPCHECK_ENTRY_PAGE)
		return WALK_FAULTED;
	return take_page(place, value, entry, THPCHECK_SMALL, filled);
}

/*
 * P12, break before make. An address that two entries of different size translate is a TLB conflict: an abort, or
 * any mixture of the two. Arm DDI 0487, "Using break-before-make when updating translation table entries", and ARM DDI
 * 0406C, "General TLB maintenance requirements"; arch/arm64/mm/hugetlbpage.c, get_clear_contig(), and
 * mm/huge_memory.c, __split_huge_pmd_locked(), keep to it. RISC-V allows it: either of the two is used ("Supervisor
 * Memory-Management Fence Instruction").
 */
static void check_sizes(u64 tlb)
{
#ifdef THPCHECK_BREAK_BEFORE_MAKE
	if ((slot_of(tlb, THPCHECK_HUGE) & THPCHECK_SLOT_VALID) && (slot_of(tlb, THPCHECK_SMALL) & THPCHECK_SLOT_VALID))
		thpcheck_violation("P12", "the TLB of a CPU holds a huge and a small translation of one address");
#endif
}

/* The slot that an access hits, or 0. */
static unsigned int hit(u64 tlb, enum thpcheck_use use)
{
	unsigned int small = slot_of(tlb, THPCHECK_SMALL), huge = slot_of(tlb, THPCHECK_HUGE);
	unsigned int slot = small & THPCHECK_SLOT_VALID ? small : huge;

	if (!(slot & THPCHECK_SLOT_VALID) || (use == THPCHECK_WRITE && !(slot & THPCHECK_SLOT_WRITE)))
		return 0;
	return slot;
}

/* P9 speaks of writes to the original page. */
static void note_write(enum thpcheck_use use, unsigned int slot)
{
	if (use == THPCHECK_WRITE && slot_is_within(slot, THPCHECK_ORIGINAL, HPAGE_PMD_NR))
		thpcheck_self()->wrote = 1;
}

/* Looking up is the access where it hits; otherwise filling is. */
static int translate(unsigned int cpu, enum thpcheck_use use)
{
	for (;;) {
		u64 tlb = __atomic_fetch_or(&thpcheck_tlbs[cpu], THPCHECK_WALKING, __ATOMIC_SEQ_CST) | THPCHECK_WALKING;
		u64 filled = tlb;
		enum walked walked;

		if (use != THPCHECK_PREFETCH && hit(tlb, use)) {
			note_write(use, hit(tlb, use));
			return 1;
		}
		walked = walk(tlb, use, &filled);
		if (walked == WALK_ENDED || (filled != tlb && !fill(cpu, tlb, filled)))
			continue;
		if (filled != tlb)
			check_sizes(filled);
		if (walked == WALK_FOUND)
			note_write(use, hit(filled, use));
		return walked == WALK_FOUND;
	}
}

int thpcheck_user_access(enum thpcheck_use use)
{
	return translate(thpcheck_cpu(), use);
}

int thpcheck_walk_ahead(unsigned int cpu)
{
	return translate(cpu, THPCHECK_PREFETCH);
}
