/* SPDX-License-Identifier: MIT */
/* The page walker of CPU 0, which runs kernel code meanwhile: it looks ahead in user addresses twice. */

void thpcheck_path_walker(void)
{
	struct thpcheck_local *self = thpcheck_self();
	int walks;

	self->begun = 1;
	for (walks = 0; walks < 2; walks++)
		if (thpcheck_walk_ahead(0))
			thpcheck_sometimes("walker filled the TLB");
		else
			thpcheck_sometimes("walker found nothing mapped");
	self->done = 1;
}
