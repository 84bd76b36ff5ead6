/* SPDX-License-Identifier: MIT */
/*
 * Stands before the architecture's asm/spinlock_types.h: every spin lock is one 32-bit word that is 0 when free,
 * as large as the ticket and queued locks of arm, arm64 and riscv.
 */
#ifndef __ASM_SPINLOCK_TYPES_H
#define __ASM_SPINLOCK_TYPES_H

typedef struct {
	volatile unsigned int slock;
} arch_spinlock_t;

#define __ARCH_SPIN_LOCK_UNLOCKED { 0 }

typedef struct {
	volatile unsigned int lock;
} arch_rwlock_t;

#define __ARCH_RW_LOCK_UNLOCKED { 0 }

#endif
