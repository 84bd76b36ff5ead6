/* SPDX-License-Identifier: MIT */
#include <asm/cpu.h>
#include <asm/cpu-info.h>

/* Defined in arch/mips/kernel/setup.c. */
struct cpuinfo_mips cpu_data[NR_CPUS];

/*
 * What decode_config3() of arch/mips/kernel/cpu-probe.c finds on a Loongson 3 with read- and execute-inhibit, and what
 * coherency_setup() of arch/mips/mm/c-r4k.c makes of Config.K0 = 3, the cached attribute of these machines (v4.4
 * arch/mips/include/asm/pgtable-bits.h, _CACHE_CACHABLE_COHERENT of CONFIG_CPU_LOONGSON3).
 */
void noinline __attribute__((used)) probe_boot(void)
{
	cpu_data[0].options = MIPS_CPU_RIXI;
	_page_cachable_default = 3UL << _CACHE_SHIFT;
}
