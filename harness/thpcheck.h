/* SPDX-License-Identifier: MIT */
/*
 * What the C of the harness and the machine say to each other. The functions are built into the machine
 * (src/machine/intrinsics); none of them is an access that another CPU can see, unless it says so.
 */
#ifndef THPCHECK_H
#define THPCHECK_H

/* A rule is broken here. Does not end the path. `rule` is "P2", "P10", ...; `message` is one line. */
void thpcheck_violation(const char *rule, const char *message);
/* What can be observed in a final state: called from thpcheck_finish() only, in a fixed order. */
void thpcheck_outcome(const char *name, unsigned long value);
/* The window of interest was reached (a `sometimes` of the scenario). */
void thpcheck_sometimes(const char *name);
/* Names memory for traces: `count` objects of `stride` bytes from `start`; name "pte" prints as pte[3]. */
void thpcheck_name(const void *start, unsigned long stride, unsigned long count, const char *name);
/* Names a field of the objects called `name`: page[1024]._mapcount. */
void thpcheck_field(const char *name, unsigned long offset, unsigned long bytes, const char *field);
/* Watches a page-table entry: every value it takes is recorded, and rule P1 applies to it. */
void thpcheck_watch(const void *entry, unsigned long bytes, const char *name);
/* Memory that becomes invalid from here on: any later access is a violation. Visible like a write of the range. */
void thpcheck_free(const void *start, unsigned long bytes);
/*
 * Blocking lock on a 32-bit word that is 0 when free: waits until it is free, then stores the CPU's number + 1.
 * Visible. Unlocking a word that this CPU does not hold is a violation. Used by the stubs of spin locks.
 */
void thpcheck_lock(void *word);
void thpcheck_unlock(void *word);
/*
 * As thpcheck_lock() and thpcheck_unlock(), for a word by which a CPU holds others back (interrupts off, RCU read-side
 * sections): visible only if another CPU uses the word too, with any of the four.
 */
void thpcheck_enter(void *word);
void thpcheck_leave(void *word);
/* Takes the lock if it is free: 1, otherwise 0. Visible. */
int thpcheck_trylock(void *word);
/* Number of the CPU that runs this, 0 .. n-1. During set-up and finish: 0. */
unsigned int thpcheck_cpu(void);
/* Whether CPU `cpu` of the scenario starts in the function of this name: 1, otherwise 0. */
int thpcheck_starts_in(unsigned int cpu, const char *function);
/* Stops the run as not modelled. */
void thpcheck_unmodelled(const char *what);

/*
 * Defined by the harness, called by the machine:
 *   void thpcheck_setup(void)        once, alone, before any CPU runs
 *   void thpcheck_setup_NAME(void)   as above, for scenarios that begin in another state
 *   void thpcheck_path_NAME(void)    entry of a CPU that runs path NAME: split, zap, fault, gup_fast, ...
 *   void thpcheck_tlb_maintenance(unsigned int kind, unsigned long operand, unsigned long second)
 *                                    a TLB maintenance instruction is executed (src/program/form.ts, tlbKind)
 *   unsigned int thpcheck_interrupt_locks[]   a lock for each CPU, which holds its own while its interrupts are off
 *   thpcheck_hardware_NAME()         accesses in such functions are a page walker's: freed memory may be read
 *   void thpcheck_finish(void)       in every final state, alone; its stores are undone: checks and outcomes
 *   unsigned int thpcheck_classify_pmd(const void *entry)   predicates of an entry value, bits below
 *   unsigned int thpcheck_classify_pte(const void *entry)
 */
#define THPCHECK_NONE 1u
#define THPCHECK_PRESENT 2u
#define THPCHECK_TRANS_HUGE 4u
#define THPCHECK_BAD 8u
#define THPCHECK_LEAF 16u

#endif
