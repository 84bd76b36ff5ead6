/* SPDX-License-Identifier: MIT */
#include <asm/proc-fns.h>

/*
 * cpu_v7_set_pte_ext() of arch/arm/mm/proc-v7-3level.S, in C: an entry with L_PTE_NONE is made invalid, a clean or
 * read-only one is made read-only for the hardware; then one 64-bit store (strd).
 */
static void v7_set_pte_ext(pte_t *ptep, pte_t pte)
{
	u64 value = pte_val(pte);

	if (value & L_PTE_VALID) {
		if (value & L_PTE_NONE)
			value &= ~(u64)L_PTE_VALID;
		else if ((value & L_PTE_RDONLY) || !(value & L_PTE_DIRTY))
			value |= PTE_AP2;
		else
			value &= ~(u64)PTE_AP2;
	}
	*(volatile u64 *)ptep = value;
}

#ifdef MULTI_CPU
struct processor processor = {
	.set_pte_ext = v7_set_pte_ext,
};
#else
void cpu_v7_set_pte_ext(pte_t *ptep, pte_t pte)
{
	v7_set_pte_ext(ptep, pte);
}
#endif

/* What build_mem_type_table() of arch/arm/mm/mmu.c adds to the protections of user space: how memory is cached. */
void noinline __attribute__((used)) probe_boot(void)
{
	int i;

	for (i = 0; i < 16; i++)
		protection_map[i] = __pgprot(pgprot_val(protection_map[i]) | pgprot_val(pgprot_user));
}

/* Which maintenance instructions are used; arch/arm/mm/tlb-v7.S */
struct cpu_tlb_fns cpu_tlb = {
	.tlb_flags = v7wbi_tlb_flags_smp,
};
