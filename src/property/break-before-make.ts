import type { Rule } from './rule.ts';

/** P12: break before make. Checked by the harness when a walker fills an entry (check_sizes() in harness/hardware/walk.c). Arm and arm64 forbid it, RISC-V does not. */
export const breakBeforeMake: Rule = {
  id: 'P12',
  name: 'break before make',
  statement: 'where the architecture forbids it, no TLB holds a huge and a small translation of one address',
  consequence:
    'A TLB conflict: an abort that the kernel does not expect, or an address made up of both translations.',
  finding: 'tlb-conflict',
};
