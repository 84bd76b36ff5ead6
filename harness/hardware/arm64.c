/* SPDX-License-Identifier: MIT */
#define THPCHECK_BREAK_BEFORE_MAKE

/*
 * Arm DDI 0487, "VMSAv8-64 translation table format descriptors"; arch/arm64/include/asm/pgtable-hwdef.h: bits 1:0 are
 * 3 for a table or page, 1 for a block; AP[1] is bit 6 (EL0 may access), AP[2] bit 7 (read-only), AF bit 10, DBM bit
 * 51. "Hardware management of the Access flag and dirty state" (FEAT_HAFDBS, CONFIG_ARM64_HW_AFDBM): AF is set; AP[2]
 * is cleared by a write if DBM is set.
 */
struct thpcheck_entry thpcheck_arch_entry(u64 value, enum thpcheck_level level, enum thpcheck_use use)
{
	struct thpcheck_entry entry = { .kind = THPCHECK_ENTRY_FAULT, .updated = value };
	unsigned int type = value & 3;

	entry.address = value & 0x0000fffffffff000ULL;
	if (level == THPCHECK_PMD_LEVEL && type == 3) {
		entry.kind = THPCHECK_ENTRY_TABLE;
		return entry;
	}
	if (type != (level == THPCHECK_PMD_LEVEL ? 1 : 3) || !(value >> 6 & 1))
		return entry;
	if (level == THPCHECK_PMD_LEVEL)
		entry.address &= ~(u64)(HPAGE_PMD_SIZE - 1);
	if (IS_ENABLED(CONFIG_ARM64_HW_AFDBM)) {
		entry.updated |= 1ULL << 10;
		if (use == THPCHECK_WRITE && (value >> 51 & 1))
			entry.updated &= ~(1ULL << 7);
	}
	entry.writable = !(entry.updated >> 7 & 1);
	if ((entry.updated >> 10 & 1) && (use != THPCHECK_WRITE || entry.writable))
		entry.kind = THPCHECK_ENTRY_PAGE;
	return entry;
}

/* tlbi: page number in bits 43:0, identifier in bits 63:48; asm/tlbflush.h, __TLBI_VADDR(). */
struct thpcheck_range thpcheck_arch_range(unsigned int kind, unsigned long operand, unsigned long second)
{
	unsigned long start = (operand & ((1UL << 44) - 1)) << 12;
	struct thpcheck_range range = { start, start + PAGE_SIZE, operand >> 48 };

	return range;
}
