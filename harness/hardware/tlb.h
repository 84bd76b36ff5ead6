/* SPDX-License-Identifier: MIT */
/*
 * The hardware that translates addresses, as programs over shared memory: a TLB for each CPU, page walkers, and
 * the instructions that drop translations. Only CPUs that run a user program or a walker have anything in their
 * TLB; for all others nothing here is an access that anybody can see.
 *
 * A TLB is one word of 64 bits, so that looking an address up, filling an entry and dropping entries are one step
 * each, as they are in hardware. It holds what it can hold of one address of the huge page (THPCHECK_USER_ADDRESS):
 *   bits  0..15  a translation by a huge entry
 *   bits 16..31  a translation by an entry of a table
 *   bits 32..47  the table, as walkers cache it (walk cache)
 *   bit  63      a walk is on its way; dropping what it may be about to fill ends it
 * A slot is: bit 0 valid, bit 1 may be written, bits 2..15 page frame (of a huge entry: the first one).
 */
#ifndef THPCHECK_TLB_H
#define THPCHECK_TLB_H

/* Kind of a maintenance instruction: src/program/form.ts, tlbKind. */
#define THPCHECK_DROP 1u
#define THPCHECK_DROP_ADDRESS 2u
#define THPCHECK_DROP_ASID 4u
#define THPCHECK_DROP_LEAF 8u
#define THPCHECK_DROP_BROADCAST 16u

/* The address that user programs access and walkers look up: the second page, as the fault path. */
#define THPCHECK_USER_INDEX 1
#define THPCHECK_USER_ADDRESS (THPCHECK_ADDRESS + THPCHECK_USER_INDEX * PAGE_SIZE)

#define THPCHECK_HUGE 0
#define THPCHECK_SMALL 16
#define THPCHECK_TABLE 32
#define THPCHECK_SLOT_BITS 0xffffULL
#define THPCHECK_SLOT_VALID 1u
#define THPCHECK_SLOT_WRITE 2u
#define THPCHECK_WALKING (1ULL << 63)

/* The identifier of the address space; no other one is in any TLB. */
#define THPCHECK_ASID 1

/* What an entry means to a page walker, told by each architecture (hardware/NAME.c). */
struct thpcheck_entry {
	/* The walk ends in a fault; goes on in a table; has found a page. */
	enum { THPCHECK_ENTRY_FAULT, THPCHECK_ENTRY_TABLE, THPCHECK_ENTRY_PAGE } kind;
	/* Physical address of the table or of the page. */
	u64 address;
	/* Writing needs no further walk. */
	unsigned int writable;
	/* The entry with accessed and dirty bits as the walker sets them before it uses it; often unchanged. */
	u64 updated;
};

enum thpcheck_use { THPCHECK_READ, THPCHECK_WRITE, THPCHECK_PREFETCH };
enum thpcheck_level { THPCHECK_PMD_LEVEL, THPCHECK_PTE_LEVEL };

/* What hardware reads in an entry; not what the kernel's predicates say. */
struct thpcheck_entry thpcheck_arch_entry(u64 entry, enum thpcheck_level level, enum thpcheck_use use);

/* What a maintenance instruction names. */
struct thpcheck_range {
	unsigned long start, end;
	unsigned long asid;
};

/* Reads the registers of a maintenance instruction; only what its kind says is used. */
struct thpcheck_range thpcheck_arch_range(unsigned int kind, unsigned long operand, unsigned long second);

/* Bit n: CPU n runs a user program, or a walker fills its TLB. Set by set-up, never written later. */
extern unsigned int thpcheck_translating;
/* Bit n: CPU n runs kernel code. As above. */
extern unsigned int thpcheck_in_kernel;

/* Drops what lies in a range of addresses from the TLB of one CPU. */
void thpcheck_drop_range(unsigned int cpu, unsigned long start, unsigned long end, unsigned int kind);
/* Drops everything from the TLB of one CPU. */
void thpcheck_drop_all(unsigned int cpu);
/* The CPU that the running code acts for: its own, or the one whose interrupt handler it runs. */
unsigned int thpcheck_acting_cpu(void);

/* P6: pages that are given back must not be translated to. */
void thpcheck_check_freed_pages(unsigned long frame, unsigned long frames);
/* P7: a table that is given back must not be in a walk cache. */
void thpcheck_check_freed_table(unsigned long frame);
/* P5: what a path has removed or replaced must not be translated any more when it returns. */
void thpcheck_check_returned(unsigned int slots);
#define THPCHECK_NO_HUGE 1u
#define THPCHECK_NO_SMALL 2u
#define THPCHECK_NO_TABLE 4u

/* 1 if the address could be accessed, 0 if the access ends in a page fault. */
int thpcheck_user_access(enum thpcheck_use use);
/* A walk of the tables on nobody's behalf, which may fill the TLB of a CPU; 1 if it has found a page. */
int thpcheck_walk_ahead(unsigned int cpu);

/* Locks by which CPUs hold interrupts and RCU callbacks back (stubs/interrupts.c, stubs/rcu.c). */
extern unsigned int thpcheck_interrupt_locks[THPCHECK_CPUS], thpcheck_rcu_locks[THPCHECK_CPUS];
extern u64 thpcheck_tlbs[THPCHECK_CPUS];

/* Waits until every CPU has left the sections that hold RCU callbacks back, and runs those of this CPU. */
void thpcheck_run_callbacks(void);

#endif
