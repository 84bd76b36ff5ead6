/* SPDX-License-Identifier: MIT */
/* One translation unit for the whole harness: the kernel's headers take longer to compile than everything here. */
#include "model.h"

#include "hardware/tlb.h"

#include "state.c"
#include "hardware/tlb.c"
#include "names.c"
#include "paths/split.c"
#include "setup.c"
#include "classify.c"
#include "finish.c"

#include "paths/zap.c"
#include "paths/fault.c"
#include "paths/collapse.c"
#include "paths/gup_fast.c"
#include "paths/gup_fast_once.c"
#include "paths/unmap.c"
#include "paths/user_read.c"
#include "paths/user_write.c"
#include "paths/walker.c"

#include "stubs/allocator.c"
#include "stubs/collapse.c"
#include "stubs/counters.c"
#include "stubs/interrupts.c"
#include "stubs/kernel.c"
#include "stubs/locks.c"
#include "stubs/maintenance.c"
#include "stubs/messages.c"
#include "stubs/rcu.c"

#if defined(CONFIG_RISCV)
#include "arch/riscv64.c"
#include "hardware/riscv64.c"
#elif defined(CONFIG_ARM64)
#include "arch/arm64.c"
#include "hardware/arm64.c"
#elif defined(CONFIG_ARM)
#include "arch/arm.c"
#include "hardware/arm.c"
#else
#error "no file in harness/arch for this architecture"
#endif

#include "hardware/walk.c"
