/* SPDX-License-Identifier: MIT */
/*
 * kernel/locking/spinlock.c: the functions that spin_lock() and its like are calls of. A configuration that inlines
 * one of them defines a macro of its name, and does without ours.
 */

#ifndef _raw_spin_lock
void __lockfunc _raw_spin_lock(raw_spinlock_t *lock)
{
	preempt_disable();
	do_raw_spin_lock(lock);
}
#endif

#ifndef _raw_spin_trylock
int __lockfunc _raw_spin_trylock(raw_spinlock_t *lock)
{
	return do_raw_spin_trylock(lock);
}
#endif

#ifndef _raw_spin_lock_irqsave
unsigned long __lockfunc _raw_spin_lock_irqsave(raw_spinlock_t *lock)
{
	unsigned long flags;

	local_irq_save(flags);
	do_raw_spin_lock(lock);
	return flags;
}
#endif

#ifndef _raw_spin_lock_irq
void __lockfunc _raw_spin_lock_irq(raw_spinlock_t *lock)
{
	local_irq_disable();
	do_raw_spin_lock(lock);
}
#endif

#ifndef _raw_spin_unlock
void __lockfunc _raw_spin_unlock(raw_spinlock_t *lock)
{
	do_raw_spin_unlock(lock);
	preempt_enable();
}
#endif

#ifndef _raw_spin_unlock_irqrestore
void __lockfunc _raw_spin_unlock_irqrestore(raw_spinlock_t *lock, unsigned long flags)
{
	do_raw_spin_unlock(lock);
	local_irq_restore(flags);
}
#endif

#ifndef _raw_spin_unlock_irq
void __lockfunc _raw_spin_unlock_irq(raw_spinlock_t *lock)
{
	do_raw_spin_unlock(lock);
	local_irq_enable();
}
#endif
