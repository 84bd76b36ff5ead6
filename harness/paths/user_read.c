/* SPDX-License-Identifier: MIT */
/*
 * A user program that reads a page of the range. Its CPU translates the address, looks ahead once more at any later
 * time, as hardware may, and translates it again. A page fault ends it.
 */

void thpcheck_path_user_read(void)
{
	struct thpcheck_local *self = thpcheck_self();

	self->begun = 1;
	if (!thpcheck_user_access(THPCHECK_READ)) {
		thpcheck_sometimes("user faulted at once");
	} else {
		thpcheck_walk_ahead(thpcheck_cpu());
		if (thpcheck_user_access(THPCHECK_READ))
			thpcheck_sometimes("user accessed the page twice");
		else
			thpcheck_sometimes("user faulted at the second access");
	}
	self->done = 1;
}
