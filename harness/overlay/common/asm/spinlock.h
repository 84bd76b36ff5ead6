/* SPDX-License-Identifier: MIT */
/*
 * Stands before the architecture's asm/spinlock.h: spin locks block in the machine instead of spinning, so the
 * order in which waiters get the lock is free. Fairness (tickets, queues) is dropped: that only adds schedules.
 * Reader-writer locks are taken as exclusive locks; no modelled path takes one twice.
 */
#ifndef __ASM_SPINLOCK_H
#define __ASM_SPINLOCK_H

#include <linux/compiler.h>
#include <linux/types.h>

extern void thpcheck_lock(void *word);
extern void thpcheck_unlock(void *word);
extern int thpcheck_trylock(void *word);

static inline void arch_spin_lock(arch_spinlock_t *lock)
{
	thpcheck_lock((void *)&lock->slock);
}

static inline int arch_spin_trylock(arch_spinlock_t *lock)
{
	return thpcheck_trylock((void *)&lock->slock);
}

static inline void arch_spin_unlock(arch_spinlock_t *lock)
{
	thpcheck_unlock((void *)&lock->slock);
}

static inline int arch_spin_is_locked(arch_spinlock_t *lock)
{
	return lock->slock != 0;
}

static inline int arch_spin_value_unlocked(arch_spinlock_t lock)
{
	return lock.slock == 0;
}

static inline int arch_spin_is_contended(arch_spinlock_t *lock)
{
	return 0;
}

#define arch_spin_is_contended arch_spin_is_contended
#define arch_spin_lock_flags(lock, flags) arch_spin_lock(lock)
#define arch_spin_relax(lock) do { } while (0)

/* Before 4.13: waiting for the holder is taking and dropping the lock. */
static inline void arch_spin_unlock_wait(arch_spinlock_t *lock)
{
	arch_spin_lock(lock);
	arch_spin_unlock(lock);
}

static inline void arch_read_lock(arch_rwlock_t *lock)
{
	thpcheck_lock((void *)&lock->lock);
}

static inline void arch_write_lock(arch_rwlock_t *lock)
{
	thpcheck_lock((void *)&lock->lock);
}

static inline int arch_read_trylock(arch_rwlock_t *lock)
{
	return thpcheck_trylock((void *)&lock->lock);
}

static inline int arch_write_trylock(arch_rwlock_t *lock)
{
	return thpcheck_trylock((void *)&lock->lock);
}

static inline void arch_read_unlock(arch_rwlock_t *lock)
{
	thpcheck_unlock((void *)&lock->lock);
}

static inline void arch_write_unlock(arch_rwlock_t *lock)
{
	thpcheck_unlock((void *)&lock->lock);
}

#define arch_read_can_lock(rw) ((rw)->lock == 0)
#define arch_write_can_lock(rw) ((rw)->lock == 0)
#define arch_read_lock_flags(rw, flags) arch_read_lock(rw)
#define arch_write_lock_flags(rw, flags) arch_write_lock(rw)
#define arch_read_relax(rw) do { } while (0)
#define arch_write_relax(rw) do { } while (0)
#define arch_rwlock_is_contended(rw) 0

#define smp_mb__after_spinlock() smp_mb()
#define smp_mb__before_spinlock() smp_wmb()

#define vcpu_is_preempted vcpu_is_preempted
static inline bool vcpu_is_preempted(int cpu)
{
	return false;
}

#endif
