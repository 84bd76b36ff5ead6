/* SPDX-License-Identifier: MIT */
/* As gup_fast, the second page of the range alone. */

void thpcheck_path_gup_fast_once(void)
{
	struct thpcheck_local *self = thpcheck_self();

	self->begun = 1;
	if (pin(1))
		thpcheck_sometimes("gup_fast pinned the page");
	else
		thpcheck_sometimes("gup_fast pinned no page");
	self->done = 1;
}
