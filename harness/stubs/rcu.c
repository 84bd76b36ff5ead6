/* SPDX-License-Identifier: MIT */
/*
 * kernel/rcu: a callback runs when every CPU has left the read-side section, or the section with interrupts off, in
 * which it was when the callback was queued. Sections are locks that their CPU holds; the callbacks of a path run
 * when it has returned, after taking and releasing each of these locks once. Preemption that is merely off
 * holds nothing back: kernels with preemptible RCU do not promise more.
 */

unsigned int thpcheck_rcu_locks[THPCHECK_CPUS];

void thpcheck_rcu_read_lock(void)
{
	if (thpcheck_self()->rcu_nesting++ == 0)
		thpcheck_enter(&thpcheck_rcu_locks[thpcheck_cpu()]);
}

void thpcheck_rcu_read_unlock(void)
{
	if (--thpcheck_self()->rcu_nesting == 0)
		thpcheck_leave(&thpcheck_rcu_locks[thpcheck_cpu()]);
}

static void queue_callback(struct rcu_head *head, void (*function)(struct rcu_head *head))
{
	struct thpcheck_local *self = thpcheck_self();

	head->func = function;
	head->next = self->callbacks;
	self->callbacks = head;
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 20, 0)
void call_rcu(struct rcu_head *head, rcu_callback_t function)
{
	queue_callback(head, function);
}
#else
void call_rcu_sched(struct rcu_head *head, rcu_callback_t function)
{
	queue_callback(head, function);
}
#endif

static void wait_for(unsigned int *section)
{
	thpcheck_lock(section);
	thpcheck_unlock(section);
}

void thpcheck_run_callbacks(void)
{
	struct rcu_head *head = (struct rcu_head *)thpcheck_self()->callbacks;
	unsigned int cpu;

	if (!head)
		return;
	for (cpu = 0; cpu < THPCHECK_CPUS; cpu++) {
		if (cpu == thpcheck_cpu() || !((thpcheck_in_kernel >> cpu) & 1))
			continue;
		wait_for(&thpcheck_rcu_locks[cpu]);
		wait_for(&thpcheck_interrupt_locks[cpu]);
	}
	while (head) {
		struct rcu_head *next = (struct rcu_head *)head->next;

		head->func(head);
		head = next;
	}
	thpcheck_self()->callbacks = NULL;
}
