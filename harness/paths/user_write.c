/* SPDX-License-Identifier: MIT */
/*
 * A user program that writes to a page of the range: once, or once more after a page fault that the kernel has handled.
 */

void thpcheck_path_user_write(void)
{
	struct thpcheck_local *self = thpcheck_self();

	self->begun = 1;
	if (thpcheck_user_access(THPCHECK_WRITE)) {
		thpcheck_sometimes("user wrote at once");
	} else {
		write_fault();
		if (thpcheck_user_access(THPCHECK_WRITE))
			thpcheck_sometimes("user wrote after a page fault");
		else
			thpcheck_sometimes("user did not write");
	}
	thpcheck_run_callbacks();
	self->done = 1;
}
