/* SPDX-License-Identifier: MIT */
#include <asm/lowcore.h>
#include <asm/setup.h>

#if BEFORE(6, 11)
#define PROBE_LOWCORE (&S390_lowcore)
#else
#define PROBE_LOWCORE get_lowcore()
#endif

/* What detect_machine_facilities() of arch/s390/kernel/early.c finds on a z13: IDTE, local clearing, large pages; no guest hints. */
void noinline __attribute__((used)) probe_boot(void)
{
	PROBE_LOWCORE->machine_flags = MACHINE_FLAG_IDTE | MACHINE_FLAG_TLB_LC | MACHINE_FLAG_EDAT1;
}
