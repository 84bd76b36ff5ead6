/* SPDX-License-Identifier: MIT */
#define THPCHECK_BREAK_BEFORE_MAKE

/*
 * ARM DDI 0406C, B3.6 "Long-descriptor translation table format"; arch/arm/include/asm/pgtable-3level-hwdef.h: bits
 * 1:0 are 3 for a table or page, 1 for a block; AP[1] is bit 6 (PL0 may access), AP[2] bit 7 (read-only), AF bit 10.
 * Software sets AF; there is no dirty state.
 */
struct thpcheck_entry thpcheck_arch_entry(u64 value, enum thpcheck_level level, enum thpcheck_use use)
{
	struct thpcheck_entry entry = { .kind = THPCHECK_ENTRY_FAULT, .updated = value };
	unsigned int type = value & 3;

	entry.address = value & 0x000000fffffff000ULL;
	if (level == THPCHECK_PMD_LEVEL && type == 3) {
		entry.kind = THPCHECK_ENTRY_TABLE;
		return entry;
	}
	if (type != (level == THPCHECK_PMD_LEVEL ? 1 : 3) || !(value >> 6 & 1) || !(value >> 10 & 1))
		return entry;
	if (level == THPCHECK_PMD_LEVEL)
		entry.address &= ~(u64)(HPAGE_PMD_SIZE - 1);
	entry.writable = !(value >> 7 & 1);
	if (use != THPCHECK_WRITE || entry.writable)
		entry.kind = THPCHECK_ENTRY_PAGE;
	return entry;
}

/* mcr c8: address in bits 31:12, identifier in bits 7:0, of operations by identifier too (B4.2.2). */
struct thpcheck_range thpcheck_arch_range(unsigned int kind, unsigned long operand, unsigned long second)
{
	unsigned long start = operand & PAGE_MASK;
	struct thpcheck_range range = { start, start + PAGE_SIZE, operand & 0xff };

	return range;
}
