/* SPDX-License-Identifier: MIT */
/* One translation unit: the kernel's headers take longer to compile than everything here. */
#include "probe/probe.h"

#include "probe/predicates.c"
#include "probe/changes.c"
#include "probe/stores.c"

#if defined(CONFIG_ARM)
#include "probe/arch/arm.c"
#elif defined(CONFIG_S390)
#include "probe/arch/s390.c"
#elif defined(CONFIG_PPC64)
#include "probe/arch/powerpc.c"
#endif
