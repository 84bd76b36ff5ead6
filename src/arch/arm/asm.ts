import type { AsmGotoRule, AsmRule } from '../architecture.ts';
import { compilerRules } from '../asm/compiler-rules.ts';
import { staticBranchRule } from '../asm/static-branch.ts';
import { accessRules } from './asm/access.ts';
import { addressRules } from './asm/address.ts';
import { exclusiveLoopRule } from './asm/exclusive.ts';
import { statusRules } from './asm/status.ts';
import { systemRules } from './asm/system.ts';

/** Inline assembly of 32-bit ARM (ARMv7 with LPAE). */
export const asm: readonly AsmRule[] = [
  ...compilerRules,
  exclusiveLoopRule,
  ...addressRules,
  ...systemRules,
  ...statusRules,
  ...accessRules,
];

/** `asm goto` of 32-bit ARM: static keys, as assembled. */
export const asmGoto: readonly AsmGotoRule[] = [
  staticBranchRule({ source: 'arch/arm/include/asm/jump_label.h, arch_static_branch()', jumps: ['b'] }),
];
