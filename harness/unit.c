/* SPDX-License-Identifier: MIT */
/* One translation unit for the whole harness: the kernel's headers take longer to compile than everything here. */
#include "model.h"

#include "state.c"
#include "names.c"
#include "setup.c"
#include "classify.c"
#include "finish.c"

#include "paths/split.c"
#include "paths/zap.c"
#include "paths/fault.c"
#include "paths/gup_fast.c"

#include "stubs/allocator.c"
#include "stubs/counters.c"
#include "stubs/kernel.c"
#include "stubs/locks.c"
#include "stubs/maintenance.c"
#include "stubs/messages.c"

#if defined(CONFIG_RISCV)
#include "arch/riscv64.c"
#elif defined(CONFIG_ARM64)
#include "arch/arm64.c"
#elif defined(CONFIG_ARM)
#include "arch/arm.c"
#else
#error "no file in harness/arch for this architecture"
#endif
