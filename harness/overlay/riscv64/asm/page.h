/* SPDX-License-Identifier: MIT */
/*
 * Contents of user pages are not modelled, so clearing one must not touch memory: where the architecture clears
 * with memset(), a call of the harness takes its place.
 */
#ifndef THPCHECK_ASM_PAGE_H
#define THPCHECK_ASM_PAGE_H

#include_next <asm/page.h>

#ifndef __ASSEMBLY__
extern void thpcheck_clear_page(void *address);
#undef clear_page
#define clear_page(address) thpcheck_clear_page(address)
#undef clear_user_page
#define clear_user_page(address, user, page) thpcheck_clear_page(address)
#endif

#endif
