/* SPDX-License-Identifier: MIT */
#include <asm/cpu.h>
#include <asm/cpu-info.h>

/* Defined in arch/loongarch/kernel/setup.c. */
struct cpuinfo_loongarch cpu_data[NR_CPUS];

/* What cpu_probe_addrbits() of arch/loongarch/kernel/cpu-probe.c finds: 48 bits of virtual and physical addresses. */
void noinline __attribute__((used)) probe_boot(void)
{
	cpu_data[0].vabits = 48;
	cpu_data[0].pabits = 48;
}
