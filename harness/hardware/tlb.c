/* SPDX-License-Identifier: MIT */
/* The TLBs: what is in them, what is dropped from them, and the rules about what they may hold. */

u64 thpcheck_tlbs[THPCHECK_CPUS] __aligned(8);
unsigned int thpcheck_translating, thpcheck_in_kernel;

static unsigned int translates(unsigned int cpu)
{
	return (thpcheck_translating >> cpu) & 1;
}

static unsigned int slot_of(u64 tlb, unsigned int slot)
{
	return (tlb >> slot) & THPCHECK_SLOT_BITS;
}

static u64 with_slot(u64 tlb, unsigned int slot, unsigned long frame, unsigned int writable)
{
	u64 value = THPCHECK_SLOT_VALID | (writable ? THPCHECK_SLOT_WRITE : 0) | frame << 2;

	return (tlb & ~(THPCHECK_SLOT_BITS << slot)) | value << slot;
}

static unsigned long frame_of(unsigned int slot)
{
	return slot >> 2;
}

unsigned int thpcheck_acting_cpu(void)
{
	unsigned int acting = thpcheck_self()->acting;

	return acting ? acting - 1 : thpcheck_cpu();
}

/* One step: what the mask covers is gone, and so is a walk that may have read what it stands for. */
static void drop(unsigned int cpu, u64 mask)
{
	if (mask && translates(cpu))
		__atomic_fetch_and(&thpcheck_tlbs[cpu], ~(mask | THPCHECK_WALKING), __ATOMIC_SEQ_CST);
}

void thpcheck_drop_all(unsigned int cpu)
{
	drop(cpu, ~0ULL);
}

/* Any address of the huge page drops its huge translation; a table is dropped unless only leaves are asked for. */
void thpcheck_drop_range(unsigned int cpu, unsigned long start, unsigned long end, unsigned int kind)
{
	u64 mask = 0;

	if (start < THPCHECK_ADDRESS + HPAGE_PMD_SIZE && end > THPCHECK_ADDRESS) {
		mask |= THPCHECK_SLOT_BITS << THPCHECK_HUGE;
		if (!(kind & THPCHECK_DROP_LEAF))
			mask |= THPCHECK_SLOT_BITS << THPCHECK_TABLE;
	}
	if (start < THPCHECK_USER_ADDRESS + PAGE_SIZE && end > THPCHECK_USER_ADDRESS)
		mask |= THPCHECK_SLOT_BITS << THPCHECK_SMALL;
	drop(cpu, mask);
}

/* For the machine: a maintenance instruction is executed. A broadcast has reached every CPU when it returns. */
void thpcheck_tlb_maintenance(unsigned int kind, unsigned long operand, unsigned long second)
{
	struct thpcheck_range range;
	unsigned int cpu;

	if (!thpcheck_translating || !(kind & THPCHECK_DROP))
		return;
	range = thpcheck_arch_range(kind, operand, second);
	if ((kind & THPCHECK_DROP_ASID) && range.asid != THPCHECK_ASID)
		return;
	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
		if (!(kind & THPCHECK_DROP_BROADCAST) && cpu != thpcheck_acting_cpu())
			continue;
		if (kind & THPCHECK_DROP_ADDRESS)
			thpcheck_drop_range(cpu, range.start, range.end, kind);
		else
			thpcheck_drop_all(cpu);
	}
}

static int slot_is_within(unsigned int slot, unsigned long first, unsigned long frames)
{
	unsigned long frame = frame_of(slot);

	return (slot & THPCHECK_SLOT_VALID) && frame >= first && frame < first + frames;
}

void thpcheck_check_freed_pages(unsigned long frame, unsigned long frames)
{
	unsigned int cpu;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
		u64 tlb;

		if (!translates(cpu))
			continue;
		tlb = __atomic_load_n(&thpcheck_tlbs[cpu], __ATOMIC_SEQ_CST);
		if (slot_is_within(slot_of(tlb, THPCHECK_HUGE), frame, frames) ||
		    slot_is_within(slot_of(tlb, THPCHECK_SMALL), frame, frames))
			thpcheck_violation("P6", "a page is freed while a CPU still translates to it");
	}
}

void thpcheck_check_freed_table(unsigned long frame)
{
	unsigned int cpu;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++)
		if (translates(cpu) &&
		    slot_is_within(slot_of(__atomic_load_n(&thpcheck_tlbs[cpu], __ATOMIC_SEQ_CST), THPCHECK_TABLE),
				   frame, 1))
			thpcheck_violation("P7", "a page table is freed while a walker still has it in its cache");
}

/* Original pages are mapped nowhere again once they are removed, and by no huge entry once that is split. */
void thpcheck_check_returned(unsigned int slots)
{
	unsigned int cpu;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
		u64 tlb;

		if (!translates(cpu) || !slots)
			continue;
		tlb = __atomic_load_n(&thpcheck_tlbs[cpu], __ATOMIC_SEQ_CST);
		if ((slots & THPCHECK_NO_HUGE) && slot_is_within(slot_of(tlb, THPCHECK_HUGE), THPCHECK_ORIGINAL, HPAGE_PMD_NR))
			thpcheck_violation("P5", "a CPU still has the huge translation after the path has returned");
		if ((slots & THPCHECK_NO_SMALL) && slot_is_within(slot_of(tlb, THPCHECK_SMALL), THPCHECK_ORIGINAL, HPAGE_PMD_NR))
			thpcheck_violation("P5", "a CPU still translates to a page after the path that removed it has returned");
		if ((slots & THPCHECK_NO_TABLE) && (slot_of(tlb, THPCHECK_TABLE) & THPCHECK_SLOT_VALID))
			thpcheck_violation("P5", "a walker still goes through a table after the path that replaced it has returned");
	}
}
