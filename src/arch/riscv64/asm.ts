import type { AsmGotoRule, AsmRule } from '../architecture.ts';
import { compilerRules } from '../asm/compiler-rules.ts';
import { staticBranchRule } from '../asm/static-branch.ts';
import { amoRule, bitCountRule } from './asm/atomics.ts';
import { loadReservedRule } from './asm/exclusive.ts';
import { statusRules } from './asm/status.ts';
import { systemRules } from './asm/system.ts';

/** Inline assembly of 64-bit RISC-V. */
export const asm: readonly AsmRule[] = [
  ...compilerRules,
  amoRule,
  loadReservedRule,
  ...systemRules,
  ...statusRules,
  bitCountRule,
];

/** `asm goto` of 64-bit RISC-V: static keys and extension tests, as assembled. */
export const asmGoto: readonly AsmGotoRule[] = [
  staticBranchRule({
    source:
      'arch/riscv/include/asm/{jump_label,cpufeature-macros,hwcap}.h, arch_static_branch(), __riscv_has_extension_*()',
    jumps: ['j', 'jal'],
  }),
];
