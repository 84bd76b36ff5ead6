/* SPDX-License-Identifier: MIT */
#include <asm/proc-fns.h>

/*
 * cpu_v7_set_pte_ext() of arch/arm/mm/proc-v7-3level.S, in C: an entry with L_PTE_NONE is made invalid, a clean or
 * read-only one is made read-only for the hardware; then one 64-bit store (strd).
 */
static void probe_set_pte_ext(pte_t *ptep, pte_t pte)
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
	.set_pte_ext = probe_set_pte_ext,
};
#else
void cpu_v7_set_pte_ext(pte_t *ptep, pte_t pte)
{
	probe_set_pte_ext(ptep, pte);
}
#endif

/* Which maintenance instructions are used; arch/arm/mm/tlb-v7.S */
struct cpu_tlb_fns cpu_tlb = {
	.tlb_flags = v7wbi_tlb_flags_smp,
};
