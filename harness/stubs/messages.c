/* SPDX-License-Identifier: MIT */
/*
 * What the kernel says when it finds something wrong. A message at the level of an error or above is a violation;
 * so is anything that taints the kernel.
 */

#ifdef CONFIG_PRINTK
static int note_message(const char *format)
{
	if (format[0] == '\001' && format[1] >= '0' && format[1] <= '3')
		thpcheck_violation("WARN", "the kernel reports an error in its log");
	return 0;
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(5, 15, 0)
int _printk(const char *format, ...)
{
	return note_message(format);
}
#else
int printk(const char *format, ...)
{
	return note_message(format);
}
#endif
#endif

/* The text of a WARN(); the trap that follows it is the violation. */
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 15, 0)
void __warn_printk(const char *format, ...)
{
}
#endif

/* WARN() of architectures without a trap for it. */
#ifndef __WARN_FLAGS
#if LINUX_VERSION_CODE >= KERNEL_VERSION(4, 6, 0)
void warn_slowpath_fmt(const char *file, const int line, unsigned int taint, const char *format, ...)
{
	thpcheck_violation("WARN", "WARN_ON() was hit");
}
#else
void warn_slowpath_fmt(const char *file, const int line, const char *format, ...)
{
	thpcheck_violation("WARN", "WARN_ON() was hit");
}

void warn_slowpath_null(const char *file, const int line)
{
	thpcheck_violation("WARN", "WARN_ON() was hit");
}
#endif
#endif

void add_taint(unsigned int flag, enum lockdep_ok lockdep)
{
	thpcheck_violation("WARN", "the kernel is tainted");
}

#if LINUX_VERSION_CODE >= KERNEL_VERSION(6, 6, 0)
void dump_page(const struct page *page, const char *reason)
{
}
#else
void dump_page(struct page *page, const char *reason)
{
}
#endif

asmlinkage void dump_stack(void)
{
}
