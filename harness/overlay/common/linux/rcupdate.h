/* SPDX-License-Identifier: MIT */
/*
 * Read-side sections of RCU are nothing but compiler barriers in a kernel without preemption; here they are calls, so
 * that callbacks can wait for them as preemptible kernels do.
 */
#ifndef THPCHECK_RCUPDATE_H
#define THPCHECK_RCUPDATE_H

#include_next <linux/rcupdate.h>

extern void thpcheck_rcu_read_lock(void);
extern void thpcheck_rcu_read_unlock(void);
#undef rcu_read_lock
#define rcu_read_lock() thpcheck_rcu_read_lock()
#undef rcu_read_unlock
#define rcu_read_unlock() thpcheck_rcu_read_unlock()

#endif
