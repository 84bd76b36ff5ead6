import type { AsmGotoRule, AsmRule } from '../architecture.ts';
import { compilerRules } from '../asm/compiler-rules.ts';
import { staticBranchRule } from '../asm/static-branch.ts';
import { accessRules } from './asm/access.ts';
import { entryUpdateRules } from './asm/entry-update.ts';
import { exclusiveLoopRule } from './asm/exclusive.ts';
import { compareAndSwapRule, largeSystemRule } from './asm/large-system.ts';
import { statusRules } from './asm/status.ts';
import { systemRules } from './asm/system.ts';

/** Inline assembly of 64-bit ARM. */
export const asm: readonly AsmRule[] = [
  ...compilerRules,
  ...entryUpdateRules,
  exclusiveLoopRule,
  ...systemRules,
  ...statusRules,
  ...accessRules,
  largeSystemRule,
  compareAndSwapRule,
];

/** `asm goto` of 64-bit ARM: static keys and capability tests, as assembled (no capability found). */
export const asmGoto: readonly AsmGotoRule[] = [
  staticBranchRule({
    source:
      'arch/arm64/include/asm/{jump_label,alternative-macros}.h, arch_static_branch(), alternative_has_cap_*()',
    jumps: ['b'],
  }),
];
