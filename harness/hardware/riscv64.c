/* SPDX-License-Identifier: MIT */
/*
 * RISC-V Privileged Architecture, "Sv39"; arch/riscv/include/asm/pgtable-bits.h and pgtable-64.h: V is bit 0, R W
 * X bits 1 to 3, U bit 4, A bit 6, D bit 7, the page number bits 53 to 10. An entry is a leaf if R or X is set.
 * Accessed and dirty bits are set by hardware (Svadu): atomically, D never ahead of a store.
 */
struct thpcheck_entry thpcheck_arch_entry(u64 value, enum thpcheck_level level, enum thpcheck_use use)
{
	struct thpcheck_entry entry = { .kind = THPCHECK_ENTRY_FAULT, .updated = value };
	unsigned int v = value & 1, r = value >> 1 & 1, w = value >> 2 & 1, x = value >> 3 & 1, u = value >> 4 & 1;

	entry.address = (value >> 10 & ((1ULL << 44) - 1)) << 12;
	if (!v || (w && !r))
		return entry;
	if (!r && !x) {
		if (level == THPCHECK_PMD_LEVEL)
			entry.kind = THPCHECK_ENTRY_TABLE;
		return entry;
	}
	/* A misaligned superpage is a fault. */
	if (!u || !r || (use == THPCHECK_WRITE && !w) ||
	    (level == THPCHECK_PMD_LEVEL && (entry.address & (HPAGE_PMD_SIZE - 1))))
		return entry;
	entry.kind = THPCHECK_ENTRY_PAGE;
	entry.updated |= 1ULL << 6;
	if (use == THPCHECK_WRITE)
		entry.updated |= 1ULL << 7;
	entry.writable = w && (entry.updated >> 7 & 1);
	return entry;
}

/* sfence.vma: rs1 is an address, rs2 an identifier. */
struct thpcheck_range thpcheck_arch_range(unsigned int kind, unsigned long operand, unsigned long second)
{
	struct thpcheck_range range = { operand & PAGE_MASK, (operand & PAGE_MASK) + PAGE_SIZE, second };

	return range;
}
