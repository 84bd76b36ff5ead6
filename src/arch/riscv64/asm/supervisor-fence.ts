import { tlbKind } from '../../../program/form.ts';
import type { AsmRule } from '../../architecture.ts';
import { constantOf } from '../../asm/emit.ts';
import { argumentOf } from '../../asm/operands.ts';
import { simpleRule } from '../../asm/simple-rule.ts';

/**
 * `sfence.vma`: acts on the hart that executes it. With an address it orders only accesses of leaf entries, so what
 * is cached of tables stays.
 */
export const supervisorFence: AsmRule = simpleRule(
  {
    name: 'sfence.vma',
    source:
      'RISC-V Privileged Architecture, "Supervisor Memory-Management Fence Instruction": rs1 is an address (leaf entries only), rs2 an address-space identifier, x0 for all; arch/riscv/include/asm/tlbflush.h',
    pattern: /^sfence\.vma( (x0, )?\$\d(, \$\d)?)?$/,
  },
  (context, template) => {
    const [first, second] = template
      .replace('sfence.vma', '')
      .split(',')
      .map((text) => text.trim());
    const read = (text: string | undefined) =>
      text === undefined || !text.startsWith('$') ? undefined : argumentOf(context, Number(text.slice(1)));
    const address = read(first);
    const asid = read(second);
    const none = constantOf(0, 64);
    const kind =
      tlbKind.drop |
      (address === undefined ? 0 : tlbKind.address | tlbKind.leaf) |
      (asid === undefined ? 0 : tlbKind.asid);
    const args = [constantOf(kind, 32), address ?? none, asid ?? none];
    return [{ op: 'intrinsic', intrinsic: 'tlb.flush', width: 64, args, results: [] }];
  },
);
