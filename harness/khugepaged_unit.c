/* SPDX-License-Identifier: MIT */
/*
 * mm/khugepaged.c with a way to call collapse_huge_page(), which is static. Contents of user pages do not exist, so
 * copying and clearing them is nothing.
 */
#include "model.h"

#include <linux/highmem.h>
#define copy_mc_user_highpage(to, from, address, vma) 0
#define clear_user_highpage(page, address) do { } while (0)
/* The harness has its own: faults do not register with khugepaged. */
#define khugepaged_enter_vma thpcheck_khugepaged_enter_vma
void khugepaged_enter_vma(struct vm_area_struct *vma, unsigned long vm_flags);

#include <khugepaged.c>

int thpcheck_collapse(void)
{
	return collapse_huge_page(thpcheck_mm, THPCHECK_ADDRESS, HPAGE_PMD_NR, 0, &khugepaged_collapse_control) ==
	       SCAN_SUCCEED;
}
