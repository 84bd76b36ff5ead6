/* SPDX-License-Identifier: MIT */
/*
 * kernel/smp.c: functions called on other CPUs. A CPU holds its interrupt lock while its interrupts are disabled
 * (the machine does that); whoever interrupts it takes that lock, runs the handler in its place, and releases it. So
 * an interrupt waits for a CPU with interrupts off, and the sender waits for the handler.
 */

/* For the machine: one lock a CPU. */
unsigned int thpcheck_interrupt_locks[THPCHECK_CPUS];

static void call_on_cpu(unsigned int cpu, smp_call_func_t function, void *info)
{
	struct thpcheck_local *self = thpcheck_self();
	unsigned int acting = self->acting;

	thpcheck_lock(&thpcheck_interrupt_locks[cpu]);
	self->acting = cpu + 1;
	function(info);
	self->acting = acting;
	thpcheck_unlock(&thpcheck_interrupt_locks[cpu]);
}

/* CPUs that nothing runs on would only lengthen the search. */
static int is_running(unsigned int cpu)
{
	return ((thpcheck_in_kernel | thpcheck_translating) >> cpu) & 1;
}

static void call_on_others(smp_call_func_t function, void *info)
{
	unsigned int cpu;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++)
		if (cpu != thpcheck_cpu() && is_running(cpu))
			call_on_cpu(cpu, function, info);
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 3, 0)
void smp_call_function(smp_call_func_t function, void *info, int wait)
{
	call_on_others(function, info);
}
#else
int smp_call_function(smp_call_func_t function, void *info, int wait)
{
	call_on_others(function, info);
	return 0;
}
#endif

static void call_on_mask(const struct cpumask *mask, smp_call_func_t function, void *info)
{
	unsigned int cpu;
	unsigned long flags;

	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
		if (!cpumask_test_cpu(cpu, mask) || !is_running(cpu))
			continue;
		if (cpu != thpcheck_cpu()) {
			call_on_cpu(cpu, function, info);
			continue;
		}
		local_irq_save(flags);
		function(info);
		local_irq_restore(flags);
	}
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 7, 0)
void on_each_cpu_cond_mask(smp_cond_func_t condition, smp_call_func_t function, void *info, bool wait,
			   const struct cpumask *mask)
{
	if (condition)
		thpcheck_unmodelled("a function called on CPUs under a condition");
	call_on_mask(mask, function, info);
}
#else
void on_each_cpu_mask(const struct cpumask *mask, smp_call_func_t function, void *info, bool wait)
{
	call_on_mask(mask, function, info);
}

int on_each_cpu(void (*function)(void *info), void *info, int wait)
{
	call_on_mask(cpu_online_mask, function, info);
	return 0;
}
#endif

#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 15, 0)
struct cpumask __cpu_online_mask = { CPU_BITS_ALL };
#endif
#ifndef nr_cpu_ids
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 14, 0)
unsigned int nr_cpu_ids = THPCHECK_CPUS;
#else
int nr_cpu_ids = THPCHECK_CPUS;
#endif
#endif
